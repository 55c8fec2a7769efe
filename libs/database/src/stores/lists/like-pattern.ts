/**
 * Webitel's `q` as a pattern for ILIKE: `*` stands for anything, nothing is added at the ends, and
 * what ILIKE would read as a wildcard is taken literally.
 */
export function likePattern(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&').replaceAll('*', '%');
}
