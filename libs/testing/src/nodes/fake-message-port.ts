import type { MessagePort, MessageReceipt, OutgoingMessage } from '@hookline/engine';

/** Takes every message and keeps it; or fails every time as told. */
export class FakeMessagePort implements MessagePort {
  readonly sent: OutgoingMessage[] = [];

  constructor(private readonly failure: Error | null = null) {}

  readonly send = (message: OutgoingMessage): Promise<MessageReceipt> => {
    this.sent.push(message);
    return this.failure
      ? Promise.reject(this.failure)
      : Promise.resolve({
          messageId: `m${this.sent.length}`,
          status: 200,
          answer: { ok: true },
        });
  };
}
