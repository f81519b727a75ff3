'use client'
import { Modal } from '@mantine/core'
import { useState } from 'react'
import type { Access } from '@/lib/deployments/deploy-queue'
import { DeployForm } from './deploy-form'
import { DeployProgress } from './deploy-progress'

/** What the dialog begins with; the rest is chosen in it. */
export interface DeployFirst {
  readonly model?: string
  readonly version?: number
  readonly endpoint?: string
  readonly access?: Access
}

interface Props {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly first: DeployFirst
}

/** Model version, endpoint, who may call; what leaves the browser; then how the deploy goes. Closing it stops nothing. */
export function DeployDialog({ isOpen, onClose, first }: Props) {
  const [sentId, setSentId] = useState<string | null>(null)
  const close = () => {
    onClose()
    setSentId(null)
  }
  return (
    <Modal opened={isOpen} onClose={close} title="Deploy a version" size={560} centered>
      {sentId === null ? (
        <DeployForm first={first} onSent={setSentId} onCancel={close} />
      ) : (
        <DeployProgress id={sentId} onClose={close} onAgain={() => setSentId(null)} />
      )}
    </Modal>
  )
}
