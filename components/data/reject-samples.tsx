'use client'
import { Modal } from '@mantine/core'
import { Scrolling } from '@/components/ui/scrolling'
import { useFocusBack } from '@/components/ui/use-focus-back'
import { formatCount } from '@/lib/shared/format-number'
import type { Dataset } from '@/lib/trips/dataset'
import type { RejectReason } from '@/lib/trips/reject-reason'
import { rowWord } from '@/lib/trips/row-place'
import { reasonTitle } from './reject-words'

interface RejectSamplesProps {
  readonly dataset: Dataset
  readonly reason: RejectReason
  readonly onClose: () => void
}

/** The first rows that were rejected for a reason: where they stand, and what was wrong with them. */
export function RejectSamples({ dataset, reason, onClose }: RejectSamplesProps) {
  useFocusBack()
  const samples = dataset.quality.samples.filter((sample) => sample.reason === reason)
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={`${reasonTitle(reason, dataset)}: the first ${samples.length} of ${formatCount(dataset.quality.rejected[reason])}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Scrolling label="Rejected rows">
        <table className="t dense">
          <thead>
            <tr>
              <th>File</th>
              <th className="r">{samples.every(({ file }) => rowWord(file) === 'row') ? 'Row' : 'Line'}</th>
              <th>What is wrong</th>
            </tr>
          </thead>
          <tbody>
            {samples.map((sample) => (
              <tr key={`${sample.file} ${sample.line}`}>
                <td className="mono" style={{ minWidth: 84, overflowWrap: 'anywhere' }}>
                  {sample.file}
                </td>
                <td className="r num">{formatCount(sample.line)}</td>
                <td style={{ minWidth: 160 }}>{sample.detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </Modal>
  )
}
