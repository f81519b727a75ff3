'use client'
import classes from './standing-banner.module.css'
import { type Standing, useStanding } from './workspace-provider'

const SENTENCES: Readonly<
  Record<Exclude<Standing, 'opening' | 'ready'>, { readonly title: string; readonly text: string }>
> = {
  insecure: {
    title: 'Read-only: this address is not secure.',
    text: 'Over plain HTTP from another machine a browser has no private files, locks or hashing, so nothing can be imported or trained here. Open Ridecast on this machine as http://localhost or through HTTPS.',
  },
  memory: {
    title: 'Nothing is kept.',
    text: 'This browser does not let Ridecast store anything (a private window, or storage that is blocked or damaged). You can look around; trips and models need a normal window.',
  },
  'no-files': {
    title: 'Read-only: this browser keeps no files.',
    text: 'Trips need the private files that this window does not have (a private window, or a browser that is too old). What is stored can be looked at; import and train in a normal window of a current browser.',
  },
  gone: {
    title: 'What was stored here is gone.',
    text: 'The browser, or somebody, has cleared this site’s data while the tab was open. Reload to start anew; models you downloaded or deployed can be imported again.',
  },
  newer: {
    title: 'Read-only: saved by a newer Ridecast.',
    text: 'This workspace was last opened by a newer version, so this one only shows it and changes nothing.',
  },
  replaced: {
    title: 'A newer Ridecast is open in another tab.',
    text: 'This tab has handed the workspace over. Nothing is lost.',
  },
}

/** Says, above every page, why something that the studio usually does is not possible in this browser or at this address. */
export function StandingBanner() {
  const standing = useStanding()
  if (standing === 'opening' || standing === 'ready') return null
  const { title, text } = SENTENCES[standing]
  const reload = standing === 'newer' || standing === 'replaced' || standing === 'gone'
  return (
    <div className={classes.banner} role="status">
      <span>
        <strong>{title}</strong> {text}{' '}
        {reload && (
          <button type="button" onClick={() => window.location.reload()}>
            Reload this tab
          </button>
        )}
      </span>
    </div>
  )
}
