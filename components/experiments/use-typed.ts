'use client'
import { useRef, useState } from 'react'
import { useOnChange } from '@/components/providers/use-on-change'

/**
 * A text box whose text is in the link as well. The box has its own text, so that no key is lost while the link, which is read again only
 * after a rendering, lags behind; a link that says something that was not typed here (a click on it, the way back) is taken over.
 */
export function useTyped(inLink: string, write: (text: string) => void): readonly [string, (text: string) => void] {
  const [text, setText] = useState(inLink)
  const onItsWay = useRef<string[]>([])
  useOnChange(inLink, () => {
    const at = onItsWay.current.indexOf(inLink)
    onItsWay.current = at < 0 ? [] : onItsWay.current.slice(at + 1)
    if (at < 0) setText(inLink)
  })
  return [
    text,
    (typed) => {
      setText(typed)
      onItsWay.current.push(typed)
      write(typed)
    },
  ]
}
