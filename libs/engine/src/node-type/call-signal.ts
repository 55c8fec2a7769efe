/** What tells a call to end before its time: an `AbortSignal`, or something lighter that does the same. */
export interface CallSignal {
  readonly aborted: boolean;
  addEventListener(
    type: 'abort',
    listener: () => void,
    options?: { readonly once?: boolean },
  ): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
