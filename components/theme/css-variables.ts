import type { CSSVariablesResolver } from '@mantine/core'
import { ramps } from './ramps'
import { type Tokens, tokens } from './tokens'

function variables(scheme: 'light' | 'dark'): Record<string, string> {
  const t: Tokens = tokens[scheme]
  const own = Object.entries(t).map(([name, value]) => [`--rc-${name}`, value])
  const heat = Object.entries(ramps[scheme]).flatMap(([name, steps]) =>
    steps.map((colour, step) => [`--rc-${name}-${step}`, colour]),
  )
  return {
    ...Object.fromEntries([...own, ...heat]),
    '--mantine-color-body': t.canvas,
    '--mantine-color-text': t.ink,
    '--mantine-color-dimmed': t['ink-3'],
    '--mantine-color-placeholder': t['ink-3'],
    '--mantine-color-anchor': t.ink,
    '--mantine-color-error': t.bad,
    '--mantine-color-default': t.surface,
    '--mantine-color-default-hover': t.sunken,
    '--mantine-color-default-border': t['line-strong'],
  }
}

/** The tokens as `--rc-*`, and the library's own colours set to them, so that a theme switch is a change of variables only. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: variables('light'),
  dark: variables('dark'),
})
