import { natsHealth, type NatsConnection } from '@hookline/messaging';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NATS_CONNECTION } from '../messaging/nats-connection';
import type { HealthCheck, HealthReport } from './health-report';

const answerWithinMs = 2_000;

/** Asks what this process depends on. Nobody is told an address or a driver's words. */
@Injectable()
export class HealthService {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(NATS_CONNECTION) private readonly nats: NatsConnection,
  ) {}

  /** Answers within two seconds and never throws. */
  async report(): Promise<HealthReport> {
    const [database, nats] = await Promise.all([
      timed(async () => {
        await this.dataSource.query('select 1');
        return null;
      }, 'PostgreSQL does not answer.'),
      timed(async () => {
        const { connected } = await natsHealth(this.nats);
        return connected ? null : 'NATS is not connected.';
      }, 'NATS does not answer.'),
    ]);
    const status = database.ok && nats.ok ? 'ready' : 'not ready';
    return { status, checks: { database, nats } };
  }
}

/** @param ask answers null or what is wrong */
async function timed(ask: () => Promise<string | null>, silence: string): Promise<HealthCheck> {
  const startedAt = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(silence), answerWithinMs);
  });
  const wrong = await Promise.race([ask().catch(() => silence), tooLate]);
  clearTimeout(timer);
  const durationMs = Math.round((performance.now() - startedAt) * 10) / 10;
  return { ok: wrong === null, duration_ms: durationMs, detail: wrong ?? 'It answers.' };
}
