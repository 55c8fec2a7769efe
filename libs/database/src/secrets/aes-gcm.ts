import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ivBytes = 12;
const tagBytes = 16;

/** AES-256-GCM. Answers a fresh random iv, the tag and the text, in one piece. */
export function encrypt(key: Uint8Array, plain: Uint8Array, vouched: Uint8Array): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
  cipher.setAAD(vouched);
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]);
}

/** What `encrypt` was given. @throws Error when key, bytes or what is vouched for differ */
export function decrypt(key: Uint8Array, sealed: Uint8Array, vouched: Uint8Array): Buffer {
  const iv = sealed.subarray(0, ivBytes);
  const tag = sealed.subarray(ivBytes, ivBytes + tagBytes);
  // Node takes a short tag for a weaker one and would check no more than its bytes.
  if (tag.length !== tagBytes) throw new Error('the sealed bytes are too short');
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
  decipher.setAAD(vouched);
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]);
}
