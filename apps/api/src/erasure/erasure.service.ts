/**
 * Erases somebody from tables and streams (B-61). Rules:
 *
 * 1. Messages go before rows: only the rows tell which calls are meant, so that one cut short in
 *    between can be asked for again.
 * 2. An event a worker had in its hands may be stored meanwhile: what was erased is looked for
 *    again until nothing is found.
 * 3. What was asked for is kept nowhere, the log included.
 */
import type { ErasureAnswer, ErasureInput } from '@hookline/contracts';
import { callTarget, ErasureStore, phoneTarget, type ErasureTarget } from '@hookline/database';
import { UnavailableError } from '@hookline/engine';
import { MessageEraser } from '@hookline/messaging';
import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';

const mostPasses = 3;

@Injectable()
export class ErasureService {
  constructor(
    private readonly store: ErasureStore,
    private readonly messages: MessageEraser,
    private readonly log: PinoLogger,
  ) {
    log.setContext('erasure');
  }

  /** @throws UnavailableError while the streams cannot be reached; nothing is lost then */
  async erase(domainId: string, input: ErasureInput): Promise<ErasureAnswer> {
    const target = targetOf(domainId, input);
    if (input.preview) {
      const finds = await this.store.find(target);
      return { ...(await this.store.count(target, finds, input.keep_lists)), messages: 0 };
    }
    const erased = { events: 0, runs: 0, members: 0, list_entries: 0, others: 0, messages: 0 };
    for (let pass = 1; pass <= mostPasses; pass += 1) {
      const gone = await this.#eraseOnce(target, input.keep_lists);
      erased.events += gone.events;
      erased.runs += gone.runs;
      erased.members += gone.members;
      erased.list_entries += gone.list_entries;
      erased.others += gone.others;
      erased.messages += gone.messages;
      if (gone.events + gone.runs + gone.others + gone.messages === 0) break;
    }
    this.log.info({ domainId, ...erased }, 'personal data erased');
    return erased;
  }

  async #eraseOnce(target: ErasureTarget, keepLists: boolean): Promise<ErasureAnswer> {
    const finds = await this.store.find(target);
    const messages = await this.#eraseMessages(target, finds.calls);
    return { ...(await this.store.erase(target, finds, keepLists)), messages };
  }

  async #eraseMessages(
    { domainId, pattern }: ErasureTarget,
    calls: readonly string[],
  ): Promise<number> {
    try {
      const ofCalls = await this.messages.eraseCalls(domainId, calls);
      if (pattern === null) return ofCalls;
      return ofCalls + (await this.messages.eraseMentions(domainId, new RegExp(pattern)));
    } catch (cause) {
      const sentence = 'The streams cannot be reached; ask again.';
      throw new UnavailableError('nats.unavailable', sentence, { cause });
    }
  }
}

function targetOf(domainId: string, { phone, call = '' }: ErasureInput): ErasureTarget {
  return phone === undefined ? callTarget(domainId, call) : phoneTarget(domainId, phone);
}
