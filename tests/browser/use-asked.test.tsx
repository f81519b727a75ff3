import { createRoot, type Root } from 'react-dom/client'
import { afterEach, expect, test, vi } from 'vitest'
import { lazyClient } from '@/components/providers/lazy-client'
import { ServerProvider } from '@/components/providers/server-provider'
import { useAsked } from '@/components/providers/use-asked'
import type { ApiResult } from '@/lib/adapters/http/transport'

const client = lazyClient(() => Promise.reject(new Error('no server here')))
const silence = { code: 'http/timeout', message: 'silence', status: null, fields: [], requestId: null }
let root: Root | null = null
/** The questions that were asked and how to answer them, in order. */
let open: ((answer: ApiResult<string>) => void)[] = []

afterEach(() => {
  root?.unmount()
  root = null
  open = []
  document.body.replaceChildren()
})

function Asks() {
  const { asked, again, put } = useAsked('what', () => new Promise<ApiResult<string>>((resolve) => open.push(resolve)))
  return (
    <>
      <p>{asked.status === 'ready' ? asked.value : asked.status}</p>
      <button type="button" onClick={() => void again()}>
        again
      </button>
      <button type="button" onClick={() => put('put')}>
        put
      </button>
    </>
  )
}

async function show(): Promise<void> {
  const place = document.createElement('div')
  document.body.append(place)
  root = createRoot(place)
  root.render(
    <ServerProvider server={client}>
      <Asks />
    </ServerProvider>,
  )
  await vi.waitFor(() => expect(open).toHaveLength(1))
}

const says = () => document.querySelector('p')?.textContent
const press = (name: string) =>
  [...document.querySelectorAll('button')].find((button) => button.textContent === name)?.click()

test('an answer counts although a later question is never answered', async () => {
  await show()
  press('again')
  await vi.waitFor(() => expect(open).toHaveLength(2))
  open[0]?.({ ok: true, value: 'first' })
  await vi.waitFor(() => expect(says()).toBe('first'))
  open[1]?.({ ok: false, error: silence })
  await new Promise((resolve) => setTimeout(resolve))
  expect(says()).toBe('first')
})

test('an earlier answer that comes late does not undo a later one, nor what was put', async () => {
  await show()
  press('again')
  await vi.waitFor(() => expect(open).toHaveLength(2))
  open[1]?.({ ok: true, value: 'second' })
  await vi.waitFor(() => expect(says()).toBe('second'))
  open[0]?.({ ok: true, value: 'first' })
  press('again')
  press('put')
  open[2]?.({ ok: true, value: 'third' })
  await vi.waitFor(() => expect(says()).toBe('put'))
})

test('that the last question found silence is said', async () => {
  await show()
  open[0]?.({ ok: false, error: silence })
  await vi.waitFor(() => expect(says()).toBe('failed'))
})
