'use client'
import { type MantineColorScheme, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { Cell } from '@/components/ui/sheet'

const SCHEMES = [
  { value: 'auto', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const satisfies readonly { value: MantineColorScheme; label: string }[]

/** Light, dark, or as the system has it. */
export function AppearancePanel() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  // What was chosen is known only in the browser; the page is the same for everybody until then.
  const isMounted = useMounted()
  return (
    <Cell title="Theme">
      <SegmentedControl
        aria-label="Theme"
        data={SCHEMES.map((scheme) => ({ ...scheme }))}
        value={isMounted ? colorScheme : 'auto'}
        onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
      />
      <p className="sm ink3 rule">
        Times of rides are the wall-clock times of their files, never converted. Durations are minutes, distances
        kilometres. Motion follows the system’s setting.
      </p>
    </Cell>
  )
}
