import type { PoolClient } from 'pg';

/**
 * Runs `send`, which asks several queries of a pipelining client before it waits for any, and has
 * them leave in one write: a call into the kernel for each was 8 % of a worker's CPU
 * (docs/performance.md). What `send` asks later goes out as ever.
 */
export function sentTogether<Answer>(client: PoolClient, send: () => Answer): Answer {
  const { stream } = client.connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}
