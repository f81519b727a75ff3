import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './fact.module.css'

export type FactState = 'met' | 'unmet' | 'unknown'

const SIGNS = {
  met: { Icon: IconCheck, colour: 'var(--rc-good)', word: 'Met:' },
  unmet: { Icon: IconX, colour: 'var(--rc-bad)', word: 'Not met:' },
  unknown: { Icon: IconQuestionMark, colour: 'var(--rc-ink-3)', word: 'Cannot tell:' },
} as const

/** ✓ met, ✕ not met with the act that meets it, ? cannot tell. */
export function Fact({ state, children }: { readonly state: FactState; readonly children: ReactNode }) {
  const { Icon, colour, word } = SIGNS[state]
  return (
    <div className={classes.fact}>
      <Icon size={14} stroke={2.2} color={colour} className={classes.sign} aria-hidden />
      <span className={state === 'met' ? 'ink2' : ''}>
        <span className="vh">{word} </span>
        {children}
      </span>
    </div>
  )
}
