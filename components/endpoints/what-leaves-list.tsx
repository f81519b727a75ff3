'use client'
import { useEffect, useState } from 'react'
import { useWorkspace } from '@/components/providers/workspace-provider'
import type { WhatLeaves } from '@/lib/deployments/what-leaves'
import { formatBytes, formatCount } from '@/lib/shared/format-number'
import type { ArtefactId } from '@/lib/shared/ids'
import type { Result } from '@/lib/shared/result'
import classes from './what-leaves-list.module.css'

/** Exactly what a deploy takes out of this browser, counted in the very file that is uploaded. */
export function WhatLeavesList({ artefactId }: { artefactId: ArtefactId }) {
  const { registry } = useWorkspace()
  const [told, setTold] = useState<{ id: ArtefactId; result: Result<WhatLeaves> } | null>(null)

  useEffect(() => {
    let isOver = false
    const tell = async (): Promise<Result<WhatLeaves>> => {
      const bytes = await registry.artefact(artefactId)
      if (!bytes.ok) return bytes
      const [{ decodeArtefact }, { whatLeaves }] = await Promise.all([
        import('@/lib/models/decode-artefact'),
        import('@/lib/deployments/what-leaves'),
      ])
      const decoded = await decodeArtefact(bytes.value)
      return decoded.ok ? { ok: true, value: whatLeaves(decoded.value, bytes.value.byteLength) } : decoded
    }
    void tell().then((result) => !isOver && setTold({ id: artefactId, result }))
    return () => {
      isOver = true
    }
  }, [artefactId, registry])

  const result = told?.id === artefactId ? told.result : null
  return (
    <section className={classes.box} aria-label="What leaves this browser" aria-busy={result === null}>
      <h3>
        What leaves this browser
        {result?.ok && <span className="num">: one file of {formatBytes(result.value.bytes)}</span>}
      </h3>
      {result === null && <p className="sm ink3">Counting…</p>}
      {result !== null && !result.ok && <p className="sm bad">{result.error.message}</p>}
      {result?.ok && (
        <>
          <ul className="sm">
            {result.value.items.map(({ what, count, detail }) => (
              <li key={what}>
                <span className="num right">{count === null ? '' : formatCount(count)}</span>
                <span>
                  <span className="b">{what}</span> <span className="ink3">{detail}</span>
                </span>
              </li>
            ))}
          </ul>
          <p className="sm">
            <span className="b">No ride leaves.</span>{' '}
            <span className="ink3">
              {result.value.fewestRides === null
                ? 'The file holds no figure of a single ride.'
                : `Every figure of a pair stands for at least ${formatCount(result.value.fewestRides)} rides.`}
            </span>
          </p>
        </>
      )}
    </section>
  )
}
