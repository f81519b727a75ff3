import type { ReactNode } from 'react'
import classes from './steps.module.css'

export interface Step {
  readonly picture: ReactNode
  readonly title: string
  readonly text: ReactNode
}

/** What happens next, in order: a picture of each step, what it is, and what comes of it. */
export const Steps = ({ steps }: { readonly steps: readonly Step[] }) => (
  <ol className={classes.steps}>
    {steps.map(({ picture, title, text }, i) => (
      <li key={title}>
        {picture}
        <p className={classes.title}>
          {i + 1}. {title}
        </p>
        <p className="ink3 sm">{text}</p>
      </li>
    ))}
  </ol>
)
