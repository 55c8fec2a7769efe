/** One limit of a provider: at most one message in so many milliseconds under a key. */
export interface SendPace {
  readonly key: string;
  readonly everyMs: number;
}

/** Whose turn it is to send, shared by all workers (B-43). */
export interface SendTurns {
  /**
   * Takes the next moment that all paces allow and answers the milliseconds until then. One further
   * off than `longestMs` is kept for the holder: ask again with the same holder shortly before.
   */
  readonly take: (holder: string, paces: readonly SendPace[], longestMs: number) => Promise<number>;
  /** Lets nobody send under these keys for a while: the provider asked for it. */
  readonly pause: (keys: readonly string[], pauseMs: number) => Promise<void>;
}
