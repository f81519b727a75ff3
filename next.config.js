/**
 * Pages are static and the API is answered by our own server first; Next builds them and serves what is left. The headers below are
 * those of development: a build replaces them by stricter ones, which name the inline scripts of each page.
 */

import { developmentPolicy, securityHeaders } from './scripts/build/policy.mjs'

/** @type {import('next').NextConfig} */
const config = {
  // The build happens beside the one that is being served.
  distDir: process.env.RIDECAST_NEXT_DIR ?? '.next',
  generateBuildId: () => process.env.RIDECAST_BUILD ?? null,
  reactStrictMode: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  typescript: { ignoreBuildErrors: false, tsconfigPath: 'tsconfig.next.json' },
  headers: async () => [{ source: '/:path*', headers: securityHeaders(developmentPolicy) }],
}

export default config
