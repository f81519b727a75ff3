'use client'
import { type ReactNode, useState } from 'react'
import { DeployDialog, type DeployFirst } from './deploy-dialog'

interface DialogOfPage {
  readonly openDialog: () => void
  /** Stands in the page; shows while it is open. */
  readonly dialog: ReactNode
}

/** The deploy dialog of a page, closed at first. `onClosed`: a version may have gone live meanwhile. */
export function useDeployDialog(first: DeployFirst, onClosed?: () => void): DialogOfPage {
  const [isOpen, setOpen] = useState(false)
  const close = () => {
    setOpen(false)
    onClosed?.()
  }
  return { openDialog: () => setOpen(true), dialog: <DeployDialog isOpen={isOpen} onClose={close} first={first} /> }
}
