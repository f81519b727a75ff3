/**
 * Transcendental functions rounded to float32. Engines differ in the last bits of these in double precision; rounded they agree,
 * so that features and artefacts are the same bits in every browser and in Node. The linter forbids the originals elsewhere in `lib/`.
 */
const round = Math.fround

export const sin = (x: number): number => round(Math.sin(x))
export const cos = (x: number): number => round(Math.cos(x))
export const asin = (x: number): number => round(Math.asin(x))
export const exp = (x: number): number => round(Math.exp(x))
export const log = (x: number): number => round(Math.log(x))
export const log1p = (x: number): number => round(Math.log1p(x))
