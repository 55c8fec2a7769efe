import type { Config } from '@hookline/config';

/** What the api is told at its start. */
export type ApiSettings = Pick<
  Config,
  | 'server'
  | 'database'
  | 'nats'
  | 'outbound'
  | 'limits'
  | 'retention'
  | 'data'
  | 'secrets'
  | 'log'
  | 'demo'
> & {
  /** The built thread for what must not run on the event loop. */
  readonly sandboxThread: URL;
};

/** Injects `ApiSettings`; for factories only, classes get the values they need. */
export const API_SETTINGS = Symbol('ApiSettings');
