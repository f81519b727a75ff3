import { describe, expect, test } from 'vitest'
import { clientAddress } from './client-address'

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::FFFF:c000:207', '192.0.2.7'],
  ['::1', '::1'],
  ['0:0:0:0:0:0:0:1', '::1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
  ['2001:0db8:0001:0002::9', '2001:db8:1:2::'],
  ['2001:db8::9', '2001:db8:0:0::'],
  ['fe80::1%eth0', 'fe80:0:0:0::'],
  [undefined, ''],
])('%s counts as %s', (peer, client) => {
  expect(clientAddress(peer, undefined, null)).toBe(client)
})

describe('what a request says of where it comes from', () => {
  test('is ignored from anybody, and without a trusted proxy from everybody', () => {
    expect(clientAddress('192.0.2.7', '203.0.113.9', '127.0.0.1')).toBe('192.0.2.7')
    expect(clientAddress('127.0.0.1', '203.0.113.9', null)).toBe('127.0.0.1')
  })

  test('is believed from the trusted proxy, as far as that saw it itself', () => {
    expect(clientAddress('127.0.0.1', '203.0.113.9', '127.0.0.1')).toBe('203.0.113.9')
    expect(clientAddress('::ffff:127.0.0.1', '10.0.0.1, 203.0.113.9', '127.0.0.1')).toBe('203.0.113.9')
    expect(clientAddress('127.0.0.1', '', '127.0.0.1')).toBe('127.0.0.1')
    expect(clientAddress('127.0.0.1', 'x'.repeat(1_000), '127.0.0.1')).toBe('127.0.0.1')
  })

  test.each([
    ['2001:db8:1:2::9', '2001:0DB8:1:2:0:0:0:9'],
    ['0:0:0:0:0:0:0:1', '::1'],
    ['::ffff:127.0.0.1', '127.0.0.1'],
    ['127.0.0.1', '::ffff:7f00:1'],
    ['fe80::1%eth0', 'FE80::1'],
  ])('is believed from the trusted proxy %s, however its address is spelt (%s)', (peer, proxy) => {
    expect(clientAddress(peer, '203.0.113.9', proxy)).toBe('203.0.113.9')
  })

  test('is ignored from a neighbour of the trusted proxy', () => {
    expect(clientAddress('2001:db8:1:2::8', '203.0.113.9', '2001:db8:1:2::9')).toBe('2001:db8:1:2::')
  })
})
