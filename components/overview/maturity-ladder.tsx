import Link from 'next/link'
import { Fact, type FactState } from '@/components/ui/fact'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { Criterion } from '@/lib/maturity/criteria'
import type { Maturity, Rung } from '@/lib/maturity/ladder'
import classes from './maturity-ladder.module.css'

/** Where each tread begins below the highest, in px: they rise and settle. */
const RISES = [64, 44, 24, 8, 0] as const
const STATES = { met: 'met', 'not-met': 'unmet', 'cannot-tell': 'unknown' } as const satisfies Record<
  Criterion['verdict'],
  FactState
>

/** Five treads: reached ones are a checker, the next shows how far it is, the rest are plain. */
export const MaturityLadder = ({ maturity }: { readonly maturity: Maturity }) => (
  <ol className={classes.ladder}>
    {maturity.rungs.map((rung) => (
      <li
        key={rung.level}
        className={`${classes.rung} ${rung.state === 'reached' ? classes.reached : ''}`}
        style={{ '--rise': `${RISES[rung.level] ?? 0}px` }}
      >
        {rung.state === 'next' ? (
          <ProgressBar share={rung.met / rung.criteria.length} label={`Level ${rung.level}, ${rung.name}`} />
        ) : (
          <div className={classes.tread} aria-hidden />
        )}
        <RungBody rung={rung} />
      </li>
    ))}
  </ol>
)

const RungBody = ({ rung }: { readonly rung: Rung }) => (
  <div className={classes.body}>
    <h3>
      <span className={classes.number}>{rung.level}</span>
      {rung.name}
    </h3>
    <div className="sm ink3 num">
      {rung.met} of {rung.criteria.length} met
    </div>
    {rung.criteria.map(({ claim, verdict, act }) => (
      <Fact key={claim} state={STATES[verdict]}>
        {claim}{' '}
        {act && (
          <Link className="link" href={act.href}>
            {act.label}
          </Link>
        )}
      </Fact>
    ))}
  </div>
)
