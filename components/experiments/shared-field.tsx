'use client'
import { Button, Textarea, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { leave, shownOf, UNTOUCHED, write } from './shared-draft'

interface Props {
  readonly label: string
  readonly description?: string
  readonly maxLength?: number
  readonly isLong?: boolean
  readonly disabled: boolean
  /** The text as it is stored now, whichever tab stored it. */
  readonly stored: string
  /** The text as it would be stored. */
  readonly clean: (text: string) => string
  /** Stores a text in place of `base`. False where something else is stored by now. */
  readonly save: (text: string, base: string) => Promise<boolean>
}

/** A text that is saved when the field is left. Where another tab changed it meanwhile, a person decides which one stays. */
export function SharedField({ label, description, maxLength, isLong, disabled, stored, clean, save }: Props) {
  const [draft, setDraft] = useState(UNTOUCHED)
  const [isDisputed, setDisputed] = useState(false)
  const text = shownOf(draft, stored)

  // What was written has been stored, or somebody else stored the same: there is nothing of one's own any more.
  useEffect(() => {
    if (draft.mine === null || clean(draft.mine.text) !== stored) return
    setDraft(UNTOUCHED)
    setDisputed(false)
  }, [draft, stored, clean])

  const keep = async (base: string) => setDisputed(!(await save(clean(text), base)))
  const onBlur = () => {
    const next = leave(draft, stored, clean(text))
    if (next === 'nothing') setDraft(UNTOUCHED)
    else if (next === 'conflict') setDisputed(true)
    else void keep(stored)
  }
  const field = {
    label,
    value: text,
    disabled,
    onBlur,
    ...(description === undefined ? {} : { description }),
    ...(maxLength === undefined ? {} : { maxLength }),
    onChange: (event: { currentTarget: { value: string } }) =>
      setDraft(write(draft, stored, event.currentTarget.value)),
  }
  return (
    <div>
      {isLong ? <Textarea {...field} autosize minRows={5} maxRows={12} /> : <TextInput {...field} />}
      {isDisputed && (
        <div role="alert" className="sm" style={{ marginTop: 6 }}>
          <p>
            Not saved: another tab changed this meanwhile to{' '}
            <bdi className="b" style={{ overflowWrap: 'anywhere' }}>
              {stored === '' ? 'nothing' : `“${stored}”`}
            </bdi>
            .
          </p>
          <div className="row" style={{ marginTop: 4 }}>
            <Button size="xs" onClick={() => void keep(stored)}>
              Keep mine
            </Button>
            <Button
              size="xs"
              onClick={() => {
                setDraft(UNTOUCHED)
                setDisputed(false)
              }}
            >
              Take theirs
            </Button>
          </div>
        </div>
      )}
    </div>
  )
}
