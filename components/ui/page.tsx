import Link from 'next/link'
import { Fragment, type ReactNode } from 'react'
import classes from './page.module.css'

/** The column that every page sits in. */
export const Page = ({ children }: { children: ReactNode }) => <div className={classes.page}>{children}</div>

interface Crumb {
  readonly label: ReactNode
  /** Absent on the last one, which is this page. */
  readonly href?: string
}

interface PageHeadProps {
  readonly title: ReactNode
  /** Beside the title: chips. */
  readonly beside?: ReactNode
  readonly crumbs?: readonly Crumb[]
  readonly sub?: ReactNode
  /** The page's acts; at most one of them is the filled yellow button. */
  readonly children?: ReactNode
}

/** Where one is, what this is, and what one can do with it. */
export function PageHead({ title, beside, crumbs, sub, children }: PageHeadProps) {
  return (
    <div className={classes.head}>
      <div className={classes.words}>
        {crumbs && (
          <nav className={`sm ink3 ${classes.crumbs}`} aria-label="Where this is">
            {crumbs.map(({ label, href }, i) => (
              <Fragment key={href ?? 'here'}>
                {i > 0 && ' / '}
                {href ? (
                  <Link className="link" href={href}>
                    {label}
                  </Link>
                ) : (
                  label
                )}
              </Fragment>
            ))}
          </nav>
        )}
        <div className={classes.title}>
          <h1>{title}</h1>
          {beside}
        </div>
        {sub && <div className="sm ink3">{sub}</div>}
      </div>
      {children && <div className={`${classes.acts} ${crumbs ? classes.lower : ''}`}>{children}</div>}
    </div>
  )
}
