'use client'
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import { useFocusBack } from '@/components/ui/use-focus-back'
import { ImportFailed } from './import-failed'
import { ImportForm } from './import-form'
import { ImportProgress } from './import-progress'
import { closeImport, importStore } from './import-store'

const TITLES = { idle: '', choosing: 'Import', working: '', failed: 'Nothing was imported' } as const

/** From dropped files to a dataset: rules first, then progress, then the dataset's page. */
export function ImportDialog() {
  useFocusBack()
  const state = useStore(importStore)
  const [isCovered, setCovered] = useState(false)
  return (
    <Modal
      opened={state.stage !== 'idle'}
      onClose={closeImport}
      size={560}
      title={state.stage === 'working' ? state.title : TITLES[state.stage]}
      closeButtonProps={{ 'aria-label': 'Close' }}
      // While another dialog lies over this one, Escape closes that one.
      closeOnEscape={!isCovered}
    >
      {state.stage === 'choosing' && <ImportForm files={state.files} onCover={setCovered} />}
      {state.stage === 'working' && <ImportProgress job={state.job} isCancelling={state.isCancelling} />}
      {state.stage === 'failed' && <ImportFailed error={state.error} files={state.files} />}
    </Modal>
  )
}
