import { raceNetC } from './net-c'

/** Runs in a worker of Chromium: the race of `raceNetC` on its clock. */
self.onmessage = async () => {
  try {
    self.postMessage(await raceNetC(() => performance.now() / 1000, `${self.location.origin}/`))
  } catch (error) {
    self.postMessage({ error: String(error) })
  }
}
