'use client'
import { ActionIcon, NumberInput, SegmentedControl } from '@mantine/core'
import { IconArrowsUpDown, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { DateInput } from '@/components/ui/date-input'
import { Cell } from '@/components/ui/sheet'
import { layoutWords } from '@/lib/places/layout-words'
import { asksFor, type Draft, type DraftPlace, predictDay, rideOf, swapped } from '@/lib/serving/playground'
import type { ModelInput } from '@/lib/serving/schema/endpoints'
import type { Prediction } from '@/lib/serving/schema/predict'
import { Agreement } from './agreement'
import { AnswerNow } from './answer-now'
import { DayStrip } from './day-strip'
import { PlacePicker } from './place-picker'
import classes from './playground.module.css'
import type { OwnModel } from './use-own-model'
import { type AskServer, usePrediction } from './use-prediction'
import { canDraw, ZonePicture } from './zone-picture'

interface Props {
  readonly input: ModelInput
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
  readonly askServer: AskServer
  readonly own: OwnModel
  readonly sub: string
  /** What the server answered last, for who shows it elsewhere too. */
  readonly onPrediction?: (prediction: Prediction | null) => void
}

/** Two places and a time in, minutes out: from the server, and from this browser where it has the model, so that one proves the other. */
export function Playground({ input, draft, onDraft, askServer, own, sub, onPrediction }: Props) {
  const [view, setView] = useState('Map')
  /** A click on the map sets the pickup, the next one the drop-off. */
  const [next, setNext] = useState<'pickup' | 'dropoff'>('pickup')
  /** All places, to choose one out of sight. */
  const [isWhole, setWhole] = useState(false)
  const asks = useMemo(() => asksFor(input), [input])
  const ride = useMemo(() => rideOf(draft, asks), [draft, asks])
  const predictor = own.status === 'ready' ? own.predictor : null
  const { answers, isAsking, again } = usePrediction(ride, askServer, predictor)
  useEffect(() => {
    if (answers) onPrediction?.(answers.server.ok ? answers.server.value.value : null)
  }, [answers, onPrediction])
  const day = useMemo(() => (predictor && ride ? predictDay(predictor, ride) : null), [predictor, ride])
  const drawable = useMemo(() => canDraw(input.zones), [input.zones])
  const withMap = drawable && view === 'Map'

  const pick = (place: DraftPlace) => {
    onDraft({ ...draft, [next]: place })
    setNext(next === 'pickup' ? 'dropoff' : 'pickup')
    // Between the two clicks the map does not move away under the hand.
    setWhole(next === 'pickup')
  }

  return (
    <Cell
      title="Playground"
      className={classes.cell ?? ''}
      sub={sub}
      tools={
        drawable && (
          <SegmentedControl aria-label="Choose places by" data={['Map', 'Lists']} value={view} onChange={setView} />
        )
      }
    >
      <div className={classes.board} data-lists={!withMap || undefined}>
        {withMap && (
          <div className={classes.mapBox}>
            <ZonePicture input={input} pickup={draft.pickup} dropoff={draft.dropoff} onPick={pick} isWhole={isWhole} />
            <ActionIcon
              className={classes.whole ?? ''}
              variant="default"
              aria-label="All of the map"
              aria-pressed={isWhole}
              onClick={() => setWhole(!isWhole)}
            >
              {isWhole ? <IconZoomIn size={16} stroke={1.6} /> : <IconZoomOut size={16} stroke={1.6} />}
            </ActionIcon>
            {layoutWords(input.layout) && <p className={`xs ${classes.layout}`}>{layoutWords(input.layout)}</p>}
            <span className={`xs ${classes.hint}`} aria-hidden>
              {next === 'pickup' ? 'Click a pickup, then a drop-off' : 'Now click a drop-off'}
            </span>
          </div>
        )}
        <div className="col" style={{ gap: 10 }}>
          <div className={classes.fields}>
            <div className="col" style={{ gap: 6 }}>
              <PlacePicker
                label="Pickup"
                mark="pickup"
                zones={input.zones}
                value={draft.pickup}
                onChange={(pickup) => onDraft({ ...draft, pickup })}
              />
              <PlacePicker
                label="Drop-off"
                mark="dropoff"
                zones={input.zones}
                value={draft.dropoff}
                onChange={(dropoff) => onDraft({ ...draft, dropoff })}
              />
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label="Swap pickup and drop-off"
              onClick={() => onDraft(swapped(draft))}
            >
              <IconArrowsUpDown size={16} stroke={1.6} />
            </ActionIcon>
          </div>
          <DateInput
            type="datetime-local"
            aria-label="Pickup time"
            min="1970-01-01T00:00"
            max="2037-12-31T23:59"
            value={draft.at}
            onChange={(event) => onDraft({ ...draft, at: event.currentTarget.value })}
          />
          {asks.distanceKm && (
            <NumberInput
              label="Metered distance (km)"
              description="Known only after the ride: this model was given it."
              min={0}
              value={draft.distanceKm ?? ''}
              onChange={(value) => onDraft({ ...draft, distanceKm: typeof value === 'number' ? value : null })}
            />
          )}
          {asks.fare && (
            <NumberInput
              label="Fare"
              description="Known only after the ride: this model was given it."
              min={0}
              value={draft.fare ?? ''}
              onChange={(value) => onDraft({ ...draft, fare: typeof value === 'number' ? value : null })}
            />
          )}
          <AnswerNow answers={answers} isAsking={isAsking} isComplete={ride !== null} onAgain={again} />
          {day && (
            <DayStrip
              hours={day}
              chosen={Number(draft.at.slice(11, 13))}
              onChoose={(hour) =>
                onDraft({ ...draft, at: `${draft.at.slice(0, 11)}${String(hour).padStart(2, '0')}:00` })
              }
            />
          )}
        </div>
      </div>
      <Agreement answers={answers} own={own} />
    </Cell>
  )
}
