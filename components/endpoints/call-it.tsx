'use client'
import { SegmentedControl } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { CodeBox, CopyLine } from '@/components/ui/code-box'
import { Cell } from '@/components/ui/sheet'
import type { Access } from '@/lib/serving/schema/endpoints'
import type { Prediction, Ride } from '@/lib/serving/schema/predict'
import { LANGUAGES, type Language, snippet } from '@/lib/serving/snippets'

interface Props {
  readonly url: string
  readonly access: Access
  readonly ride: Ride
  readonly prediction: Prediction | null
  /** A key that was made on this page a moment ago; the snippet then runs as it is. */
  readonly freshKey: string | null
  readonly children: ReactNode
}

const isLanguage = (text: string): text is Language => LANGUAGES.some((language) => language === text)

/** The URL and code that runs when pasted, for the very ride that the playground shows. */
export function CallIt({ url, access, ride, prediction, freshKey, children }: Props) {
  const [language, setLanguage] = useState<Language>('curl')
  const [isBatch, setBatch] = useState(false)
  const rides = isBatch ? [ride, { ...ride, pickup: ride.dropoff, dropoff: ride.pickup }] : [ride]
  const code = snippet(language, { url, access, rides, key: freshKey })
  return (
    <Cell
      title="Call it"
      sub={access === 'public' ? 'public: no key needed' : keyNote(freshKey)}
      tools={
        <SegmentedControl
          aria-label="Language of the snippet"
          data={[...LANGUAGES]}
          value={language}
          onChange={(value) => isLanguage(value) && setLanguage(value)}
        />
      }
    >
      <div className="col" data-snippet={language}>
        <CopyLine text={url} label="Copy the URL" />
        <CodeBox
          code={code}
          label={`Copy the ${language} snippet`}
          reply={prediction ? replyOf(prediction) : undefined}
        />
        <div className="row gap16 sm">
          <a className="link" href="/api/v1/openapi.json" target="_blank" rel="noreferrer">
            OpenAPI
          </a>
          <button type="button" className="link" onClick={() => setBatch(!isBatch)}>
            {isBatch ? 'One ride' : 'Batch'}
          </button>
        </div>
      </div>
      <div className="rule">{children}</div>
    </Cell>
  )
}

const keyNote = (freshKey: string | null): string =>
  freshKey === null ? 'private: put a key into RIDECAST_KEY' : 'private: carries the key that you just made'

function replyOf({ minutes, basis }: Prediction): string {
  return `{"predictions":[{"minutes":${minutes},\n  "basis":{"similarRides":${basis.similarRides}, …`
}
