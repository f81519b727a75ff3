'use client'
import { Button, Skeleton } from '@mantine/core'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Page } from './page'
import classes from './view-state.module.css'

const LINES = ['30%', '62%', '48%'] as const

/** While a page's facts are being read. It says so to screen readers; to the eye it is quiet for the first moment. */
export const LoadingView = ({ label = 'Loading' }: { readonly label?: string }) => (
  <Page>
    <div role="status" className={classes.loading}>
      <span className="vh">{label}…</span>
      {LINES.map((width) => (
        <Skeleton key={width} height={16} width={width} animate={false} />
      ))}
      <Skeleton height={220} animate={false} />
    </div>
  </Page>
)

interface FailedViewProps {
  readonly title: string
  readonly children: ReactNode
  readonly onRetry?: () => void
}

/** Something expected went wrong: what, why, and what to do. */
export const FailedView = ({ title, children, onRetry }: FailedViewProps) => (
  <Page>
    <div role="alert" className={classes.failed}>
      <h1>{title}</h1>
      <p className="ink2">{children}</p>
      {onRetry && <Button onClick={onRetry}>Try again</Button>}
    </div>
  </Page>
)

interface NothingHereProps {
  readonly title: ReactNode
  /** Why that may be, in a sentence or two. */
  readonly children: ReactNode
  /** The way onward. */
  readonly back: { readonly href: string; readonly label: string }
  /** What could be done about it, beside the way back. */
  readonly act?: ReactNode
}

/** An address that leads to nothing: what is not there, why that may be, and where to go from here. */
export const NothingHere = ({ title, children, back, act }: NothingHereProps) => (
  <Page>
    <div className={classes.failed}>
      <h1>{title}</h1>
      <p className="ink2">{children}</p>
      <div className="row wrap">
        <Button component={Link} href={back.href}>
          {back.label}
        </Button>
        {act}
      </div>
    </div>
  </Page>
)

interface MissingViewProps extends Pick<NothingHereProps, 'back'> {
  readonly what: string
}

/** A link that names a record this browser does not have. */
export const MissingView = ({ what, back }: MissingViewProps) => (
  <NothingHere title={`There is no such ${what} in this browser`} back={back}>
    The link names a {what} that was deleted, or that was made in another browser. What you import and train stays where
    it was made.
  </NothingHere>
)
