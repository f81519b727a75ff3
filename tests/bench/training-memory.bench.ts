/**
 * How much memory does a training take for each ride that it learns from? The peak of a renderer of Chromium that trains on 1,200,000
 * rides over that of one with 400,000, family by family (Linux, whose /proc tells a process's peak). `BYTES_A_RIDE` says what the app
 * counts with; fails where it takes more.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { FAMILY_NAMES } from '@/lib/models/family-name'
import { BYTES_A_RIDE } from '@/lib/training/comfortable-rides'
import { inChromium } from './in-chromium'
import type { TrainSome } from './memory/train-some'
import { rendererPeak } from './renderer-peak'

const FEW = 400_000
const MANY = 1_200_000

const wasm = 'tfjs-backend-wasm-simd.wasm'
const backend = createRequire(import.meta.url).resolve(`@tensorflow/tfjs-backend-wasm/dist/${wasm}`)
const served = new Map([[`/${wasm}`, readFileSync(backend)]])

async function peakOf(task: TrainSome): Promise<number> {
  let peak = 0
  await inChromium<object>(new URL('./memory/train-some.ts', import.meta.url), task, {
    files: served,
    atEnd: async (context) => {
      peak = await rendererPeak(context)
    },
  })
  return peak
}

for (const family of FAMILY_NAMES) {
  const few = await peakOf({ family, rows: FEW })
  const many = await peakOf({ family, rows: MANY })
  const bytes = (many - few) / (MANY - FEW)
  const isFine = bytes <= BYTES_A_RIDE[family]
  console.log(
    `${family.padEnd(17)} ${(few / 1e6).toFixed(0)} MB with ${FEW} rides, ${(many / 1e6).toFixed(0)} MB with ${MANY}: ${bytes.toFixed(0)} bytes a ride (counted with ${BYTES_A_RIDE[family]})${isFine ? '' : ': TOO MUCH'}`,
  )
  if (!isFine) process.exitCode = 1
}
