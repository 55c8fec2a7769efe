/**
 * Which partitions this worker works on, and what changes hands with them. Rules:
 *
 * 1. Taking over: first the runs the former owner left, those it put off for want of room included,
 *    then its unacknowledged events again and in order (consumer reset), then news. So the order of
 *    a call survives the move.
 * 2. Giving back: stop pulling, let the lanes run dry, then release the lease.
 * 3. A worker that could not renew in time stops pulling by itself; the fence of each run keeps
 *    what it still does from counting, and an event it still holds is not stored.
 * 4. It asks for no message beyond its lease: one sent to a process that stands still is held back
 *    there, and the new owner would get it after newer ones.
 * 5. Of a partition that was not given back but had lapsed, all runs are taken, though their worker may
 *    live: it stood still, and would go on beside us.
 */
import type { PgPartitionLeases, PgRunClaims } from '@hookline/database/runtime';
import {
  eventConsumerName,
  PartitionConsumer,
  runConsumerName,
  type IncomingMessage,
  type NatsConnection,
} from '@hookline/messaging';
import type { Streams } from '@hookline/contracts';
import type { Clock } from '@hookline/engine';
import type { Logger } from 'pino';
import { longestHoldMs } from '../limits/put-off-calls';
import type { ClaimGate } from '../runs/claim-gate';
import type { RunExecutor } from '../runs/run-executor';
import type { RunLanes } from '../runs/run-lanes';
import type { WorkerLease } from './worker-lease';

export const beatEveryMs = 5_000;
const drainWithinMs = 20_000;
/** What is not acked comes again after a crash: an event is known by its id, a wake finds its run gone on. */
const ackWithinMs = 1_000;

export interface PartitionOwnerDeps {
  readonly connection: NatsConnection;
  readonly streams: Streams;
  readonly leases: PgPartitionLeases;
  readonly lease: WorkerLease;
  readonly claims: PgRunClaims;
  readonly executor: RunExecutor;
  readonly gate: ClaimGate;
  readonly lanes: RunLanes;
  readonly clock: Clock;
  readonly onEvent: (message: IncomingMessage) => Promise<void>;
  readonly onWake: (message: IncomingMessage) => Promise<void>;
  readonly log: Logger;
}

export class PartitionOwner {
  readonly #consumers = new Map<number, readonly PartitionConsumer[]>();
  /** Given back soon: no longer pulled, still leased while their lanes run dry. */
  readonly #leaving = new Set<number>();
  /** Lapsed before they were ours, and not taken over yet. */
  readonly #lapsed = new Set<number>();
  #beating = false;
  #stopped = false;

  constructor(private readonly deps: PartitionOwnerDeps) {}

