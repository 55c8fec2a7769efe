import { isJsonObject, type JsonObject, type JsonValue } from '../json';
import { maxJsonDepth } from './event-limits';

/** What stands in for U+0000, which PostgreSQL cannot store in text (decision 29). */
export const nulReplacement = '\uFFFD';

/** U+0000 and halves of surrogate pairs: what PostgreSQL refuses in `text` and `jsonb`. */
const unstorable = /\u0000|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
// Most texts have neither: one cheap look before the dear one.
const suspicious = /[\u0000\uD800-\uDFFF]/;

export type CleanJson =
  | { readonly kind: 'clean'; readonly value: JsonValue; readonly replaced: number }
  | { readonly kind: 'too-deep' }
  | { readonly kind: 'not-json'; readonly path: string };

/**
 * Makes a value fit to be stored: U+0000 (decision 29) and halves of surrogate pairs in texts and
 * names become U+FFFD and are counted; nesting beyond `maxJsonDepth` and anything JSON cannot
 * carry is refused. A value that needs nothing, as nearly all do, is handed out as it is, without a
 * copy: every event comes through here.
 * @param depth levels around the value already; default 0
 */
export function cleanJson(value: unknown, depth = 0): CleanJson {
  const walk = new Walk();
  const cleaned = walk.clean(value, depth);
  if (walk.refusal) return walk.refusal;
  return { kind: 'clean', value: cleaned, replaced: walk.replaced };
}

class Walk {
  replaced = 0;
  refusal: CleanJson | null = null;
  /** Names and indexes on the way to the value at hand. */
  readonly #way: (string | number)[] = [];

  clean(value: unknown, depth: number): JsonValue {
    if (typeof value === 'string') return this.#cleanText(value);
    if (value === null || typeof value === 'boolean') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (typeof value !== 'object') {
      this.refusal ??= { kind: 'not-json', path: pathOf(this.#way) };
      return null;
    }
    if (depth >= maxJsonDepth) {
      this.refusal ??= { kind: 'too-deep' };
      return null;
    }
    // Its parts are looked at one by one; until then these two only tell a list from an object.
    if (Array.isArray(value)) return this.#cleanList(value, depth);
    return isJsonObject(value) ? this.#cleanObject(value, depth) : null;
  }

  #cleanList(list: readonly JsonValue[], depth: number): JsonValue {
    let isSame = true;
    const cleaned = list.map((item, index) => {
      const clean = this.#cleanPart(item, index, depth);
      isSame &&= clean === item;
      return clean;
    });
    return isSame ? list : cleaned;
  }

  #cleanObject(object: JsonObject, depth: number): JsonValue {
    let changed: Map<string, JsonValue | undefined> | null = null;
    for (const name of Object.keys(object)) {
      const item = object[name];
      // As JSON does: a key that holds undefined is not there.
      const clean = item === undefined ? undefined : this.#cleanPart(item, name, depth);
      const isSame = clean !== undefined && clean === item && !suspicious.test(name);
      if (!isSame) (changed ??= new Map()).set(name, clean);
    }
    return changed === null ? object : this.#copy(object, changed);
  }

  #copy(object: JsonObject, changed: ReadonlyMap<string, JsonValue | undefined>): JsonObject {
    const entries = Object.keys(object).flatMap((name): [string, JsonValue][] => {
      const item = changed.has(name) ? changed.get(name) : object[name];
      return item === undefined ? [] : [[this.#cleanText(name), item]];
    });
    // `fromEntries` defines own properties, `__proto__` among them.
    return Object.fromEntries(entries);
  }

  #cleanPart(part: unknown, step: string | number, depth: number): JsonValue {
    this.#way.push(step);
    const clean = this.clean(part, depth + 1);
    this.#way.pop();
    return clean;
  }

  #cleanText(text: string): string {
    if (!suspicious.test(text)) return text;
    return text.replaceAll(unstorable, () => {
      this.replaced += 1;
      return nulReplacement;
    });
  }
}

/** `items[2].name` */
function pathOf(way: readonly (string | number)[]): string {
  return way
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`,
    )
    .join('');
}
