'use client'
import { Button, FileButton, Modal, TextInput } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { type FormEvent, useRef, useState } from 'react'
import { FAMILY_LABELS } from '@/components/experiments/family-names'
import { useCanWrite, useWorkspace } from '@/components/providers/workspace-provider'
import { DishonestChip, SimulatedChip } from '@/components/ui/chip'
import type { VersionDraft } from '@/lib/registry/register'
import { formatBytes, formatMetric } from '@/lib/shared/format-number'
import { addressOfVersion } from '@/lib/shared/page-address'

interface Checked {
  readonly draft: VersionDraft
  readonly bytes: Uint8Array
  readonly goldenRides: number
}

type Importing =
  | { readonly status: 'closed' }
  | { readonly status: 'checking'; readonly file: string }
  | { readonly status: 'refused'; readonly file: string; readonly why: string }
  | { readonly status: 'checked'; readonly checked: Checked }

/** Import of a model's file: read, checked in full and its golden rides predicted again before anything is registered. */
export function ImportModel({ label = 'Import model file' }: { label?: string }) {
  const canWrite = useCanWrite()
  const [importing, setImporting] = useState<Importing>({ status: 'closed' })
  const reset = useRef<() => void>(null)

  const take = async (file: File | null) => {
    if (!file) return
    setImporting({ status: 'checking', file: file.name })
    setImporting(await check(file))
    reset.current?.()
  }
  const close = () => setImporting({ status: 'closed' })

  return (
    <>
      <FileButton onChange={take} accept=".ridecast,application/octet-stream" resetRef={reset}>
        {(props) => (
          <Button {...props} disabled={!canWrite} leftSection={<IconUpload size={15} stroke={1.6} aria-hidden />}>
            {label}
          </Button>
        )}
      </FileButton>
      <Modal opened={importing.status !== 'closed'} onClose={close} title="Import a model" centered>
        {importing.status === 'checking' && <p role="status">Checking {importing.file}…</p>}
        {importing.status === 'refused' && (
          <div className="col gap12" role="alert">
            <p>
              <bdi className="b">{importing.file}</bdi> <span className="bad b">was refused.</span> Nothing was stored.
            </p>
            <p className="ink2">{importing.why}</p>
            <div className="row wrap" style={{ justifyContent: 'flex-end' }}>
              <Button onClick={close}>Close</Button>
            </div>
          </div>
        )}
        {importing.status === 'checked' && <RegisterImported checked={importing.checked} onClose={close} />}
      </Modal>
    </>
  )
}

async function check(file: File): Promise<Importing> {
  const refused = (why: string): Importing => ({ status: 'refused', file: file.name, why })
  const [{ loadArtefact }, { MAX_ARTEFACT_BYTES }, { draftFromArtefact }, { suggestModelName }] = await Promise.all([
    import('@/lib/models/load-artefact'),
    import('@/lib/models/artefact'),
    import('@/lib/registry/draft-from-artefact'),
    import('@/lib/registry/suggest-model-name'),
  ])
  if (file.size > MAX_ARTEFACT_BYTES)
    return refused(`It has ${formatBytes(file.size)}; a model has at most ${formatBytes(MAX_ARTEFACT_BYTES)}.`)
  const bytes = new Uint8Array(await file.arrayBuffer())
  const loaded = await loadArtefact(bytes)
  if (!loaded.ok) return refused(loaded.error.message)
  const { id, artefact } = loaded.value
  const draft = draftFromArtefact(
    { id, artefact, bytes: bytes.byteLength },
    { model: suggestModelName(file.name), file: file.name.slice(0, 200) },
  )
  return { status: 'checked', checked: { draft, bytes, goldenRides: artefact.golden.rides.rows } }
}

function RegisterImported({ checked, onClose }: { checked: Checked; onClose: () => void }) {
  const { registry, clock } = useWorkspace()
  const router = useRouter()
  const { draft, bytes, goldenRides } = checked
  const [model, setModel] = useState(draft.model)
  const [error, setError] = useState<string | null>(null)

  const registerIt = async (event: FormEvent) => {
    event.preventDefault()
    const { register } = await import('@/lib/registry/register')
    const named = { ...draft, model }
    const done = await registry.commit((now) => register(now, named, clock.now()), { id: draft.artefactId, bytes })
    if (!done.ok) return setError(done.error.message)
    onClose()
    const version = done.value.addVersions[0]?.version ?? 1
    router.push(addressOfVersion({ model, version }))
  }

  return (
    <form className="col gap12" onSubmit={registerIt}>
      <p className="ink2">
        <bdi className="b">{draft.source.ref}</bdi> holds: {FAMILY_LABELS[draft.family].toLowerCase()},{' '}
        {formatBytes(draft.artefactBytes)}
        {draft.metrics && `, validation RMSE ${formatMetric(draft.metrics.valid.rmse.value)}\u00a0min`}. Its layout,
        hashes and numbers hold, and all {goldenRides} golden rides were predicted alike.
      </p>
      {(draft.simulated || !draft.honestAtPickup) && (
        <div className="row">
          {draft.simulated && <SimulatedChip />}
          {!draft.honestAtPickup && <DishonestChip />}
        </div>
      )}
      <TextInput
        label="Register as"
        description="The name of a model; it becomes its next version."
        value={model}
        onChange={(event) => setModel(event.currentTarget.value)}
        error={error}
        data-autofocus
      />
      <div className="row wrap" style={{ justifyContent: 'flex-end' }}>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="filled" color="taxi">
          Register
        </Button>
      </div>
    </form>
  )
}
