import { notifications } from '@mantine/notifications'
import { saveFile } from '@/components/ui/save-file'
import { formatCount } from '@/lib/shared/format-number'
import { sayCount } from '@/lib/shared/say-count'
import type { FilesReport } from '@/workers/import/client'
import { rejectLines } from './reject-words'

/** Says that rows were here before: with what was found in the files where they are others, whose report the dataset does not have. */
export function sayExisted(found: FilesReport | undefined): void {
  if (!found) {
    notifications.show({ message: 'These trips were here already: the same rows are one dataset.', autoClose: 8000 })
    return
  }
  const { name, rejects } = found
  notifications.show({
    autoClose: false,
    title: 'These trips were here already',
    message: (
      <span className="col gap4" style={{ overflowWrap: 'anywhere' }}>
        <span>{foundWords(found)}</span>
        {rejects && (
          <button type="button" className="link" onClick={() => saveFile(`${name} rejected rows.csv`, rejects)}>
            Its rejects as CSV
          </button>
        )}
      </span>
    ),
  })
}

/** "“dirty” has the same 60 rides as this dataset, which … Of its 75 rows 15 were rejected: 10 not a number, 5 bad zone id." */
export function foundWords({ name, report }: Omit<FilesReport, 'rejects'>): string {
  const { read, kept } = report.quality
  const same = `“${name}” has the same ${sayCount(kept, 'ride')} as this dataset, which keeps the report of its own files.`
  const reasons = rejectLines(report).map(({ rows, title }) => `${formatCount(rows)} ${inSentence(title)}`)
  return reasons.length === 0
    ? `${same} None of its rows was rejected.`
    : `${same} Of its ${sayCount(read, 'row')} ${formatCount(read - kept)} ${read - kept === 1 ? 'was' : 'were'} rejected: ${reasons.join(', ')}.`
}

const inSentence = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1)
