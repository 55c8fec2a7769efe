/**
 * Secrets at rest (B-10). Rules:
 *
 * 1. Each secret has a random key of its own; ours only encrypts that key (an envelope), so that
 *    rotation rewraps 32 bytes and never sees a secret.
 * 2. Both encryptions vouch for the place: domain, object, field and version. A sealed text that
 *    was moved, swapped or put back does not open.
 * 3. The first key seals; the others open what they sealed.
 */
import { randomBytes } from 'node:crypto';
import { UnavailableError } from '@hookline/engine';
import { decrypt, encrypt } from './aes-gcm';
import { readSealed, writeSealed, type SealedParts } from './sealed-text';
import type { SecretKey } from './secret-key';
import { placeBytes, type SecretPlace } from './secret-place';

const ownKeyBytes = 32;

export class SecretBox {
  readonly #keys: ReadonlyMap<string, Uint8Array>;
  readonly #first: SecretKey | null;

  /** @param keys in order: the first one seals. Without any, nothing can be sealed or opened. */
  constructor(keys: readonly SecretKey[]) {
    this.#keys = new Map(keys.map(({ id, key }) => [id, key]));
    this.#first = keys[0] ?? null;
  }

  /** Whether there is a key to seal with. */
  get canSeal(): boolean {
    return this.#first !== null;
  }

  /** The text to store. @throws UnavailableError (`secrets.no-key`) when no key is set */
  seal(secret: string, place: SecretPlace): string {
    const ownKey = randomBytes(ownKeyBytes);
    const body = encrypt(ownKey, Buffer.from(secret, 'utf8'), placeBytes(place));
    return writeSealed({ ...this.#wrap(ownKey, place), body });
  }

  /**
   * The secret.
   * @throws UnavailableError: `secrets.no-key` when its key is not set here, `secrets.unreadable`
   * when it was sealed for another place or changed
   */
  open(sealed: string, place: SecretPlace): string {
    const parts = this.#read(sealed, place);
    const ownKey = this.#unwrap(parts, place);
    return this.#orFault(place, () => decrypt(ownKey, parts.body, placeBytes(place))).toString();
  }

  /** Whether the first key sealed it, so that rotation may leave it as it is. */
  isCurrent(sealed: string): boolean {
    return readSealed(sealed)?.keyId === this.#first?.id;
  }

  /** The same secret under the first key. @throws UnavailableError as `open` does */
  rewrap(sealed: string, place: SecretPlace): string {
    const parts = this.#read(sealed, place);
    return writeSealed({ ...this.#wrap(this.#unwrap(parts, place), place), body: parts.body });
  }

  #wrap(ownKey: Buffer, place: SecretPlace): Pick<SealedParts, 'keyId' | 'wrappedKey'> {
    if (!this.#first) {
      const advice = 'Set SECRETS_KEYS for api and workers.';
      throw new UnavailableError('secrets.no-key', `No key for secrets is set. ${advice}`);
    }
    const { id, key } = this.#first;
    return { keyId: id, wrappedKey: encrypt(key, ownKey, placeBytes(place, id)) };
  }

  #unwrap({ keyId, wrappedKey }: SealedParts, place: SecretPlace): Buffer {
    const key = this.#keys.get(keyId);
    if (!key) {
      const sentence = `The key "${keyId}" of ${nameOf(place)} is not among SECRETS_KEYS.`;
      throw new UnavailableError('secrets.no-key', sentence);
    }
    return this.#orFault(place, () => decrypt(key, wrappedKey, placeBytes(place, keyId)));
  }

  #read(sealed: string, place: SecretPlace): SealedParts {
    const parts = readSealed(sealed);
    if (parts) return parts;
    throw unreadable(place);
  }

  #orFault(place: SecretPlace, decryption: () => Buffer): Buffer {
    try {
      return decryption();
    } catch (cause) {
      throw unreadable(place, cause);
    }
  }
}

function unreadable(place: SecretPlace, cause?: unknown): UnavailableError {
  const sentence = `The secret ${nameOf(place)} cannot be read: it was changed or moved.`;
  return new UnavailableError('secrets.unreadable', sentence, { cause });
}

function nameOf({ object, field }: SecretPlace): string {
  return `${object}.${field}`;
}
