/** Where a secret belongs. Sealed for one place it opens at no other (B-10). */
export interface SecretPlace {
  readonly domainId: string;
  /** Kind and id, e.g. `domain-variable:12`. */
  readonly object: string;
  readonly field: string;
  /** Counts the values this field has had, so that an older one put back does not open. */
  readonly version: number;
}

/** The place as the bytes that both encryptions vouch for. */
export function placeBytes(place: SecretPlace, ...more: readonly string[]): Buffer {
  // A JSON list, because a name may hold any separator.
  const { domainId, object, field, version } = place;
  return Buffer.from(JSON.stringify([domainId, object, field, version, ...more]));
}
