import { createRoot, type Root } from 'react-dom/client'
import { afterEach, expect, test, vi } from 'vitest'
import { Scrolling } from '@/components/ui/scrolling'

let root: Root | null = null
afterEach(() => {
  root?.unmount()
  root = null
  document.body.replaceChildren()
})

test('a table wider than its panel can be reached by keyboard and fades where there is more of it; one that fits does neither', async () => {
  const place = document.createElement('div')
  place.style.cssText = 'width: 300px; overflow: hidden'
  document.body.append(place)
  root = createRoot(place)
  root.render(
    <Scrolling label="Runs">
      <div style={{ width: 800, height: 20 }} />
    </Scrolling>,
  )
  const box = await vi.waitFor(() => {
    const section = place.querySelector('section')
    if (section?.tabIndex !== 0) throw new Error('it cannot be reached by keyboard')
    return section
  })
  box.style.overflowX = 'auto'
  const edges = () => [box.hasAttribute('data-before'), box.hasAttribute('data-after')]
  expect(box.getAttribute('aria-label')).toBe('Runs, scrolls sideways')
  expect(edges()).toEqual([false, true])

  box.scrollLeft = 100
  await vi.waitFor(() => expect(edges()).toEqual([true, true]))
  box.scrollLeft = 500
  await vi.waitFor(() => expect(edges()).toEqual([true, false]))

  place.style.width = '900px'
  await vi.waitFor(() => expect(edges()).toEqual([false, false]))
  expect(box.tabIndex).toBe(-1)
  expect(box.getAttribute('aria-label')).toBeNull()
})
