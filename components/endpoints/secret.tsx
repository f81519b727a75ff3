'use client'
import { CopyButton } from '@/components/ui/code-box'
import classes from './secret.module.css'

/** A text that is shown this once: a key, a link. */
export function Secret({ text, what }: { text: string; what: string }) {
  return (
    <div className={classes.secret} role="status">
      <div className="row">
        <code className="mono grow" data-secret={what}>
          {text}
        </code>
        <CopyButton text={text} label={`Copy the ${what}`} />
      </div>
      <p className="xs ink2">Copy it now: the server keeps only its hash.</p>
    </div>
  )
}
