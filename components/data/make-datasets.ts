import { notifications } from '@mantine/notifications'
import { askBeforeLeaving } from '@/components/providers/ask-before-leaving'
import type { DatasetId } from '@/lib/shared/ids'
import { jobId } from '@/lib/shared/job'
import type { DeriveRequest } from '@/workers/import/client'

/** The worker takes no longer names than a person may give. */
export const MOST_NAME = 80

/**
 * Makes datasets of others, one after the other, and answers with the last, or with what went wrong as a sentence. The tray shows each, and
 * can cancel it; then neither is said.
 */
export async function makeDatasets(
  requests: readonly DeriveRequest[],
): Promise<{ readonly made: DatasetId | null; readonly failure: string | null }> {
  const { withImporter } = await import('@/workers/import/client')
  let made: DatasetId | null = null
  for (const request of requests) {
    const job = jobId(crypto.randomUUID())
    const outcome = await askBeforeLeaving(withImporter(async (importer) => importer.derive(request, job)))
    if (!outcome.ok) return { made, failure: outcome.error.code === 'trips/cancelled' ? null : outcome.error.message }
    made = outcome.value.datasetId
    if (outcome.value.existed)
      notifications.show({ message: 'These rides were here already: the same rows are one dataset.', autoClose: 8_000 })
  }
  return { made, failure: null }
}
