import { streamsOf, subjectsOf, subjectToken, type JsonObject } from '@hookline/contracts';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { DurablePublisher } from '../publish/durable-publisher';

/** A run as its wake-ups name it. */
export interface WakeTarget {
  readonly partition: number;
  readonly domainId: string;
  readonly runId: string;
}

/** Wakes runs, now or at a time. The truth about waits is in Postgres: a wake-up may be lost. */
export class RunWaker {
  private readonly publisher: DurablePublisher;
  private readonly subjects: ReturnType<typeof subjectsOf>;
  private readonly stream: string;
  private manager: Promise<JetStreamManager> | null = null;

  constructor(
    private readonly connection: NatsConnection,
    namespace?: string,
  ) {
    this.publisher = new DurablePublisher(connection);
    this.subjects = subjectsOf(namespace);
    this.stream = streamsOf(namespace).runs;
  }

  /**
   * Schedules a wake-up; a second one for the same node replaces the first. Comes 0 to 300 ms
   * late, never early; a time that has passed comes at once.
   * @throws UnavailableError when it is not known to be stored within 2 s
   */
  async wakeAt(run: WakeTarget & { nodeId: string }, at: Date, payload: JsonObject): Promise<void> {
    await this.publisher.publish(this.timerOf(run), JSON.stringify(payload), {
      schedule: { specification: { at }, target: this.subjects.runWake(run) },
    });
  }

  /**
   * Wakes the run as soon as its partition's owner gets to it.
   * @param msgId `run:<id>:<n>`; the same id within 2 minutes wakes once
   * @throws UnavailableError when it is not known to be stored within 2 s
   */
  async wakeNow(run: WakeTarget, payload: JsonObject, msgId: string): Promise<void> {
    await this.publisher.publish(this.subjects.runWake(run), JSON.stringify(payload), {
      msgID: msgId,
    });
  }

  /**
   * Takes back scheduled wake-ups: of one node, or of the whole run without `nodeId`. One that
   * fired already still arrives. Done by purging: a publish on the subject of a schedule only
   * looks like a cancel, the schedule returns when the server restarts.
   */
  async cancel(run: { domainId: string; runId: string; nodeId?: string }): Promise<void> {
    this.manager ??= jetstreamManager(this.connection, { checkAPI: false });
    const { nodeId } = run;
    const filter =
      nodeId === undefined ? this.subjects.runTimersOf(run) : this.timerOf({ ...run, nodeId });
    await (await this.manager).streams.purge(this.stream, { filter });
  }

  private timerOf(step: { domainId: string; runId: string; nodeId: string }): string {
    return this.subjects.runTimer({ ...step, nodeId: subjectToken(step.nodeId) });
  }
}
