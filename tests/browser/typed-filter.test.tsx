import { useState } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, expect, test, vi } from 'vitest'
import { useTyped } from '@/components/experiments/use-typed'

let root: Root | null = null
/** Writes to the link that wait, and what is in it besides. */
let waiting: (() => void)[] = []
let visit: (text: string) => void = () => {}
/** What the box showed, rendering by rendering. */
let shown: string[] = []

afterEach(() => {
  root?.unmount()
  root = null
  waiting = []
  shown = []
  document.body.replaceChildren()
})

/** A box whose link is written only when the test lets it. */
function Box() {
  const [link, setLink] = useState('')
  visit = setLink
  const [text, type] = useTyped(link, (typed) => waiting.push(() => setLink(typed)))
  shown.push(text)
  return <input aria-label={`link ${link}`} value={text} onChange={(event) => type(event.currentTarget.value)} />
}

async function box(): Promise<HTMLInputElement> {
  const place = document.createElement('div')
  document.body.append(place)
  root = createRoot(place)
  root.render(<Box />)
  return vi.waitFor(() => {
    const found = document.querySelector('input')
    if (!found) throw new Error('no box yet')
    return found
  })
}

/** As a key does it: React listens to the input event. */
function enter(input: HTMLInputElement, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text)
  input.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

test('no key is lost while the link lags behind', async () => {
  const input = await box()
  for (const text of ['n', 'ne', 'neu']) enter(input, text)
  expect(input.value).toBe('neu')
  for (const [i, text] of ['n', 'ne', 'neu'].entries()) {
    waiting[i]?.()
    await vi.waitFor(() => expect(input.ariaLabel).toBe(`link ${text}`))
  }
  expect(shown.slice(shown.indexOf('neu')).every((text) => text === 'neu')).toBe(true)
  expect(input.value).toBe('neu')
})

test('a link that says something else is taken over', async () => {
  const input = await box()
  enter(input, 'n')
  for (const write of waiting) write()
  await vi.waitFor(() => expect(input.ariaLabel).toBe('link n'))
  visit('linear')
  await vi.waitFor(() => expect(input.value).toBe('linear'))
})
