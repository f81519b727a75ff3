'use client'
import { Button, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { useMadeOnce } from './use-made-once'

type State = Pick<ReturnType<typeof useMadeOnce>, 'name' | 'setName' | 'error' | 'isBusy' | 'make'>

interface MakeFormProps {
  readonly state: State
  readonly label: string
  readonly placeholder: string
  readonly act: string
  readonly inputId?: string
  readonly children?: ReactNode
}

/** One line: the name of what is to be made, what else it takes, and the button. */
export const MakeForm = ({ state, label, placeholder, act, inputId, children }: MakeFormProps) => (
  <form className="row top wrap" style={{ marginTop: 12 }} onSubmit={state.make}>
    <TextInput
      {...(inputId && { id: inputId })}
      className="grow"
      style={{ minWidth: 140 }}
      aria-label={label}
      placeholder={placeholder}
      value={state.name}
      maxLength={100}
      onChange={(event) => state.setName(event.currentTarget.value)}
      error={state.error}
    />
    {children}
    <Button type="submit" loading={state.isBusy} disabled={state.name.trim() === ''}>
      {act}
    </Button>
  </form>
)
