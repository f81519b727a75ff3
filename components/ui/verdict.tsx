import type { ReactNode } from 'react'
import classes from './verdict.module.css'

/** The page's conclusion in one or two sentences. One phrase of it, the finding, stands in `<Mark>`. Once per page; it may say no. */
export const Verdict = ({ children, small = false }: { readonly children: ReactNode; readonly small?: boolean }) => (
  <p className={`${classes.verdict} ${small ? classes.small : ''}`}>{children}</p>
)

/** The finding, under the marker. */
export const Mark = ({ children }: { readonly children: ReactNode }) => (
  <strong className={`num ${classes.mark}`}>{children}</strong>
)
