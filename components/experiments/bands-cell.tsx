import { Bars } from '@/components/charts/bars'
import type { Identity } from '@/components/ui/identity'
import { Cell } from '@/components/ui/sheet'
import type { ErrorBand } from '@/lib/evaluation/error-report'

interface Props {
  readonly title: string
  /** Name of the files that it is saved as, without ending. */
  readonly name: string
  /** What the bands are of, with its unit. */
  readonly of: string
  readonly bands: readonly ErrorBand[]
  readonly lookup: readonly ErrorBand[] | null
  readonly identity: Identity
}

/** Mean absolute error band by band, as bars from zero with a mark where the lookup table is. */
export function BandsCell({ title, name, of, bands, lookup, identity }: Props) {
  return (
    <Cell
      title={title}
      sub={lookup ? 'MAE (min), bars; the line is the lookup table' : 'MAE (min), bars'}
      figure
      table={{
        name,
        columns: [of, 'MAE (min)', 'bias (min)', 'lookup table MAE (min)', 'rides'],
        rows: bands.map((band, i) => [bandName(band), band.mae, band.bias, lookup?.[i]?.mae ?? null, band.rides]),
      }}
    >
      <Bars
        nameHead={of}
        valueHead="MAE (min)"
        colour={identity.fill ?? identity.colour}
        rows={bands
          .map((band, i) => ({
            name: bandName(band),
            value: band.mae,
            mark: lookup?.[i]?.mae ?? null,
            rides: band.rides,
          }))
          .filter((band) => band.rides > 0)}
      />
    </Cell>
  )
}

const bandName = ({ from, to }: ErrorBand): string => (to === null ? `${from}+` : `${from}–${to}`)
