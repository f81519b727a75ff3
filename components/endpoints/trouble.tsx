'use client'
import { Button } from '@mantine/core'
import type { Failure } from '@/lib/shared/result'
import classes from './sign-in-hint.module.css'

/** Something did not load: why, and how to try again. */
export function Trouble({ error, onAgain }: { error: Failure; onAgain?: () => void }) {
  return (
    <div className={classes.hint} role="alert">
      <div className="row between wrap">
        <span>{error.message}</span>
        {onAgain && (
          <Button size="xs" onClick={onAgain}>
            Try again
          </Button>
        )}
      </div>
    </div>
  )
}
