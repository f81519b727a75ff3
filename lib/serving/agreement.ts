/** How far two forward passes over the same artefact may be apart, in minutes. */
const AGREEMENT_TOLERANCE = 1e-4

/** Do the browser's own prediction and the server's agree? A value that is no number agrees with nothing. */
export function areEqualPredictions(browserMinutes: number, serverMinutes: number): boolean {
  return Math.abs(browserMinutes - serverMinutes) <= AGREEMENT_TOLERANCE
}
