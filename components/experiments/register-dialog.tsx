'use client'
import { Autocomplete, Button, Modal, Switch, Textarea } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWorkspace } from '@/components/providers/workspace-provider'
import { DishonestChip, SimulatedChip } from '@/components/ui/chip'
import { isOfSimulated } from '@/lib/experiments/honesty'
import type { Run, RunResult } from '@/lib/experiments/run'
import { moveAlias } from '@/lib/registry/move-alias'
import { nameForDataset } from '@/lib/registry/name-for-dataset'
import { checkName, register } from '@/lib/registry/register'
import type { Registry } from '@/lib/registry/registry-store'
import { addressOfVersion } from '@/lib/shared/page-address'
import type { Dataset } from '@/lib/trips/dataset'
import { saveModel } from './save-model'

interface Props {
  readonly run: Run
  readonly result: RunResult
  readonly dataset: Dataset | null
  readonly registry: Registry
  readonly opened: boolean
  readonly onClose: () => void
}

/** Gives a run's model a name and the next version number, and, if asked, makes it the champion. */
export function RegisterDialog({ opened, onClose, ...props }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Register this model">
      {opened && <RegisterForm {...props} onClose={onClose} />}
    </Modal>
  )
}

function RegisterForm({ run, result, dataset, registry, onClose }: Omit<Props, 'opened'>) {
  const workspace = useWorkspace()
  const router = useRouter()
  const models = [...new Set(registry.versions.map((version) => version.model))]
  const [model, setModel] = useState(models[0] ?? nameForDataset(dataset?.name ?? 'rides'))
  const [note, setNote] = useState('')
  const hasChampion = registry.aliases.some((alias) => alias.model === model && alias.alias === 'champion')
  const [wantsChampion, setWantsChampion] = useState<boolean | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [hasNoRoom, setHasNoRoom] = useState(false)
  const isChampion = wantsChampion ?? !hasChampion
  const name = checkName('model', model)
  const next = Math.max(0, ...registry.versions.filter((each) => each.model === model).map((each) => each.version)) + 1

  const save = async () => {
    setSaving(true)
    const now = workspace.clock.now()
    const made = await workspace.registry.commit((current) =>
      register(
        current,
        {
          model,
          artefactId: result.artefactId,
          artefactBytes: result.artefactBytes,
          family: run.recipe.family,
          metrics: result.metrics,
          honestAtPickup: result.honestAtPickup,
          simulated: isOfSimulated(run, dataset),
          source: { kind: 'run', ref: run.id },
          note: note.trim(),
        },
        now,
      ),
    )
    const version = made.ok ? made.value.addVersions[0]?.version : undefined
    if (!made.ok || version === undefined) {
      setSaving(false)
      setError(made.ok ? 'Nothing was registered.' : made.error.message)
      setHasNoRoom(!made.ok && made.error.code === 'storage/quota')
      return
    }
    if (isChampion)
      await workspace.registry.commit((current) => moveAlias(current, { model, alias: 'champion', to: version }, now))
    onClose()
    router.push(addressOfVersion({ model, version }))
  }

  return (
    <form
      className="stack"
      style={{ gap: 12 }}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Autocomplete
        label="Model"
        description={name.ok ? `It becomes ${model} v${next}. A version never changes.` : undefined}
        data={models}
        value={model}
        onChange={(value) => {
          setModel(value.toLowerCase().replaceAll(' ', '-'))
          setError(null)
        }}
        error={name.ok ? error : name.error.message}
        data-autofocus
      />
      <Switch
        label="Make it @champion"
        description={
          hasChampion
            ? 'The present champion gives the name up; its version stays.'
            : 'The first version of a model usually is.'
        }
        checked={isChampion}
        onChange={(event) => setWantsChampion(event.currentTarget.checked)}
      />
      <Textarea
        label="Note"
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {!result.honestAtPickup && (
        <p className="sm ink2">
          <DishonestChip /> It looks at what is only known when the ride is over; served at pickup it cannot have that.
        </p>
      )}
      {isOfSimulated(run, dataset) && (
        <p className="sm ink2">
          <SimulatedChip /> Its trips are of a simulated city.
        </p>
      )}
      <div className="row wrap" style={{ justifyContent: 'flex-end' }}>
        {hasNoRoom && (
          <Button onClick={() => void saveModel(workspace, result.artefactId, run.name)}>Download the model</Button>
        )}
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="filled" color="taxi" disabled={!name.ok} loading={isSaving}>
          Register
        </Button>
      </div>
    </form>
  )
}