  /** Partitions this worker pulls from. */
  get owned(): readonly number[] {
    return [...this.#consumers.keys()];
  }

  /** One round: renew, take, give back. Never throws; a failed round is made up by the next. */
  async beat(): Promise<void> {
    if (this.#beating || this.#stopped) return;
    this.#beating = true;
    try {
      const sentAt = this.deps.clock.now();
      const { owned, lapsed, surplus } = await this.deps.leases.beat();
      this.deps.lease.renewedAt(sentAt);
      for (const partition of lapsed) this.#lapsed.add(partition);
      await this.#follow(owned, surplus);
    } catch (error) {
      this.deps.log.warn({ err: error }, 'leases not renewed');
      await this.#stopPullingIfLapsed();
    } finally {
      this.#beating = false;
    }
  }

  /** Stops pulling everywhere; leases stay until `leave`. */
  async stopPulling(): Promise<void> {
    this.#stopped = true;
    await this.#drop(this.owned);
  }

  async #follow(leased: readonly number[], surplus: number): Promise<void> {
    await this.#drop(this.owned.filter((partition) => !leased.includes(partition)));
    const fresh = leased.filter(
      (partition) => !this.#consumers.has(partition) && !this.#leaving.has(partition),
    );
    if (fresh.length > 0) await this.#takeOver(fresh);
    const over = surplus - this.#leaving.size;
    if (over > 0) this.#giveBackInBackground(this.owned.slice(0, over));
  }

  async #takeOver(partitions: readonly number[]): Promise<void> {
    // What is put off again meanwhile waits for its time.
    const except: string[] = [];
    for (;;) {
      const { claims, executor, gate } = this.deps;
      const runs = await gate.shared(async () => {
        const putOffSeconds = longestHoldMs / 1_000;
        const lapsed = partitions.filter((partition) => this.#lapsed.has(partition));
        const left = await claims.claimLeft(partitions, { putOffSeconds, except, lapsed });
        executor.expect(left.map(({ runId }) => runId));
        return left;
      });
      except.push(...runs.map(({ runId }) => runId));
      if (runs.length === 0) break;
      this.deps.log.info({ runs: runs.length }, 'runs of a former owner taken over');
      await executor.adopt(runs);
    }
    for (const partition of partitions) {
      this.#lapsed.delete(partition);
      if (!this.#stopped) await this.#startPulling(partition);
    }
    this.deps.log.info({ partitions: partitions.length }, 'partitions taken over');
  }

  async #startPulling(partition: number): Promise<void> {
    const { connection, streams, lease, log } = this.deps;
    const onError = (error: unknown): void =>
      log.warn({ err: error, partition }, 'message put off');
    const events = new PartitionConsumer(connection, {
      stream: streams.events,
      consumer: eventConsumerName(partition),
      ackWithinMs,
      leftMs: lease.leftMs,
      onError,
    });
    const wakes = new PartitionConsumer(connection, {
      stream: streams.runs,
      consumer: runConsumerName(partition),
      ackWithinMs,
      leftMs: lease.leftMs,
      onError,
    });
    await events.reset();
    this.#consumers.set(partition, [events, wakes]);
    this.#pull(events, this.deps.onEvent, partition);
    this.#pull(wakes, this.deps.onWake, partition);
  }

  #pull(
    consumer: PartitionConsumer,
    onMessage: (message: IncomingMessage) => Promise<void>,
    partition: number,
  ): void {
    consumer.consume(onMessage).catch((error: unknown) => {
      // The next beat finds the partition leased but not pulled, and takes it over again.
      this.deps.log.error({ err: error, partition }, 'pulling broke off');
      this.#consumers.delete(partition);
    });
  }

  /** Not awaited by the beat: the leases must be renewed while the lanes run dry. */
  #giveBackInBackground(partitions: readonly number[]): void {
    for (const partition of partitions) this.#leaving.add(partition);
    this.#giveBack(partitions)
      .catch((error: unknown) => this.deps.log.warn({ err: error }, 'partitions not given back'))
      .finally(() => {
        for (const partition of partitions) this.#leaving.delete(partition);
      });
  }

  async #giveBack(partitions: readonly number[]): Promise<void> {
    await this.#drop(partitions);
    const deadline = this.deps.clock.now().getTime() + drainWithinMs;
    const busy = (): boolean =>
      partitions.some((partition) => this.deps.lanes.loadOf(partition) > 0);
    while (busy() && this.deps.clock.now().getTime() < deadline) await this.deps.clock.sleep(50);
    await this.deps.leases.release(partitions);
    this.deps.log.info({ partitions: partitions.length }, 'partitions given back');
  }

  async #stopPullingIfLapsed(): Promise<void> {
    if (!this.deps.lease.hasLapsed() || this.#consumers.size === 0) return;
    this.deps.log.warn('leases lapsed, pulling stopped');
    await this.#drop(this.owned);
  }

  async #drop(partitions: readonly number[]): Promise<void> {
    const dropped = partitions.flatMap((partition) => {
      const consumers = this.#consumers.get(partition) ?? [];
      this.#consumers.delete(partition);
      return consumers;
    });
    await Promise.all(dropped.map((consumer) => consumer.stop()));
  }
}
