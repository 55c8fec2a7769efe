import type { HttpPort, HttpRequest, HttpResponse } from '@hookline/engine';

/** Answers as told, in order, and keeps what was asked. The last answer repeats. */
export class FakeHttpPort implements HttpPort {
  readonly requests: HttpRequest[] = [];
  readonly #answers: (Partial<HttpResponse> | Error)[];

  constructor(...answers: (Partial<HttpResponse> | Error)[]) {
    this.#answers = answers;
  }

  readonly send = (request: HttpRequest): Promise<HttpResponse> => {
    this.requests.push(request);
    const next = this.#answers.length > 1 ? this.#answers.shift() : this.#answers[0];
    if (next instanceof Error) return Promise.reject(next);
    const answer = { status: 200, headers: {}, cookies: [], body: '', durationMs: 1, ...next };
    request.cookies?.keep(request.url, answer.cookies);
    return Promise.resolve(answer);
  };
}
