import { parseCloudEvent, queueIdOf, type CloudEvent, type DeadLetter } from '@hookline/contracts';
import { DeadLetterStore, EventLogStore } from '@hookline/database';
import { ConflictError } from '@hookline/engine';
import { EventPublisher } from '@hookline/messaging';
import { Injectable } from '@nestjs/common';
import { KnownQueues } from '../events/known-queues';

@Injectable()
export class DeadLetterService {
  constructor(
    private readonly letters: DeadLetterStore,
    private readonly log: EventLogStore,
    private readonly queues: KnownQueues,
    private readonly publisher: EventPublisher,
  ) {}

  /**
   * Publishes the event again under the id it has. Publishing comes first: asked twice, it is
   * published once, and a letter is never settled for an event that went nowhere.
   * @throws NotFoundError; ConflictError when the cause is still there; UnavailableError
   */
  async retry(domainId: string, id: string): Promise<DeadLetter> {
    const { event, reason } = await this.letters.loadOpen(domainId, id);
    if (event === null) {
      const message = `It cannot be read (${reason}), so there is nothing to publish again.`;
      throw new ConflictError('dead_letter.unreadable', message);
    }
    await this.#refuseIfStillWrong(domainId, event);
    await this.publisher.publishAgain(domainId, event, id);
    return this.letters.settle(domainId, id, 'retried');
  }

  /** @throws NotFoundError; ConflictError when it is settled */
  discard(domainId: string, id: string): Promise<DeadLetter> {
    return this.letters.settle(domainId, id, 'discarded');
  }

  async #refuseIfStillWrong(domainId: string, event: CloudEvent): Promise<void> {
    const [problem] = parseCloudEvent(event).problems ?? [];
    if (problem) {
      throw new ConflictError('dead_letter.invalid', `${problem.path}: ${problem.message}`);
    }
    const queueId = queueIdOf(event);
    if (queueId !== null && (await this.queues.findUnknown(domainId, [queueId])).has(queueId)) {
      throw new ConflictError('event.queue.unknown', `There is no queue ${queueId} yet.`);
    }
    if ((await this.log.findKnownEvents(domainId, [event.id])).has(event.id)) {
      const message = 'An event with this id was accepted since; discard this one.';
      throw new ConflictError('event.id.reused', message);
    }
  }
}
