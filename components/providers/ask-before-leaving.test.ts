import { expect, test } from 'vitest'
import { askBeforeLeaving } from './ask-before-leaving'

/** Would the browser ask, were the page left now? */
const asks = (page: EventTarget): boolean => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }))

test('leaving is asked about as long as any work goes on, whether it ends well or not', async () => {
  const page = new EventTarget()
  let trained = (_: string): void => {}
  let failed = (_: Error): void => {}
  expect(asks(page)).toBe(false)
  const first = askBeforeLeaving(
    new Promise<string>((resolve) => {
      trained = resolve
    }),
    page,
  )
  const second = askBeforeLeaving(
    new Promise<never>((_, reject) => {
      failed = reject
    }),
    page,
  )
  expect(asks(page)).toBe(true)
  trained('trained')
  expect(await first).toBe('trained')
  expect(asks(page)).toBe(true)
  failed(new Error('no room'))
  await expect(second).rejects.toThrow('no room')
  expect(asks(page)).toBe(false)
})
