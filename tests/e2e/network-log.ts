import type { BrowserContext, Request } from '@playwright/test'

/** Every request that the browser made during a story, with what it sent. */
export class NetworkLog {
  private readonly requests: { readonly method: string; readonly url: string; readonly body: Buffer | null }[] = []

  constructor(context: BrowserContext) {
    context.on('request', (request: Request) => {
      this.requests.push({ method: request.method(), url: request.url(), body: request.postDataBuffer() })
    })
  }

  /** Addresses of other origins that were asked for. */
  strangers(origin: string): string[] {
    return this.requests
      .map(({ url }) => url)
      .filter((url) => !url.startsWith(`${origin}/`) && !/^(?:blob|data):/.test(url))
  }

  /** Requests that sent anything, by method and path. */
  sent(): { readonly to: string; readonly body: Buffer }[] {
    return this.requests.flatMap(({ method, url, body }) =>
      body === null || body.length === 0 ? [] : [{ to: `${method} ${new URL(url).pathname}`, body }],
    )
  }
}
