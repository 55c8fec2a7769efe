/**
 * One request and its whole answer. undici's own `request` hands the body out as a stream, which costs
 * more than the rest of the request; nobody here reads an answer before it is there. Rules (B-25):
 *
 * 1. Bytes are counted as they arrive; one too many breaks the connection off.
 * 2. The body of an answer that nobody wants is taken off the line while it is short, so that the
 *    connection can serve again.
 * 3. Whoever gives up gets his answer at once, also while the request still waits for a connection.
 */
import type { EventEmitter } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { tooLarge } from './read-body';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As they came, perhaps packed; empty where they were not wanted. */
  readonly bytes: Uint8Array;
}

export interface ExchangeOptions {
  /** Most bytes of a body that is wanted. */
  readonly maxBytes: number;
  readonly wantsBody: (answer: Omit<Answer, 'bytes'>) => boolean;
  /** Emits `abort` when it took too long. */
  readonly deadline: EventEmitter;
}

/** Most bytes of a body that is not wanted. */
const mostUnwantedBytes = 64 * 1024;

/** Rejects with `NodeFailure` `http.too-large`, or with what undici or the network says. */
export function exchange(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  options: ExchangeOptions,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const collector = new AnswerCollector(request.method === 'HEAD', options, {
      onAnswer: resolve,
      onFailure: reject,
    });
    try {
      dispatcher.dispatch(request, collector);
    } catch (error) {
      // What cannot be sent is refused here and now.
      collector.onResponseError(null, error);
    }
  });
}

class AnswerCollector implements Dispatcher.DispatchHandler {
  #controller: Dispatcher.DispatchController | null = null;
  #head: Omit<Answer, 'bytes'> | null = null;
  #isWanted = true;
  #isSettled = false;
  readonly #chunks: Uint8Array[] = [];
  #size = 0;

  constructor(
    private readonly isHead: boolean,
    private readonly options: ExchangeOptions,
    private readonly hear: {
      readonly onAnswer: (answer: Answer) => void;
      readonly onFailure: (error: unknown) => void;
    },
  ) {
    options.deadline.once('abort', this.#giveUp);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#isSettled) controller.abort(new Error('given up'));
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    // Informational: the answer itself follows.
    if (status < 200) return;
    this.#head = { status, headers };
    this.#isWanted = this.options.wantsBody(this.#head);
    // An answer to HEAD has the length of a body that does not come.
    const length = this.isHead ? 0 : Number(headers['content-length'] ?? 0);
    if (this.#isWanted && length > this.options.maxBytes) this.#refuse();
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Uint8Array): void {
    if (this.#isSettled) return;
    this.#size += chunk.length;
    if (this.#isWanted) {
      if (this.#size > this.options.maxBytes) this.#refuse();
      else this.#chunks.push(chunk);
    } else if (this.#size > mostUnwantedBytes) {
      this.onResponseEnd();
      this.#controller?.abort(new Error('not wanted'));
    }
  }

  onResponseEnd(): void {
    if (!this.#head || !this.#settle()) return;
    const [first] = this.#chunks;
    const bytes = this.#chunks.length === 1 && first ? first : Buffer.concat(this.#chunks);
    const { status, headers } = this.#head;
    this.hear.onAnswer({ status, headers, bytes });
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: unknown): void {
    if (this.#settle()) this.hear.onFailure(error);
  }

  readonly #giveUp = (): void => this.#fail(new Error('given up'));

  #refuse(): void {
    this.#fail(tooLarge(this.options.maxBytes));
  }

  #fail(error: Error): void {
    if (!this.#settle()) return;
    this.hear.onFailure(error);
    this.#controller?.abort(error);
  }

  /** False when somebody was told already. */
  #settle(): boolean {
    if (this.#isSettled) return false;
    this.#isSettled = true;
    this.options.deadline.off('abort', this.#giveUp);
    return true;
  }
}
