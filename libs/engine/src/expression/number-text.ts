const numberPattern = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?\s*$/;

/** Longest text looked at: it holds every number people write; longer ones would only cost time. */
const maxNumberLength = 40;

/**
 * The number a text looks like; undefined when it does not look like one. Empty text, `0x10`,
 * `Infinity` and numbers too large to hold are not numbers.
 */
export function numberFromText(text: string): number | undefined {
  const { length } = text;
  if (length === 0 || length > maxNumberLength) return undefined;
  // Nearly all are a few digits: adding them up is several times faster than the pattern.
  let whole = 0;
  for (let index = 0; index < length; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9 || index > 14) return numberByPattern(text);
    whole = whole * 10 + digit;
  }
  return whole;
}

function numberByPattern(text: string): number | undefined {
  if (!numberPattern.test(text)) return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}
