import { isJsonArray, type JsonObject, type JsonValue } from '@hookline/contracts';

const encoder = new TextEncoder();

/** In JSON, escaped. */
const mostBytesPerCharacter = 6;

/**
 * Values of a run are never changed, only replaced: each is measured once. Small ones are measured
 * again where that is needed: a thousand characters cost less than to be remembered.
 */
const worthRemembering = 1_000;
const roughSizes = new WeakMap<object, number>();
const byteSizes = new WeakMap<object, number>();

/** How much a run remembers, without summing it up at every step. */
export class RunSize {
  /** Rough size that is surely not passed; null while nothing was summed up. */
  #atMost: number | null = null;

  /** One name was set; what it held before still counts until the next sum. */
  grew(name: string, value: JsonValue): void {
    if (this.#atMost !== null) this.#atMost += roughSize(name) + roughSize(value);
  }

  /** As `bytesBeyond`, for the parts that `grew` was told about. */
  bytesBeyond(enough: number, parts: readonly JsonObject[]): number {
    this.#atMost ??= sum(parts, roughSize);
    if (this.#atMost * mostBytesPerCharacter <= enough) return 0;
    this.#atMost = sum(parts, roughSize);
    return bytesBeyond(enough, parts);
  }
}

/**
 * Bytes of what a run remembers, as JSON text; 0 when it is surely no more than `enough`. Counting
 * characters costs a tenth of counting bytes, and a character has at most six bytes in JSON.
 */
export function bytesBeyond(enough: number, parts: readonly JsonObject[]): number {
  if (sum(parts, roughSize) * mostBytesPerCharacter <= enough) return 0;
  const bytes = sum(parts, byteSize);
  return bytes > enough ? bytes : 0;
}

function sum(parts: readonly JsonObject[], sizeOf: (value: JsonValue) => number): number {
  let size = 0;
  for (const part of parts) {
    for (const name of Object.keys(part)) size += sizeOf(name) + sizeOf(part[name] ?? null);
  }
  return size;
}

function roughSize(value: JsonValue): number {
  if (typeof value === 'string') return value.length + 4;
  if (value === null || typeof value !== 'object') return 24;
  const known = roughSizes.get(value);
  if (known !== undefined) return known;
  let size = 4;
  if (isJsonArray(value)) for (const item of value) size += 8 + roughSize(item);
  else for (const key of Object.keys(value)) size += key.length + 4 + roughSize(value[key] ?? null);
  if (size >= worthRemembering) roughSizes.set(value, size);
  return size;
}

function byteSize(value: JsonValue): number {
  if (value === null || typeof value !== 'object') {
    return encoder.encode(JSON.stringify(value)).length + 1;
  }
  const known = byteSizes.get(value);
  if (known !== undefined) return known;
  const size = encoder.encode(JSON.stringify(value)).length + 1;
  byteSizes.set(value, size);
  return size;
}
