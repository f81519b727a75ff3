'use client'
import { Button, Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useFocusBack } from '@/components/ui/use-focus-back'
import type { Result } from '@/lib/shared/result'
import type { MappingStart } from '@/lib/trips/mapping/begin-mapping'
import type { FileInside } from '@/workers/import/client'
import classes from './mapping.module.css'
import { MappingForm } from './mapping-form'
import { unseen } from './use-preview'

interface MappingDialogProps {
  readonly of: FileInside
  /** `isChanged`: is the file read in another way now? */
  readonly onClose: (isChanged: boolean) => void
}

/** Which column is read as what, for a file of any header: guessed or known, to be checked and corrected before anything is imported. */
export function MappingDialog({ of, onClose }: MappingDialogProps) {
  useFocusBack()
  const start = useStart(of)
  const title = `Columns of ${of.entry ?? of.file.name}`
  return (
    <Modal
      opened
      onClose={() => onClose(false)}
      size={1040}
      title={
        <span className={classes.title} title={title}>
          {title}
        </span>
      }
      closeButtonProps={{ 'aria-label': 'Close without saving' }}
    >
      {start === null ? (
        <p className="ink3" role="status">
          Reading its first rows…
        </p>
      ) : start.ok ? (
        <MappingForm of={of} start={start.value} onClose={onClose} />
      ) : (
        <div role="alert">
          <p className="bad" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {start.error.message}
          </p>
          <div className="row wrap" style={{ marginTop: 16, justifyContent: 'flex-end' }}>
            <Button onClick={() => onClose(false)}>Close</Button>
          </div>
        </div>
      )}
    </Modal>
  )
}

/** The header and first rows of a file, with the draft to begin with; null until they are read. */
function useStart({ file, entry }: FileInside): Result<MappingStart> | null {
  const [start, setStart] = useState<Result<MappingStart> | null>(null)
  useEffect(() => {
    let isOver = false
    const show = (result: Result<MappingStart>) => {
      if (!isOver) setStart(result)
    }
    import('@/workers/import/client')
      .then(({ withImporter }) =>
        withImporter<Result<MappingStart>>(async (importer) => importer.startMapping({ file, entry })),
      )
      .then(show, (reason: unknown) => show(unseen(reason)))
    return () => {
      isOver = true
    }
  }, [file, entry])
  return start
}
