'use client'
import { AppShell } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import dynamic from 'next/dynamic'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { ErrorBoundary } from '@/components/providers/error-boundary'
import { StandingBanner } from '@/components/providers/standing-banner'
import { useOnChange } from '@/components/providers/use-on-change'
import { Wordmark } from '@/components/ui/logo'
import classes from './frame.module.css'
import { Navigation } from './navigation'
import { Shortcuts } from './shortcuts'
import { TopBar } from './top-bar'
import { Visitor } from './visitor'

const JobsTray = dynamic(() => import('./jobs-tray').then((m) => m.JobsTray), { ssr: false })
const DropAnywhere = dynamic(() => import('./drop-anywhere').then((m) => m.DropAnywhere), { ssr: false })
const UnsavedModels = dynamic(() => import('./unsaved-models').then((m) => m.UnsavedModels), { ssr: false })
const OutOfRoom = dynamic(() => import('./out-of-room').then((m) => m.OutOfRoom), { ssr: false })
const Palette = dynamic(() => import('./palette').then((m) => m.Palette), { ssr: false })

/** Pages that stand alone: who opens them has a link, not a workspace. */
const BARE = ['/shared', '/sign-in'] as const

/** Navigation at the left, the bar above, the jobs below at the right, and the page between them. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const path = usePathname()
  const [isOpen, { toggle, close }] = useDisclosure()
  useOnChange(path, close)

  if (BARE.some((bare) => path === bare || path.startsWith(`${bare}/`)))
    return (
      <>
        <header className={classes.bare}>
          <Wordmark />
        </header>
        <main id="main">
          <ErrorBoundary key={path}>{children}</ErrorBoundary>
        </main>
      </>
    )
  return (
    <AppShell
      layout="alt"
      header={{ height: 48 }}
      navbar={{ width: 208, breakpoint: 760, collapsed: { mobile: !isOpen } }}
      padding={0}
      transitionDuration={0}
    >
      <a className={classes.skip} href="#main">
        Skip to the page
      </a>
      <AppShell.Navbar>
        <Navigation isOpen={isOpen} onToggle={toggle} />
      </AppShell.Navbar>
      <AppShell.Header>
        <TopBar isOpen={isOpen} onToggle={toggle} />
      </AppShell.Header>
      <AppShell.Main id="main" tabIndex={-1}>
        <StandingBanner />
        <ErrorBoundary isAside>
          <UnsavedModels />
        </ErrorBoundary>
        <ErrorBoundary key={path}>{children}</ErrorBoundary>
      </AppShell.Main>
      <ErrorBoundary isAside>
        <JobsTray />
      </ErrorBoundary>
      <ErrorBoundary isAside>
        <DropAnywhere />
        <OutOfRoom />
      </ErrorBoundary>
      <ErrorBoundary isAside>
        <Palette />
        <Shortcuts />
      </ErrorBoundary>
      <Visitor />
    </AppShell>
  )
}
