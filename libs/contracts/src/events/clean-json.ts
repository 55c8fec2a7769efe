import type { JsonValue } from '../json';
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
 * carry is refused.
 * @param depth levels around the value already; default 0
 */
export function cleanJson(value: unknown, depth = 0): CleanJson {
  const walk = new Walk();
  const cleaned = walk.clean(value, depth, '');
  if (walk.refusal) return walk.refusal;
  return { kind: 'clean', value: cleaned, replaced: walk.replaced };
}

class Walk {
  replaced = 0;
  refusal: CleanJson | null = null;

  clean(value: unknown, depth: number, path: string): JsonValue {
    if (typeof value === 'string') return this.cleanText(value);
    if (value === null || typeof value === 'boolean') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (typeof value !== 'object') {
      this.refusal ??= { kind: 'not-json', path };
      return null;
    }
    if (depth >= maxJsonDepth) {
      this.refusal ??= { kind: 'too-deep' };
      return null;
    }
    if (Array.isArray(value)) {
      return value.map((item: unknown, index) => this.clean(item, depth + 1, `${path}[${index}]`));
    }
    return Object.fromEntries(
      Object.entries(value)
        // As JSON does: a key that holds undefined is not there.
        .filter(([, item]) => item !== undefined)
        .map(([name, item]) => [
          this.cleanText(name),
          this.clean(item, depth + 1, path === '' ? name : `${path}.${name}`),
        ]),
    );
  }

  private cleanText(text: string): string {
    if (!suspicious.test(text)) return text;
    return text.replaceAll(unstorable, () => {
      this.replaced += 1;
      return nulReplacement;
    });
  }
}
