/** Why a file of shapes is not taken. Thrown and caught within `readShapeFile`: its callers get a `Result`. */
export class BadShape extends Error {
  constructor(
    readonly code: 'zones/bad-shape' | 'zones/projected' | 'zones/too-large' | 'zones/not-shapes',
    message: string,
  ) {
    super(message)
  }
}

export type Json = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
