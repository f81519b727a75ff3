import { notifications } from '@mantine/notifications'
import type { Workspace } from '@/components/providers/workspace'
import { saveFile } from '@/components/ui/save-file'
import type { ArtefactId } from '@/lib/shared/ids'

/** Downloads the model of a finished run, after its bytes have been checked against their hash. */
export async function saveModel({ registry }: Workspace, id: ArtefactId, name: string): Promise<void> {
  const bytes = await registry.artefact(id)
  if (bytes.ok) saveBytes(name, bytes.value)
  else notifications.show({ message: bytes.error.message })
}

/** Downloads a model's file as it is. */
export const saveBytes = (name: string, bytes: Uint8Array): void =>
  saveFile(`${name}.ridecast`, new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }))
