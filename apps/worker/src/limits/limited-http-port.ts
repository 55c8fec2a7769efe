import type { CallSignal, HttpPort, HttpRequest, HttpResponse } from '@hookline/engine';
import { originOf, type TargetDoor } from './target-door';

/** Calls of nodes, no more to one target at a time than its door lets in. */
export class LimitedHttpPort implements HttpPort {
  constructor(
    private readonly http: HttpPort,
    private readonly door: TargetDoor,
  ) {}

  /** Throws `PostponedFailure` (`http.busy`) beside what the port behind it throws. */
  readonly send = (request: HttpRequest, signal: CallSignal): Promise<HttpResponse> =>
    this.door.pass(originOf(request.url), signal, () => this.http.send(request, signal));
}
