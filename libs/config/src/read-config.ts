import { z } from 'zod';
import { toDatabaseSettings, type DatabaseSettings } from './database.settings';
import { toDataSettings, type DataSettings } from './data.settings';
import { toDemoSettings, type DemoSettings } from './demo.settings';
import { environmentVariables as variables } from './environment-variables';
import { toLimitsSettings, type LimitsSettings } from './limits.settings';
import { toLogSettings, type LogSettings } from './log.settings';
import { toNatsSettings, type NatsSettings } from './nats.settings';
import { toOutboundSettings, type OutboundSettings } from './outbound.settings';
import { toRetentionSettings, type RetentionSettings } from './retention.settings';
import { toSecretsSettings, type SecretsSettings } from './secrets.settings';
import { toServerSettings, type ServerSettings } from './server.settings';
import { toWorkerSettings, type WorkerSettings } from './worker.settings';

/** Every setting, by subject. */
export interface Config {
  readonly server: ServerSettings;
  readonly database: DatabaseSettings;
  readonly nats: NatsSettings;
  readonly limits: LimitsSettings;
  readonly outbound: OutboundSettings;
  readonly worker: WorkerSettings;
  readonly retention: RetentionSettings;
  readonly data: DataSettings;
  readonly secrets: SecretsSettings;
  readonly log: LogSettings;
  readonly demo: DemoSettings;
}

const Variables = z.object({
  ...variables.database.shape,
  ...variables.nats.shape,
  ...variables.server.shape,
  ...variables.limits.shape,
  ...variables.outbound.shape,
  ...variables.worker.shape,
  ...variables.retention.shape,
  ...variables.data.shape,
  ...variables.secrets.shape,
  ...variables.log.shape,
  ...variables.demo.shape,
});

/**
 * The settings of this process; read them once, at the start. An empty variable counts as unset.
 * @throws Error with one line per wrong variable, never with its value (it may be a secret), or
 * about a key file that cannot be used
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const set = Object.entries(environment).filter(([, value]) => value !== '');
  const parsed = Variables.safeParse(Object.fromEntries(set));
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not right.\n${lines.join('\n')}`);
  }
  const data = toDataSettings(parsed.data);
  return {
    server: toServerSettings(parsed.data),
    database: toDatabaseSettings(parsed.data),
    nats: toNatsSettings(parsed.data),
    limits: toLimitsSettings(parsed.data),
    outbound: toOutboundSettings(parsed.data),
    worker: toWorkerSettings(parsed.data),
    retention: toRetentionSettings(parsed.data),
    data,
    secrets: toSecretsSettings(parsed.data, data.dir),
    log: toLogSettings(parsed.data),
    demo: toDemoSettings(parsed.data),
  };
}
