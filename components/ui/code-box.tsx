'use client'
import { ActionIcon } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { Fragment, useEffect, useState } from 'react'
import classes from './code-box.module.css'
import { highlight } from './highlight'

/** A button that copies, and says that it has. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 2000)
    return () => clearTimeout(timer)
  }, [state])
  const copy = () =>
    (navigator.clipboard?.writeText(text) ?? Promise.reject()).then(
      () => setState('copied'),
      () => setState('refused'),
    )
  const said = state === 'copied' ? 'Copied' : state === 'refused' ? 'Select and copy by hand' : label
  return (
    <ActionIcon aria-label={said} title={said} size={24} onClick={() => void copy()}>
      {state === 'copied' ? <IconCheck size={15} stroke={1.8} /> : <IconCopy size={15} stroke={1.6} />}
    </ActionIcon>
  )
}

interface CodeBoxProps {
  readonly code: string
  readonly label?: string
  /** What it answers: shown below the code, never copied with it. */
  readonly reply?: string | undefined
}

/** Code in a well, with a button that copies it. */
export const CodeBox = ({ code, label = 'Copy', reply }: CodeBoxProps) => (
  <div className={classes.box}>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, also by keyboard */}
    <pre tabIndex={0}>
      <code>
        {highlight(code).map((part) => (
          <Fragment key={part.at}>
            {part.kind === 'plain' ? part.text : <span className={classes[part.kind]}>{part.text}</span>}
          </Fragment>
        ))}
      </code>
      {reply && <samp className={classes.reply}>{reply}</samp>}
    </pre>
    <span className={classes.copy}>
      <CopyButton text={code} label={label} />
    </span>
  </div>
)

/** One line that is copied whole: an address, a key. */
export const CopyLine = ({ text, label }: { readonly text: string; readonly label: string }) => (
  <div className={classes.line}>
    <span className="mono ell grow" title={text}>
      {text}
    </span>
    <CopyButton text={text} label={label} />
  </div>
)
