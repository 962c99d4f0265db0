import { type CSSVariablesResolver, createTheme } from '@mantine/core';

const PRIMARY = {
  '--button-bg': 'var(--tl-line)',
  '--button-hover': 'var(--tl-line-hover)',
  '--button-color': 'var(--tl-on-line)',
};

const QUIET = { '--button-color': 'var(--tl-line)', '--button-hover': 'var(--tl-hover)' };

/** Mantine with our values: tokens.css holds them, this file only says where they go. */
export const theme = createTheme({
  primaryColor: 'line',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  black: '#191B20',
  colors: {
    line: [
      '#EDF0FC',
      '#D9E0FA',
      '#C1CCF5',
      '#A9B8F0',
      '#8FA4FF',
      '#5F79E6',
      '#3A59D6',
      '#2447C9',
      '#1B38A6',
      '#142A80',
    ],
  },
  fontFamily: 'var(--tl-font)',
  fontFamilyMonospace: 'var(--tl-font-mono)',
  fontSizes: { xs: '.75rem', sm: '.8125rem', md: '.875rem', lg: '1rem', xl: '1.25rem' },
  spacing: { xs: '.25rem', sm: '.5rem', md: '.75rem', lg: '1rem', xl: '1.5rem' },
  radius: { xs: '.25rem', sm: '.375rem', md: '.5rem', lg: '.625rem', xl: '1rem' },
  defaultRadius: 'sm',
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: {
      defaultProps: { size: 'sm', variant: 'default' },
      vars: (_theme: unknown, props: { readonly variant?: string }) => ({
        root: {
          '--button-height': 'var(--tl-h-control)',
          '--button-fz': 'var(--tl-fs-13)',
          '--button-padding-x': '14px',
          ...(props.variant === 'filled' ? PRIMARY : {}),
          ...(props.variant === 'subtle' ? QUIET : {}),
        },
      }),
      styles: { label: { fontWeight: 500 }, section: { marginInlineStart: 8 } },
    },
    Input: {
      vars: () => ({
        wrapper: {
          '--input-height': 'var(--tl-h-control)',
          '--input-fz': 'var(--tl-fs-13)',
          '--input-bg': 'var(--tl-surface)',
          '--input-bd': 'var(--tl-control)',
          '--input-bd-focus': 'var(--tl-focus)',
        },
      }),
    },
    InputWrapper: {
      styles: {
        label: { fontSize: 'var(--tl-fs-12)', color: 'var(--tl-ink-2)', marginBottom: 4 },
        description: { fontSize: 'var(--tl-fs-12)', color: 'var(--tl-ink-3)' },
        error: { fontSize: 'var(--tl-fs-12)', color: 'var(--tl-sl-miss)' },
      },
    },
    ModalOverlay: { defaultProps: { color: '#0D0F13', backgroundOpacity: 0.32 } },
    ModalRoot: { defaultProps: { radius: 'lg' } },
    SegmentedControl: {
      styles: {
        root: {
          padding: 0,
          background: 'var(--tl-surface)',
          border: '1px solid var(--tl-rule)',
          overflow: 'hidden',
        },
        indicator: { background: 'var(--tl-line-tint)', boxShadow: 'none', borderRadius: 0 },
        label: { padding: '4px 10px', fontSize: 'var(--tl-fs-12)', fontWeight: 500 },
      },
    },
  },
});

export const resolver: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--tl-surface)',
    '--mantine-color-text': 'var(--tl-ink)',
    '--mantine-color-bright': 'var(--tl-ink)',
    '--mantine-color-dimmed': 'var(--tl-ink-3)',
    '--mantine-color-placeholder': 'var(--tl-ink-3)',
    '--mantine-color-anchor': 'var(--tl-line)',
    '--mantine-color-default': 'var(--tl-surface)',
    '--mantine-color-default-hover': 'var(--tl-hover)',
    '--mantine-color-default-color': 'var(--tl-ink)',
    '--mantine-color-default-border': 'var(--tl-rule)',
    '--mantine-color-error': 'var(--tl-sl-miss)',
    '--mantine-color-success': 'var(--tl-sl-ok)',
    '--mantine-color-disabled': 'var(--tl-sunken)',
    '--mantine-color-disabled-color': 'var(--tl-ink-disabled)',
    '--mantine-color-disabled-border': 'var(--tl-hairline)',
  };
  return { variables: {}, light: both, dark: both };
};
