import { defaultVariantColorsResolver, type VariantColorsResolver } from '@mantine/core';

/**
 * Buttons take their colours from our tokens: `accent` acts, `bad` destroys, everything else is
 * drawn by Mantine. Mantine's own shades would not follow the swap of the dark scheme.
 */
export const variantColors: VariantColorsResolver = (input) => {
  const name = input.color ?? input.theme.primaryColor;
  if (name !== 'accent' && name !== 'bad') return defaultVariantColorsResolver(input);
  switch (input.variant) {
    case 'filled':
      return {
        background: `var(--${name})`,
        hover: `var(--${name}-hover)`,
        color: `var(--${name}-on)`,
        border: '1px solid transparent',
      };
    case 'default':
      return {
        background: 'var(--surface)',
        hover: 'var(--line-2)',
        color: name === 'bad' ? 'var(--bad)' : 'var(--text)',
        border: '1px solid var(--line)',
      };
    case 'subtle':
      return {
        background: 'transparent',
        hover: 'var(--line-2)',
        color: name === 'bad' ? 'var(--bad)' : 'var(--text-2)',
        border: '1px solid transparent',
      };
    case 'light':
      return {
        background: `var(--${name}-bg)`,
        hover: `var(--${name}-bg)`,
        color: `var(--${name})`,
        border: '1px solid transparent',
      };
    default:
      return defaultVariantColorsResolver(input);
  }
};
