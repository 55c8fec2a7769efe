import { withoutSigns } from '@hookline/contracts';

/**
 * What a searched text may mean where numbers are stored: itself, and the number it spells, with and
 * without its plus. Wildcards at its ends stay where they are.
 */
export function numberVariants(text: string): readonly string[] {
  const [, before = '', middle = '', after = ''] = /^(\*?)(.*?)(\*?)$/s.exec(text) ?? [];
  const plain = withoutSigns(middle.trim());
  if (plain === null) return [text];
  const variants = new Set([middle, plain, plain.replace('+', '')]);
  return [...variants].map((variant) => before + variant + after);
}
