'use client'
import { Button } from '@mantine/core'
import Link from 'next/link'
import { useState } from 'react'
import { useStorage } from '@/components/frame/use-storage'
import { readyValue, useLive } from '@/components/providers/use-live'
import { Cell } from '@/components/ui/sheet'
import { Stat, StatRow } from '@/components/ui/stat-tile'
import { formatBytes, formatCount, formatShare } from '@/lib/shared/format-number'
import { addressOfDataset } from '@/lib/shared/page-address'

/** Used, quota, whether the browser promised to keep it, and what takes the room. */
export function StoragePanel() {
  const { storage: facts, askToKeep } = useStorage()
  const [isRefused, setRefused] = useState(false)
  return (
    <Cell title="Storage" sub="everything stays in this browser’s own storage on this machine">
      {facts ? (
        <>
          <StatRow>
            <Stat label="Used" value={formatBytes(facts.usedBytes)} />
            <Stat label="Of" value={formatBytes(facts.quotaBytes)} />
            <Stat label="Share" value={formatShare(facts.quotaBytes > 0 ? facts.usedBytes / facts.quotaBytes : 0)} />
          </StatRow>
          {facts.isKnownSum && (
            <p className="sm ink3" role="status">
              The browser’s own figure cannot be right, so this is the sum of the trips and models below.
            </p>
          )}
          <div className="rule row between wrap">
            <span>
              {facts.isPersisted
                ? 'The browser has promised not to clear it when the disk is full.'
                : 'The browser may clear it when the disk is full.'}
            </span>
            {!facts.isPersisted && (
              <Button size="xs" onClick={() => void askToKeep().then((granted) => setRefused(!granted))}>
                Ask it to keep everything
              </Button>
            )}
          </div>
          {isRefused && (
            <p className="sm ink3" role="status">
              The browser said no. It grants this to sites that are bookmarked, installed or used often.
            </p>
          )}
        </>
      ) : (
        <p className="ink3">This browser does not say how much it stores here.</p>
      )}
      <WhatTakesRoom usedBytes={facts && !facts.isKnownSum ? facts.usedBytes : null} />
    </Cell>
  )
}

/** A kept trip: two times (8), two zones (4), distance (4), fare (4), passengers (1). */
const BYTES_PER_TRIP = 21

function WhatTakesRoom({ usedBytes }: { readonly usedBytes: number | null }) {
  const live = useLive(async ({ datasets, runs, registry }) => {
    const finished = (await runs.list()).filter(({ state }) => state.status === 'finished')
    return {
      datasets: await datasets.list(),
      runs: finished.length,
      artefactBytes: finished.reduce(
        (sum, { state }) => sum + (state.status === 'finished' ? state.result.artefactBytes : 0),
        0,
      ),
      versions: (await registry.read()).versions.length,
    }
  }, 'settings/room')
  const room = readyValue(live)
  if (!room) return null
  const tripBytes = room.datasets.reduce((sum, { rows }) => sum + rows * BYTES_PER_TRIP, 0)
  const rest = usedBytes === null ? null : Math.max(0, usedBytes - tripBytes - room.artefactBytes)
  return (
    <table className="t rule">
      <thead>
        <tr>
          <th>What takes room</th>
          <th className="r">Rows</th>
          <th className="r">About</th>
        </tr>
      </thead>
      <tbody>
        {room.datasets.map(({ id, name, rows }) => (
          <tr key={id}>
            <td>
              <Link className="link" href={addressOfDataset(id)}>
                {name}
              </Link>
            </td>
            <td className="r num">{formatCount(rows)}</td>
            <td className="r num">{formatBytes(rows * BYTES_PER_TRIP)}</td>
          </tr>
        ))}
        <tr>
          <td>
            <Link className="link" href="/experiments">
              Models of {formatCount(room.runs)} finished {room.runs === 1 ? 'run' : 'runs'}
            </Link>
            , {room.versions} of them registered
          </td>
          <td />
          <td className="r num">{formatBytes(room.artefactBytes)}</td>
        </tr>
        {rest !== null && (
          <tr>
            <td>The app itself, kept for working offline; reports, curves and predictions</td>
            <td />
            <td className="r num">{formatBytes(rest)}</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
