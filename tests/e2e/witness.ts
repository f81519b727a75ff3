import type { Browser, BrowserContext } from '@playwright/test'

/** Where a browser's pages went while a test ran, and what they complained of: errors, failed and refused requests. */
export class Witness {
  private readonly heard: string[] = []

  constructor(private readonly browser: Browser) {
    for (const context of browser.contexts()) this.listen(context)
    browser.on('context', this.listen)
  }

  close(): void {
    this.browser.off('context', this.listen)
  }

  private readonly listen = (context: BrowserContext): void => {
    context.on('page', (page) => {
      page.on('framenavigated', (frame) => {
        if (frame === page.mainFrame()) this.heard.push(`page at ${frame.url()}`)
      })
    })
    context.on('console', (message) => {
      const { url, lineNumber } = message.location()
      if (message.type() === 'error' || message.type() === 'warning')
        this.heard.push(`console ${message.type()}: ${message.text()} (${url}:${lineNumber})`)
    })
    context.on('weberror', (error) => {
      const thrown = error.error()
      this.heard.push(`uncaught: ${thrown.stack ?? thrown.message}`)
    })
    context.on('requestfailed', (request) => {
      this.heard.push(`failed: ${request.method()} ${request.url()} (${request.failure()?.errorText ?? 'no reason'})`)
    })
    context.on('response', (response) => {
      if (response.status() >= 400)
        this.heard.push(`${response.status()}: ${response.request().method()} ${response.url()}`)
    })
  }

  /** The last of it, oldest first. */
  last(most: number): readonly string[] {
    return this.heard.slice(-most)
  }
}
