import type { Page } from '@playwright/test'
import { build } from 'esbuild'

declare global {
  interface Window {
    appCode?: typeof import('./page-code')
  }
}

/** Puts what `page-code.ts` exports, bundled from the app's own sources, into the page as `window.appCode`. */
export async function loadAppCode(page: Page): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: ['tests/e2e/page-code.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'appCode',
    platform: 'browser',
    target: 'es2022',
    tsconfig: 'tsconfig.json',
    logLevel: 'silent',
  })
  await page.evaluate(`${outputFiles[0]?.text ?? ''}\nwindow.appCode = appCode`)
}
