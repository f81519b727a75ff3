/** Stores a dataset of made-up rides as an import does: chunks in the private file system, profile and commit marker in IndexedDB. */
import { Database } from '@/lib/adapters/dexie/database'
import { dexieDatasetIndex } from '@/lib/adapters/dexie/dataset-index'
import { openOpfsSink } from '@/lib/adapters/opfs/opfs-sink'
import { openTripDirectory } from '@/lib/adapters/opfs/trip-directory'
import { millis } from '@/lib/shared/clock'
import { datasetId, sha256 } from '@/lib/shared/ids'
import { seededRandom } from '@/lib/shared/random'
import { DEFAULT_RULES } from '@/lib/trips/import-rules'
import { keptOnly } from '@/lib/trips/quality-report'
import { settleRows } from '@/lib/trips/settle-rows'
import { tripBlock } from '@/lib/trips/trip-block'
import { CHUNK_ROWS, chunkBytes, columnsBytes } from '@/lib/trips/trip-chunk'
import { tripWriter } from '@/lib/trips/trip-writer'

const COLUMNS = ['pickup time', 'drop-off time', 'pickup place', 'drop-off place', 'distance', 'passengers', 'fare']
const FROM = 1_672_531_200
const YEAR = 365 * 86_400

self.onmessage = async ({ data }: MessageEvent<{ readonly rows: number }>) => {
  try {
    self.postMessage(await store(data.rows))
  } catch (error) {
    self.postMessage({ error: String(error) })
  }
}

async function store(rows: number) {
  const directory = await openTripDirectory()
  const sink = await openOpfsSink(directory, 'bench', { forMs: 1_000 })
  const writer = tripWriter(sink)
  const random = seededRandom(7)
  const block = tripBlock()
  for (let done = 0; done < rows; done += block.rows) {
    const some = Math.min(block.rows, rows - done)
    for (let i = 0; i < some; i++) {
      const at = FROM + Math.floor(((done + i) / rows) * YEAR)
      const seconds = 60 + Math.floor(random.next() * random.next() * 3_540)
      block.pickupAt[i] = at
      block.dropoffAt[i] = at + seconds
      block.pickupZone[i] = 1 + Math.floor(random.next() * random.next() * 262)
      block.dropoffZone[i] = 1 + random.int(262)
      block.distanceKm[i] = (seconds / 60) * (0.2 + 0.3 * random.next())
      block.passengers[i] = 1 + random.int(4)
      block.fare[i] = 3 + Math.round(seconds / 6) / 10
    }
    writer.take(block, some)
    const full = await writer.drain()
    if (full) throw new Error(full.message)
  }
  const full = await writer.finish()
  if (full) throw new Error(full.message)
  const began = performance.now()
  const settling = settleRows(sink, {
    rows,
    hasPoints: false,
    rules: DEFAULT_RULES,
    columns: COLUMNS.map((readAs) => ({ readAs, header: readAs })),
  })
  let step = await settling.next()
  while (!step.done) step = await settling.next()
  const profileSeconds = (performance.now() - began) / 1000
  const { fingerprint, chunkHashes, ...facts } = step.value
  const bytes = columnsBytes(rows, false)
  sink.close(bytes)
  await directory.remove(sink.rejectsFile)
  const id = datasetId(fingerprint)
  await dexieDatasetIndex(new Database()).commit(
    {
      dataset: {
        schemaVersion: 1,
        id,
        name: 'a year',
        files: [
          {
            name: 'a-year.csv',
            bytes,
            sha256: sha256('0'.repeat(64)),
            format: 'tlc-yellow',
            firstRow: 0,
            keptRows: rows,
          },
        ],
        rules: DEFAULT_RULES,
        simulated: false,
        noiseFloorMinutes: null,
        importedAt: millis(Date.now()),
        importSeconds: 0,
        quality: keptOnly(rows),
        zoneSetId: null,
        ...facts,
      },
      storage: {
        file: sink.file,
        bytes,
        chunkRows: CHUNK_ROWS,
        chunks: chunkHashes.map((hash, i) => ({
          offset: i * chunkBytes(CHUNK_ROWS, false),
          rows: Math.min(CHUNK_ROWS, rows - i * CHUNK_ROWS),
          sha256: hash,
        })),
      },
      rejectsFile: null,
    },
    { zones: null, isCancelled: () => false },
  )
  return { id, profileSeconds, profileBytes: JSON.stringify(facts.profile).length }
}
