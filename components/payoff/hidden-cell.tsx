import { Cell } from '@/components/ui/sheet'
import { hiddenWords, repeatedWords, unknownHiddenWords } from '@/lib/payoff/audit-words'
import type { Payoff } from '@/lib/payoff/payoff'
import { formatCount, formatMetric } from '@/lib/shared/format-number'

/** What the rules of the import keep from the judgement, and whether a model is asked what it was told. */
export function HiddenCell({ payoff: { audit, whyNotHidden = null } }: { readonly payoff: Payoff }) {
  if (!audit) return null
  const { hidden, repeated } = audit
  const { shared, copies } = repeated
  const rows = hidden
    ? [
        { name: 'shorter rides', all: hidden.short, ...hidden.validShort },
        { name: 'longer rides', all: hidden.long, ...hidden.validLong },
      ]
    : []
  return (
    <Cell
      title="What the figures leave out"
      sub="rides that were rejected for their length alone, and rides on both sides of the split"
      table={{
        name: 'what-the-figures-leave-out',
        columns: ['what', 'rides', 'in the time that judges', 'MAE of the best model (min)'],
        rows: [
          ...rows.map(({ name, all, rides, mae }) => [name, all, rides, mae]),
          ['validation rides that are training rides', shared, shared, null],
          ['rides that repeat others', copies, null, null],
        ],
      }}
    >
      {rows.length > 0 && (
        <table className="t dense">
          <thead>
            <tr>
              <th>Hidden by the rules</th>
              <th className="r">Rides</th>
              <th className="r">That judge</th>
              <th className="r">MAE (min)</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, all, rides, mae }) => (
              <tr key={name}>
                <td>{name}</td>
                <td className="r num">{formatCount(all)}</td>
                <td className="r num">{formatCount(rides)}</td>
                <td className="r num b">{mae === null ? '–' : formatMetric(mae)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="sm ink2" style={{ marginTop: 8 }}>
        {hidden ? hiddenWords(hidden) : unknownHiddenWords(whyNotHidden)}
        {hidden && hidden.unread > 0 && ` ${formatCount(hidden.unread)} more rows could not be read again.`}
      </p>
      <p className="sm ink2" style={{ marginTop: 8 }}>
        {repeatedWords(repeated)}
      </p>
    </Cell>
  )
}
