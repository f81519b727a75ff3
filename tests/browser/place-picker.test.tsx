import { MantineProvider } from '@mantine/core'
import { useState } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { PlacePicker } from '@/components/endpoints/place-picker'
import type { DraftPlace } from '@/lib/serving/playground'
import type { KnownZone } from '@/lib/serving/schema/endpoints'

const aZone = (id: string, name: string, borough: string): KnownZone => ({ id, name, borough, lat: null, lon: null })
const ZONES = [aZone('7', 'Astoria', 'Queens'), aZone('74', 'East Harlem North', 'Manhattan')]
let root: Root | null = null

afterEach(() => {
  root?.unmount()
  root = null
  document.body.replaceChildren()
})

function Picker({ onPick }: { readonly onPick: (place: DraftPlace | null) => void }) {
  const [place, setPlace] = useState<DraftPlace | null>('74')
  return (
    <PlacePicker
      label="Pickup"
      mark="pickup"
      zones={ZONES}
      value={place}
      onChange={(next) => {
        setPlace(next)
        onPick(next)
      }}
    />
  )
}

test('who clicks the chosen place and types finds another one', async () => {
  const picked: (DraftPlace | null)[] = []
  const place = document.createElement('div')
  document.body.append(place)
  root = createRoot(place)
  root.render(
    <MantineProvider env="test">
      <Picker onPick={(next) => picked.push(next)} />
    </MantineProvider>,
  )
  const input = await vi.waitFor(() => {
    const found = document.querySelector('input')
    if (found?.value !== 'East Harlem North') throw new Error('no picker yet')
    return found
  })
  for (const words of ['Astoria', 'harlem']) {
    await userEvent.click(input)
    await userEvent.keyboard(words)
    await userEvent.keyboard('{Enter}')
  }
  expect(picked).toEqual(['7', '74'])
  expect(input.value).toBe('East Harlem North')
})
