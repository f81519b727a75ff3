'use client'
import { type MantineColorScheme, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { Cell } from '@/components/ui/sheet'

const SCHEMES = [
  { value: 'auto', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const satisfies readonly { value: MantineColorScheme; label: string }[]

const SHOWN_AS = [
  { what: 'Durations', as: 'minutes; in sentences minutes and seconds' },
  { what: 'Distances', as: 'kilometres, whatever the file has' },
  { what: 'Times of rides', as: 'the wall clock of their files, in no time zone and never converted' },
  { what: 'Motion', as: 'as the system has it' },
] as const

/** Light, dark, or as the system has it; and what figures and times mean everywhere. */
export function AppearancePanel() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  // What was chosen is known only in the browser; the page is the same for everybody until then.
  const isMounted = useMounted()
  return (
    <Cell title="Theme, units and time">
      <SegmentedControl
        aria-label="Theme"
        data={SCHEMES.map((scheme) => ({ ...scheme }))}
        value={isMounted ? colorScheme : 'auto'}
        onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
      />
      <table className="t dense rule">
        <thead className="vh">
          <tr>
            <th>What</th>
            <th>How it is shown</th>
          </tr>
        </thead>
        <tbody>
          {SHOWN_AS.map(({ what, as }) => (
            <tr key={what}>
              <td className="nowrap">{what}</td>
              <td className="ink2">{as}</td>
            </tr>
          ))}
          <tr>
            <td className="nowrap">This browser’s clock</td>
            <td className="ink2">
              {isMounted ? Intl.DateTimeFormat().resolvedOptions().timeZone : ''}, for when something was imported,
              trained or deployed
            </td>
          </tr>
        </tbody>
      </table>
    </Cell>
  )
}
