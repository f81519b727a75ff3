'use client'
import { IconCheck, IconX } from '@tabler/icons-react'
import { areEqualPredictions } from '@/lib/serving/agreement'
import classes from './playground.module.css'
import type { OwnModel } from './use-own-model'
import type { Answers, Timed } from './use-prediction'

/** Proof that the model served is the model trained: both figures, how long each took, and whether they agree. */
export function Agreement({ answers, own }: { answers: Answers | null; own: OwnModel }) {
  if (answers === null) return null
  const server: Timed<number> | null = answers.server.ok
    ? { value: answers.server.value.value.minutes, milliseconds: answers.server.value.milliseconds }
    : null
  const here = answers.here?.ok ? answers.here.value : null
  return (
    <div className={`sm num ${classes.verdict}`}>
      <Verdict server={server} here={here} own={own} />
      {here && <Figure who="browser" timed={here} />}
      {server && <Figure who="server" timed={server} />}
    </div>
  )
}

function Verdict({ server, here, own }: { server: Timed<number> | null; here: Timed<number> | null; own: OwnModel }) {
  if (here === null)
    return (
      <span className="ink3">
        {own.status === 'none' ? `Only the server predicts here. ${own.why}` : 'Loading the model into this browser…'}
      </span>
    )
  if (server === null) return <span className="ink3">Only this browser predicts: the server did not answer.</span>
  return areEqualPredictions(here.value, server.value) ? (
    <span className="row b" style={{ gap: 6 }}>
      <IconCheck size={15} stroke={2.2} color="var(--rc-good)" aria-hidden /> Browser and server agree
    </span>
  ) : (
    <span className="row b bad" style={{ gap: 6 }}>
      <IconX size={15} stroke={2.2} aria-hidden /> Browser and server differ by{' '}
      {Math.abs(here.value - server.value).toPrecision(2)} min: another version may have gone live. Reload the page.
    </span>
  )
}

function Figure({ who, timed }: { who: string; timed: Timed<number> }) {
  return (
    <span>
      <span className="ink3">{who}</span> {timed.value.toFixed(2)}&nbsp;min{' '}
      <span className="ink3">in {milliseconds(timed.milliseconds)}&nbsp;ms</span>
    </span>
  )
}

const milliseconds = (value: number): string =>
  value < 0.01 ? '< 0.01' : value < 1 ? value.toFixed(2) : value < 10 ? value.toFixed(1) : String(Math.round(value))
