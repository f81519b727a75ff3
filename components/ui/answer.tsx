import { Fragment } from 'react'
import { speakMinutes } from '@/lib/shared/duration'
import classes from './answer.module.css'

/** One answer, large: `12 min 40 s`. */
export function Answer({ minutes }: { readonly minutes: number }) {
  const { hours, minutes: whole, seconds } = speakMinutes(minutes)
  const parts: readonly (readonly [number, string])[] =
    hours > 0
      ? [
          [hours, 'h'],
          [whole, 'min'],
        ]
      : [
          [whole, 'min'],
          [seconds, 's'],
        ]
  return (
    <div className={classes.answer}>
      {parts.map(([figure, unit]) => (
        <Fragment key={unit}>
          {figure}
          {'\u00a0'}
          <span className={classes.unit}>{unit}</span>{' '}
        </Fragment>
      ))}
    </div>
  )
}
