/**
 * Ends the process when it is asked to: by SIGTERM or SIGINT, or by the end of the process that
 * started it. Rules:
 *
 * 1. It ends with 0 once everything in hand is settled, with 1 when that fails or takes too long.
 * 2. A worker sends requests before it is fully up. Asked meanwhile, it finishes starting first:
 *    ending at once would be a crash, and crashes repeat requests.
 */
import type { Logger } from 'pino';

/** A start that hangs, on a server that is away, is broken off. */
const startWithinMs = 10_000;
/** reliability.md 7 */
const stopWithinMs = 30_000;
const lookAtParentMs = 1_000;

interface Stoppable {
  readonly stop: () => Promise<void>;
}

export interface StopOnRequestOptions {
  /** The start that is under way. Who waits for it deals with its failure. */
  readonly starting: Promise<Stoppable>;
  /** `kill -9` of a supervisor reaches its children by no signal; only the parent id tells. */
  readonly supervised: boolean;
  readonly host: Pick<NodeJS.Process, 'on' | 'ppid'> & { readonly exit: (code: number) => void };
  readonly log: Pick<Logger, 'info' | 'error'>;
}

/** Call it before the start is awaited. */
export function stopOnRequest({ starting, supervised, host, log }: StopOnRequestOptions): void {
  let isAsked = false;
  const ask = (reason: string): void => {
    if (isAsked) return;
    isAsked = true;
    log.info({ reason }, 'worker is asked to stop');
    setTimeout(() => host.exit(1), stopWithinMs).unref();
    const late = setTimeout(() => host.exit(1), startWithinMs);
    starting
      .finally(() => clearTimeout(late))
      .then((worker) => worker.stop())
      .then(
        () => host.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'stopping failed');
          host.exit(1);
        },
      );
  };
  host.on('SIGTERM', () => ask('SIGTERM'));
  host.on('SIGINT', () => ask('SIGINT'));
  if (!supervised) return;
  const parent = host.ppid;
  const timer = setInterval(() => {
    if (host.ppid === parent) return;
    clearInterval(timer);
    ask('the supervisor is gone');
  }, lookAtParentMs);
  timer.unref();
}
