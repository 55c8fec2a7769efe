import { colorsTuple, createTheme } from '@mantine/core';
import { variantColors } from './variant-colors';

/** The look of the page: sizes of `page.md` 1, colours from `tokens.css`. */
export const theme = createTheme({
  primaryColor: 'accent',
  colors: { accent: colorsTuple('var(--accent)'), bad: colorsTuple('var(--bad)') },
  variantColorResolver: variantColors,
  autoContrast: false,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, monospace",
  headings: {
    fontWeight: '620',
    sizes: { h1: { fontSize: '20px', lineHeight: '28px' } },
  },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '15px', xl: '16px' },
  lineHeights: { xs: '16px', sm: '18px', md: '20px', lg: '22px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '12px' },
  defaultRadius: 'md',
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  shadows: { xs: 'var(--shadow)', sm: 'var(--shadow)', md: 'var(--shadow-float)' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: {
      defaultProps: { size: 'sm' },
      styles: { root: { height: 32, paddingInline: 12, fontWeight: 500, fontSize: 14 } },
    },
    ActionIcon: { defaultProps: { variant: 'subtle', size: 32 } },
    TextInput: { defaultProps: { size: 'sm' } },
    InputWrapper: {
      styles: {
        label: { fontSize: 14, fontWeight: 500, marginBottom: 4 },
        description: { fontSize: 13 },
        error: { fontSize: 13 },
      },
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    },
    Input: { styles: { input: { fontSize: 14, minHeight: 34, height: 34 } } },
    Textarea: { styles: { input: { height: 'auto' } } },
    PillsInput: { styles: { input: { height: 'auto' } } },
    Tooltip: { defaultProps: { openDelay: 250, withArrow: false, fz: 13 } },
    Modal: {
      defaultProps: {
        padding: 24,
        transitionProps: { duration: 140 },
        overlayProps: { backgroundOpacity: 0.35 },
      },
      styles: { title: { fontSize: 16, fontWeight: 600 } },
    },
    Drawer: {
      defaultProps: {
        transitionProps: { duration: 160 },
        overlayProps: { backgroundOpacity: 0.35 },
      },
      styles: { title: { fontSize: 16, fontWeight: 600 } },
    },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 } } },
    Combobox: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 } } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 } } },
    Switch: {
      defaultProps: { size: 'sm', withThumbIndicator: false },
      vars: () => ({
        root: {
          '--switch-height': '18px',
          '--switch-width': '32px',
          '--switch-thumb-size': '14px',
          '--switch-track-label-padding': '2px',
        },
      }),
      styles: { label: { fontSize: 14 }, description: { fontSize: 13 } },
    },
    SegmentedControl: {
      styles: {
        root: { background: 'var(--line-2)' },
        indicator: { background: 'var(--surface)' },
      },
    },
    Radio: { defaultProps: { size: 'xs' }, styles: { label: { fontSize: 14 } } },
    Checkbox: { defaultProps: { size: 'xs', radius: 'xs' } },
  },
});
