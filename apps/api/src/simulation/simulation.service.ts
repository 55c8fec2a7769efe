/**
 * Walks virtual contacts through a queue. Their events take the road of real ones: they are
 * published to the stream and start the queue's hooks.
 *
 * `fast` publishes with 50 ms between events and answers when all are stored; their times lie in
 * the past, so that the last one is now. `real` answers with the first and publishes the others
 * when their time comes, as long as this process lives.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  findQueueType,
  simulateContact,
  simulationScenariosOf,
  type SimulateAnswer,
  type SimulateInput,
  type SimulatedEvent,
  type SimulationScenarioDescription,
} from '@hookline/contracts';
import { SimulationStore, type SimulatedQueue } from '@hookline/database';
import { InvalidFlowError, NotFoundError } from '@hookline/engine';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { Caller } from '../access/caller';
import { EventIntake } from '../events/event-intake.service';
import { seededChance } from './seeded-chance';

const fastPauseMs = 50;

@Injectable()
export class SimulationService implements OnModuleDestroy {
  private readonly stopped = new AbortController();

  constructor(
    private readonly store: SimulationStore,
    private readonly intake: EventIntake,
    private readonly log: PinoLogger,
  ) {
    log.setContext(SimulationService.name);
  }

  onModuleDestroy(): void {
    this.stopped.abort();
  }

  /** @throws NotFoundError when the domain has no such queue */
  async listScenarios(
    caller: Caller,
    queueId: string,
  ): Promise<readonly SimulationScenarioDescription[]> {
    return simulationScenariosOf((await this.loadQueue(caller, queueId)).type);
  }

  /** @throws NotFoundError, InvalidFlowError for a scenario that cannot happen in the queue */
  async simulate(caller: Caller, queueId: string, input: SimulateInput): Promise<SimulateAnswer> {
    const queue = await this.loadQueue(caller, queueId);
    const scenario = findScenario(queue, input.scenario);
    const member = findQueueType(queue.type)?.members
      ? await this.store.findMember(queueId, input.destination)
      : null;
    const destination = input.destination ?? member?.destination ?? inventNumber();
    const attemptId = newAttemptId();
    const walk = (startedAt: number) =>
      simulateContact({
        scenario,
        queue: { id: queue.id, type: queue.type, processing: queue.processing },
        agents: queue.agents,
        contact: {
          destination,
          ...(member === null ? {} : { memberId: member.id, name: member.name }),
          variables: { ...queue.variables, ...member?.variables, ...input.variables },
        },
        attemptId,
        startedAt: new Date(startedAt),
        newId: randomUUID,
        // The same chance each time: the first walk only tells how long it takes.
        random: seededChance(Number(attemptId) % 2 ** 32),
      });
    const now = Date.now();
    const isFast = input.speed === 'fast';
    const events = walk(isFast ? now - (walk(now).at(-1)?.afterMs ?? 0) : now);
    await this.publish(caller.domainId, events, isFast);
    return {
      attempt_id: attemptId,
      destination,
      events: events.map(({ event, afterMs }, index) => ({
        id: event.id,
        type: event.type,
        after_ms: isFast ? index * fastPauseMs : Math.round(afterMs),
      })),
    };
  }

  private async publish(
    domainId: string,
    events: readonly SimulatedEvent[],
    isFast: boolean,
  ): Promise<void> {
    const [first, ...rest] = events;
    if (first === undefined) return;
    await this.accept(domainId, first);
    if (isFast) {
      for (const event of rest) {
        await sleep(fastPauseMs);
        await this.accept(domainId, event);
      }
      return;
    }
    void this.publishInTime(domainId, rest, first.afterMs);
  }

  private async publishInTime(
    domainId: string,
    events: readonly SimulatedEvent[],
    sinceMs: number,
  ): Promise<void> {
    let atMs = sinceMs;
    try {
      for (const event of events) {
        await sleep(event.afterMs - atMs, undefined, { signal: this.stopped.signal, ref: false });
        atMs = event.afterMs;
        await this.accept(domainId, event);
      }
    } catch (error) {
      if (this.stopped.signal.aborted) return;
      this.log.warn({ err: error, domainId }, 'simulated contact broke off');
    }
  }

  private async accept(domainId: string, { event }: SimulatedEvent): Promise<void> {
    await this.intake.accept(domainId, [event], { isBatch: false });
  }

  private async loadQueue({ domainId }: Caller, queueId: string): Promise<SimulatedQueue> {
    const queue = await this.store.findQueue(domainId, queueId);
    if (queue === null) throw new NotFoundError('queue.not_found', `There is no queue ${queueId}.`);
    return queue;
  }
}

function findScenario(queue: SimulatedQueue, word: string): SimulationScenarioDescription['id'] {
  const possible = simulationScenariosOf(queue.type);
  const found = possible.find((one) => one.id === word);
  if (found === undefined) {
    throw refused('scenario', `needs one of ${possible.map((one) => one.id).join(', ')}`);
  }
  if (queue.agents.length === 0 && findQueueType(queue.type)?.agents) {
    throw refused('queue', 'the team of the queue has no agent to offer the contact to');
  }
  return found.id;
}

function refused(path: string, message: string): InvalidFlowError {
  return new InvalidFlowError([{ level: 'error', code: 'simulation.refused', path, message }]);
}

function inventNumber(): string {
  return `38044${String(randomInt(10_000_000)).padStart(7, '0')}`;
}

// Must not meet the id of another simulated attempt; stays below 2^53.
function newAttemptId(): string {
  return String(Date.now() * 1_000 + randomInt(1_000));
}
