import type { ReactNode } from 'react'

interface Props {
  readonly is: 'good' | 'bad' | 'off'
  readonly children: ReactNode
}

/** How a thing stands: a dot, and in words what it means. */
export const Status = ({ is, children }: Props) => (
  <span className="row base">
    <i className={`dot ${is}`} aria-hidden />
    <span>{children}</span>
  </span>
)
