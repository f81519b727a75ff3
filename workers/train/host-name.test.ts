import { expect, it } from 'vitest'
import { hostName } from './host-name'

it('names the browser and its version as people know it', () => {
  const like = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)'
  expect(hostName(`${like} HeadlessChrome/156.0.0.0 Safari/537.36`)).toBe('Chromium 156')
  expect(hostName(`${like} Chrome/155.0.0.0 Safari/537.36 Edg/155.0.0.0`)).toBe('Edge 155')
  expect(hostName('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe('Firefox 140')
  expect(
    hostName('Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15'),
  ).toBe('Safari 18')
  expect(hostName('curl/8')).toBe('Browser')
})
