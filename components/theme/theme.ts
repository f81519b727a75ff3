import { createTheme, defaultVariantColorsResolver, type VariantColorsResolver } from '@mantine/core'
import { taxi, warmDark, warmGray } from './palette'

/** `primaryShade` and `autoContrast` choose one shade and one label for all colours: these two fills need their own in each scheme. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colour = input.color ?? 'ink'
  const border = '1px solid transparent'
  if (input.variant === 'filled' && colour === 'ink')
    return { background: 'var(--rc-ink)', hover: 'var(--rc-ink-2)', color: 'var(--rc-canvas)', border }
  if (input.variant === 'filled' && colour === 'taxi')
    return { background: 'var(--rc-taxi)', hover: 'var(--mantine-color-taxi-6)', color: 'var(--rc-on-taxi)', border }
  if (input.variant === 'outline' && colour === 'red')
    return {
      background: 'transparent',
      hover: 'var(--rc-bad-wash)',
      color: 'var(--rc-bad)',
      border: '1px solid var(--rc-bad)',
    }
  return defaultVariantColorsResolver(input)
}

const buttonVars = (_: unknown, { size }: { size?: string | number | undefined }) => ({
  root:
    size === 'xs'
      ? { '--button-height': '26px', '--button-fz': '12px', '--button-padding-x': '8px' }
      : { '--button-height': '32px', '--button-fz': '13px', '--button-padding-x': '12px' },
})

const floating = '0 8px 24px rgb(27 25 21 / .10)'

/** Paper, ink and one yellow, on a 4-px grid. */
export const theme = createTheme({
  colors: { gray: warmGray, dark: warmDark, ink: warmGray, taxi },
  primaryColor: 'ink',
  primaryShade: { light: 9, dark: 0 },
  autoContrast: true,
  luminanceThreshold: 0.4,
  variantColorResolver,
  fontFamily: "'Geist Variable', ui-sans-serif, system-ui, sans-serif",
  fontFamilyMonospace: "'Geist Mono Variable', ui-monospace, monospace",
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '15px', xl: '18px' },
  lineHeights: { xs: '1.45', sm: '1.5', md: '1.54', lg: '1.47', xl: '1.4' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '28px' },
      h2: { fontSize: '16px', lineHeight: '24px' },
      h3: { fontSize: '13px', lineHeight: '20px' },
    },
  },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'sm',
  shadows: { xs: 'none', sm: 'none', md: floating, lg: floating, xl: '0 16px 40px rgb(27 25 21 / .14)' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'sm', variant: 'default' }, vars: buttonVars },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 } },
    SegmentedControl: { defaultProps: { size: 'xs', radius: 'sm' } },
    Checkbox: { defaultProps: { iconColor: 'var(--rc-surface)', size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 250, withArrow: false } },
    Modal: {
      defaultProps: {
        centered: false,
        radius: 'md',
        transitionProps: { duration: 160 },
        closeButtonProps: { 'aria-label': 'Close' },
        // A dialog's head is no banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
    },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 0 } } },
    TextInput: { defaultProps: { size: 'sm' } },
    NumberInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm' } },
  },
})
