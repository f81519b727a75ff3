'use client'
import { useEffect, useEffectEvent, useState } from 'react'
import type { ApiFailure, ApiResult } from '@/components/providers/server-provider'
import type { Predictor } from '@/lib/models/predictor'
import { predictHere } from '@/lib/serving/playground'
import type { Prediction, PredictResponse, Ride } from '@/lib/serving/schema/predict'
import type { Failure, Result } from '@/lib/shared/result'

export interface Timed<T> {
  readonly value: T
  readonly milliseconds: number
}

export interface Answers {
  readonly ride: Ride
  readonly server: Result<Timed<Prediction>, ApiFailure>
  readonly here: Result<Timed<number>, Failure> | null
}

export type AskServer = (rides: readonly Ride[], signal: AbortSignal) => Promise<ApiResult<PredictResponse>>

/** A key held down asks once, not twenty times. */
const PAUSE = 120
/** One prediction is shorter than the clock's tick: time several. */
const REPEATS = 32

/** Predicts a ride on the server and, where the model is at hand, here. What was answered last stays until the next answer is there. */
export function usePrediction(ride: Ride | null, askServer: AskServer, predictor: Predictor | null) {
  const [answers, setAnswers] = useState<Answers | null>(null)
  const [isAsking, setAsking] = useState(false)
  const [turn, setTurn] = useState(0)
  const ask = useEffectEvent(askServer)
  const key = ride === null ? null : JSON.stringify(ride)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks the same again
  useEffect(() => {
    if (key === null) return
    const asked: Ride = JSON.parse(key)
    const stop = new AbortController()
    setAsking(true)
    const timer = setTimeout(async () => {
      const began = performance.now()
      const answer = await ask([asked], stop.signal)
      const milliseconds = performance.now() - began
      if (stop.signal.aborted) return
      setAnswers({
        ride: asked,
        server: toPrediction(answer, milliseconds),
        here: predictor && timeHere(predictor, asked),
      })
      setAsking(false)
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [key, predictor, turn])

  return { answers, isAsking, again: () => setTurn((last) => last + 1) }
}

function toPrediction(answer: ApiResult<PredictResponse>, milliseconds: number): Answers['server'] {
  if (!answer.ok) return answer
  const [value] = answer.value.predictions
  if (value) return { ok: true, value: { value, milliseconds } }
  const message = 'The server answered without a prediction.'
  return { ok: false, error: { code: 'http/unexpected-answer', message, status: 200, fields: [], requestId: null } }
}

function timeHere(predictor: Predictor, ride: Ride): Answers['here'] {
  const first = predictHere(predictor, ride)
  if (!first.ok) return first
  const began = performance.now()
  for (let i = 0; i < REPEATS; i++) predictHere(predictor, ride)
  return { ok: true, value: { value: first.value, milliseconds: (performance.now() - began) / REPEATS } }
}
