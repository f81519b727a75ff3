import { importGenerated } from './import-generated'

/** Runs in a worker of Chromium. */
self.onmessage = async ({ data }: MessageEvent<{ megabytes: number }>) => {
  try {
    self.postMessage(await importGenerated(data.megabytes))
  } catch (error) {
    self.postMessage({ error: String(error) })
  }
}
