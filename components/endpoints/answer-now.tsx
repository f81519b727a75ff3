'use client'
import { Answer } from '@/components/ui/answer'
import type { Prediction } from '@/lib/serving/schema/predict'
import { formatCount, formatFixed, formatShare } from '@/lib/shared/format-number'
import classes from './playground.module.css'
import type { Answers } from './use-prediction'

interface Props {
  readonly answers: Answers | null
  readonly isAsking: boolean
  readonly isComplete: boolean
  readonly onAgain: () => void
}

/** The one figure that a person came for, and what it rests on. */
export function AnswerNow({ answers, isAsking, isComplete, onAgain }: Props) {
  return (
    <div className={classes.answer} aria-live="polite" aria-busy={isAsking} data-asking={isAsking || undefined}>
      {answers === null ? (
        <p className="sm ink3">{isComplete ? 'Asking…' : 'Choose a pickup, a drop-off and a time.'}</p>
      ) : (
        <Figure answers={answers} onAgain={onAgain} />
      )}
    </div>
  )
}

function Figure({ answers: { server, here }, onAgain }: { answers: Answers; onAgain: () => void }) {
  const minutes = server.ok ? server.value.value.minutes : here?.ok ? here.value.value : null
  return (
    <>
      {minutes !== null && <Answer minutes={minutes} />}
      {server.ok && server.value.value.interval && (
        <p className="sm ink2 num">{intervalText(server.value.value.interval)}</p>
      )}
      {server.ok ? (
        <p className="sm ink3 num">{basisOf(server.value.value)}</p>
      ) : (
        <p className="sm bad" role="alert">
          {[server.error.message, ...server.error.fields.map((field) => field.detail)].join(' ')}
          {here?.ok && ' The figure above is this browser’s own.'}{' '}
          <button type="button" className="link" onClick={onAgain}>
            Ask again
          </button>
        </p>
      )}
    </>
  )
}

const intervalText = ({ level, low, high }: NonNullable<Prediction['interval']>): string =>
  `${formatShare(level, 0)} of such rides take ${formatFixed(low, 1)} to ${formatFixed(high, 1)} min.`

function basisOf({ basis, clamped }: Prediction): string {
  const edge = clamped ? ' The model’s own figure was outside its range and was moved to its edge.' : ''
  if (basis.unseenPlace)
    return `It learnt from fewer than five rides from the one place, or to the other: it knows where they lie, and what rides take on the whole.${edge}`
  if (basis.unseenPair)
    return `It learnt from fewer than five rides between these two places, and goes by what else it knows.${edge}`
  return `It learnt from ${formatCount(basis.similarRides)} past rides between these two places.${edge}`
}
