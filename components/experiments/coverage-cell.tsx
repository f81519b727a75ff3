import { Scrolling } from '@/components/ui/scrolling'
import { Cell } from '@/components/ui/sheet'
import type { Coverage } from '@/lib/models/coverage'
import { WEEK_BAND_NAMES } from '@/lib/models/hour-bands'
import { formatCount, formatFixed, formatShare } from '@/lib/shared/format-number'

interface Props {
  readonly name: string
  readonly coverage: readonly Coverage[]
}

/** What the intervals were made to hold and what they held, on the whole and by band of the week. */
export function CoverageCell({ name, coverage }: Props) {
  const bands = WEEK_BAND_NAMES.flatMap((title, band) => {
    const levels = coverage.map(({ bands: all }) => all[band])
    return (levels[0]?.rides ?? 0) > 0 ? [{ title, levels }] : []
  })
  const rows = [{ title: 'All rides', levels: coverage }, ...bands]
  const levels = coverage.map(({ level }) => formatShare(level, 0))
  return (
    <Cell
      title="Do its intervals hold?"
      sub="share of the validation rides within their interval, and how wide it is (min)"
      table={{
        name: `${name}-intervals`,
        columns: ['when', 'rides', ...levels.flatMap((level) => [`held of ${level}`, `width of ${level} (min)`])],
        rows: rows.map(({ title, levels: each }) => [
          title,
          each[0]?.rides ?? null,
          ...each.flatMap((held) => [held?.share ?? null, held?.width ?? null]),
        ]),
      }}
    >
      <Scrolling label="Coverage of the intervals">
        <table className="t dense">
          <thead>
            <tr>
              <th>When</th>
              <th className="r">Rides</th>
              {levels.map((level) => [
                <th key={level} className="r">
                  {level} held
                </th>,
                <th key={`${level} width`} className="r">
                  Width (min)
                </th>,
              ])}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ title, levels: each }, row) => (
              <tr key={title} className={row === 0 ? 'b' : ''}>
                <td>{title}</td>
                <td className="r num">{formatCount(each[0]?.rides ?? 0)}</td>
                {each.map((held, k) => [
                  <td key={levels[k]} className="r num">
                    {formatShare(held?.share ?? 0, 1)}
                  </td>,
                  <td key={`${levels[k]} width`} className="r num">
                    {formatFixed(held?.width ?? 0, 1)}
                  </td>,
                ])}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      <p className="xs ink3" style={{ marginTop: 8 }}>
        Calibrated on the last training days by a model that had not seen them; no validation ride had a say.
      </p>
    </Cell>
  )
}
