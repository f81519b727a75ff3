import { describe, expect, test } from 'vitest'
import { siteOf } from './site'

describe('on this machine alone', () => {
  const site = siteOf({ publicUrl: null, addresses: ['127.0.0.1'] })
  test.each(['localhost', 'localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST:3000'])('%s is ours', (host) =>
    expect(site.isOurs(host)).toBe(true),
  )
  test.each([
    'evil.com',
    'evil.com:3000',
    'localhost.evil.com',
    '127.0.0.1.evil.com',
    '192.168.1.5:3000',
    '',
    'localhost:x',
    'a@localhost',
  ])('%s is not', (host) => expect(site.isOurs(host)).toBe(false))
  test('a page of another port or scheme is another origin', () => {
    expect(site.isOurOrigin('http://localhost:3000', 'localhost:3000')).toBe(true)
    for (const origin of ['http://localhost:3001', 'https://localhost:3000', 'http://evil.com', 'null', ''])
      expect(site.isOurOrigin(origin, 'localhost:3000')).toBe(false)
  })
  test('cookies need no TLS', () => expect(site.isSecure).toBe(false))
})

describe('behind a public URL', () => {
  const site = siteOf({ publicUrl: new URL('https://rides.example.org'), addresses: ['0.0.0.0'] })
  test('its host is ours, its origin is ours, and links begin with it', () => {
    expect(site.isOurs('rides.example.org')).toBe(true)
    expect(site.isOurs('www.rides.example.org')).toBe(false)
    expect(site.isOurOrigin('https://rides.example.org', 'rides.example.org')).toBe(true)
    expect(site.isOurOrigin('http://rides.example.org', 'rides.example.org')).toBe(false)
    expect(site.urlFor('127.0.0.1:3000')).toBe('https://rides.example.org')
    expect(site.isSecure).toBe(true)
  })
})

test('on a network, a link for others names this machine as they reach it', () => {
  const site = siteOf({ publicUrl: null, addresses: ['127.0.0.1', '::1', 'fe80::1', '192.168.1.5'] })
  for (const host of ['127.0.0.1:3000', 'localhost:3000', '[::1]:3000', '192.168.1.5:3000'])
    expect(site.sharedUrlFor(host)).toBe('http://192.168.1.5:3000')
  expect(siteOf({ publicUrl: null, addresses: ['127.0.0.1'] }).sharedUrlFor('localhost:3000')).toBe(
    'http://localhost:3000',
  )
  const named = siteOf({ publicUrl: new URL('https://rides.example.org'), addresses: ['192.168.1.5'] })
  expect(named.sharedUrlFor('localhost:3000')).toBe('https://rides.example.org')
})

test('on a network, its own addresses are ours', () => {
  const site = siteOf({ publicUrl: null, addresses: ['192.168.1.5', 'fe80::1'] })
  expect(site.isOurs('192.168.1.5:3000')).toBe(true)
  expect(site.isOurs('[fe80::1]:3000')).toBe(true)
  expect(site.isOurs('192.168.1.6:3000')).toBe(false)
})
