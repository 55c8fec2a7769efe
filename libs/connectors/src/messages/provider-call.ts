import type { HttpResponse, MessageReceipt, SendPace } from '@hookline/engine';

/** One message, ready to be sent to a provider over HTTP. */
export interface ProviderCall {
  readonly request: {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
  /** Limits of the provider, from the widest to the narrowest (B-43). */
  readonly paces: readonly SendPace[];
  /** Judges the answer. Throws `NodeFailure`, or `LimitReached` when the provider asks to wait. */
  readonly read: (response: HttpResponse) => MessageReceipt;
}
