import type { Evaluation } from './evaluation';

/** Whether a text fits a pattern in which `*` is any text and `?` any one character. */
export function matchesWildcards(text: string, pattern: string, evaluation: Evaluation): boolean {
  let at = 0;
  let place = 0;
  // Where to go on when a star took too little: the classic walk, at worst text times pattern.
  let star = -1;
  let retryAt = 0;
  while (at < text.length) {
    evaluation.step();
    const wanted = pattern.charAt(place);
    if (wanted === '*') {
      star = place++;
      retryAt = at;
    } else if (place < pattern.length && (wanted === '?' || wanted === text.charAt(at))) {
      at++;
      place++;
    } else if (star !== -1) {
      place = star + 1;
      at = ++retryAt;
    } else return false;
  }
  return [...pattern.slice(place)].every((left) => left === '*');
}
