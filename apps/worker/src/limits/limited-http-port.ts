/**
 * Calls to one target at the same time (reliability.md 7): 50 hanging calls to one address must not
 * hold back calls to others. Who finds no room waits in memory, then its run is parked.
 */
import {
  PostponedFailure,
  shortWaitMs,
  type HttpPort,
  type HttpRequest,
  type HttpResponse,
} from '@hookline/engine';
import { comeBackMs } from './come-back';
import type { KeyedSlots } from './keyed-slots';

export class LimitedHttpPort implements HttpPort {
  constructor(
    private readonly http: HttpPort,
    private readonly slots: KeyedSlots,
    private readonly random: () => number,
  ) {}

  /** Throws `PostponedFailure` (`http.busy`) beside what the port behind it throws. */
  readonly send = async (request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> => {
    const target = originOf(request.url);
    const hasRoom =
      this.slots.tryEnter(target) || (await this.slots.enter(target, shortWaitMs, signal));
    if (!hasRoom) {
      const sentence = `${this.slots.size} calls to ${target} are under way, the most at a time.`;
      throw new PostponedFailure('http.busy', sentence, comeBackMs(this.random()));
    }
    try {
      return await this.http.send(request, signal);
    } finally {
      this.slots.leave(target);
    }
  };
}

/** What cannot be read shares a door: the port behind refuses it by name. */
function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}
