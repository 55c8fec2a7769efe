/** A key that seals secrets, from the settings. */
export interface SecretKey {
  /** Stands beside everything sealed with it. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}
