/** A sealed secret, taken apart. */
export interface SealedParts {
  readonly keyId: string;
  /** The secret's own key, encrypted with ours. */
  readonly wrappedKey: Buffer;
  /** The secret, encrypted with its own key. */
  readonly body: Buffer;
}

const format = 's1';
const shape = /^s1\.([A-Za-z0-9_-]{1,32})\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/;

/** The text that is stored: `s1.<key id>.<wrapped key>.<body>`, base64url. */
export function writeSealed({ keyId, wrappedKey, body }: SealedParts): string {
  return [format, keyId, wrappedKey.toString('base64url'), body.toString('base64url')].join('.');
}

/** The parts; null when the text is none of ours. */
export function readSealed(sealed: string): SealedParts | null {
  const [, keyId, wrappedKey, body] = shape.exec(sealed) ?? [];
  if (!keyId || !wrappedKey || !body) return null;
  return {
    keyId,
    wrappedKey: Buffer.from(wrappedKey, 'base64url'),
    body: Buffer.from(body, 'base64url'),
  };
}
