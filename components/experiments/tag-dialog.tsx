'use client'
import { Button, Modal, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useWorkspace } from '@/components/providers/workspace-provider'
import { useFocusBack } from '@/components/ui/use-focus-back'
import type { Run } from '@/lib/experiments/run'
import { MOST_TAGS } from '@/lib/experiments/run-name'
import { tagCounts, withoutTag, withTags } from '@/lib/experiments/tags'
import { formatCount } from '@/lib/shared/format-number'
import classes from './tag-dialog.module.css'
import { changeTags } from './tag-runs'

interface Props {
  readonly runs: readonly Run[]
  readonly onClose: () => void
}

/** Adds tags to several runs at once, and takes them off: each tag says on how many it is. What is done is stored at once. */
export function TagDialog({ runs, onClose }: Props) {
  useFocusBack()
  const workspace = useWorkspace()
  const [text, setText] = useState('')
  const [said, setSaid] = useState('')
  const counts = tagCounts(runs)
  const ids = runs.map((run) => run.id)
  const count = runs.length === 1 ? 'one run' : `${formatCount(runs.length)} runs`

  const add = async (tags: string) => {
    const refused = await changeTags(workspace, ids, (before) => withTags(before, tags))
    setText('')
    setSaid(
      refused > 0
        ? `${formatCount(refused)} of them cannot have more than ${MOST_TAGS} tags; the others are tagged.`
        : `On ${count} now: ${tags.trim()}.`,
    )
  }
  const remove = async (tag: string) => {
    await changeTags(workspace, ids, (before) => withoutTag(before, tag))
    setSaid(`“${tag}” was taken off.`)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') onClose()
    else void add(text)
  }
  return (
    <Modal opened onClose={onClose} title={`Tag ${count}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit}>
        <TextInput
          label="Add a tag"
          description="Enter adds it to all of them; commas part several"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autoComplete="off"
          maxLength={200}
          data-autofocus
        />
        {counts.length > 0 && (
          <ul className={classes.tags} aria-label="Tags on them now">
            {counts.map(({ tag, runs: on }) => (
              <li key={tag} className={classes.tag}>
                <span className="ell b">{tag}</span>
                <span className="sm ink3 num nowrap">{on === runs.length ? 'all' : `${on} of ${runs.length}`}</span>
                {on < runs.length && (
                  <button type="button" aria-label={`Add ${tag} to all`} onClick={() => void add(tag)}>
                    <IconPlus size={14} stroke={1.8} aria-hidden />
                  </button>
                )}
                <button type="button" aria-label={`Take ${tag} off`} onClick={() => void remove(tag)}>
                  <IconX size={14} stroke={1.8} aria-hidden />
                </button>
              </li>
            ))}
          </ul>
        )}
        <p className="sm ink3" role="status" style={{ minHeight: 16, marginTop: 8 }}>
          {said}
        </p>
        <div className="row" style={{ marginTop: 8, justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>Done</Button>
          <Button type="submit" variant="filled" disabled={text.trim() === ''}>
            Add tag
          </Button>
        </div>
      </form>
    </Modal>
  )
}
