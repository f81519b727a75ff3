'use client'
import { Button } from '@mantine/core'
import { IconFolderOpen, IconLock } from '@tabler/icons-react'
import { useCanWrite } from '@/components/providers/workspace-provider'
import { Chip } from '@/components/ui/chip'
import { Page } from '@/components/ui/page'
import { chooseFiles } from './choose-files'
import classes from './data-empty.module.css'
import { Road } from './road'
import { SampleButton } from './sample-button'
import { SampleTable } from './sample-table'
import { ThreeSteps } from './three-steps'

/** Files whose header says what they are. */
const KNOWN = [
  'TLC yellow',
  'TLC green',
  'FHV',
  'HVFHV',
  'Kaggle NYC',
  'Chicago',
  'Citi Bike',
  'Divvy',
  'Capital Bikeshare',
  'Porto',
  'zone shapes, points and names',
]

/** The first visit: what belongs here, two ways to begin, what happens next, and what leaves the browser (nothing). */
export function DataEmpty() {
  const canWrite = useCanWrite()
  return (
    <Page>
      <div className={classes.column}>
        <h1 className={classes.title}>How long will the ride take?</h1>
        <p className={classes.lead}>
          Give Ridecast the trips you have. It tells you whether a model can beat a lookup table, trains it here, and
          puts it behind a URL.
        </p>
        <section className={classes.zone} aria-label="Import trips">
          <div className={classes.halves}>
            <div className={classes.words}>
              <h2>Drop trip files here</h2>
              <p className="ink2">
                Trips with <b>four things</b>: when and where a ride started and ended. CSV, gzip, ZIP or Parquet,
                several months at once; a gigabyte takes seconds.
              </p>
              <div className="row wrap">
                <SampleButton isNext />
                <Button
                  leftSection={<IconFolderOpen size={15} stroke={1.6} />}
                  onClick={chooseFiles}
                  disabled={!canWrite}
                >
                  Choose files
                </Button>
              </div>
              <p className={`sm ink3 ${classes.sample}`}>
                The sample is a simulated city: 60,000 rides, two months, ready in seconds.
              </p>
              <div className={classes.promise}>
                <IconLock size={16} stroke={1.6} aria-hidden />
                <span>
                  <b>Trips never leave this browser.</b>{' '}
                  <span className="ink3">Pull the network plug and everything on this page still works.</span>
                </span>
              </div>
            </div>
            <SampleTable />
          </div>
          <Road />
        </section>
        <div className={classes.steps}>
          <ThreeSteps />
        </div>
        <div className={classes.known}>
          <span className="sm ink3">Recognised without asking:</span>
          {KNOWN.map((format) => (
            <Chip key={format}>{format}</Chip>
          ))}
          <span className="sm ink3">Of anything else you say what its columns mean.</span>
        </div>
      </div>
    </Page>
  )
}
