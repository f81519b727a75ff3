import { notifications } from '@mantine/notifications'
import { saveFile } from '@/components/ui/save-file'
import type { Dataset } from '@/lib/trips/dataset'

/** Downloads every rejected row as CSV: file, line, reason, row. The import kept them beside the dataset. */
export async function saveRejects(dataset: Dataset): Promise<void> {
  const { withImporter } = await import('@/workers/import/client')
  const csv = await withImporter<Blob | null>(async (importer) => importer.rejects(dataset.id))
  if (csv) saveFile(`${dataset.name} rejected rows.csv`, csv)
  else notifications.show({ message: 'The rejected rows are not kept any more. Import the files again to get them.' })
}
