'use client'
import { Button } from '@mantine/core'
import type { Failure } from '@/lib/shared/result'
import { closeImport, receiveFiles } from './import-store'

/** Why it did not work, as the importer says it, and the way back. */
export const ImportFailed = ({ error, files }: { readonly error: Failure; readonly files: readonly File[] }) => (
  <div role="alert">
    <p style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>{error.message}</p>
    <div className="row wrap" style={{ marginTop: 16, justifyContent: 'flex-end' }}>
      <Button onClick={closeImport}>Close</Button>
      {files.length > 0 && <Button onClick={() => receiveFiles(files)}>Back to the files</Button>}
    </div>
  </div>
)
