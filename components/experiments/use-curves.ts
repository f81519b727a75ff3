'use client'
import { useEffect, useState } from 'react'
import { useWorkspace } from '@/components/providers/workspace-provider'
import type { EpochPoint } from '@/lib/experiments/run'
import { type RunId, runId } from '@/lib/shared/ids'

/** What a small curve shows: the error that early stopping watched, or of training where nothing was watched. */
export function curveOf(points: readonly EpochPoint[]): readonly number[] {
  const watched = points.flatMap((point) => point.tailRmse ?? [])
  return watched.length > 0 ? watched : points.map((point) => point.trainRmse)
}

/** Curves of settled runs, read as their rows come into view and kept: a finished run's curve does not change. */
export function useCurves(ids: readonly RunId[]): ReadonlyMap<RunId, readonly number[]> {
  const workspace = useWorkspace()
  const [curves, setCurves] = useState<ReadonlyMap<RunId, readonly number[]>>(new Map())
  const missing = ids.filter((id) => !curves.has(id)).join(' ')

  useEffect(() => {
    if (missing === '') return
    let isGone = false
    const wanted = missing.split(' ').map(runId)
    Promise.all(wanted.map(async (id) => [id, curveOf(await workspace.runs.epochs(id))] as const))
      .then((read) => {
        if (!isGone) setCurves((known) => new Map([...known, ...read]))
      })
      .catch(() => {})
    return () => {
      isGone = true
    }
  }, [workspace, missing])
  return curves
}
