'use client'
import { Burger } from '@mantine/core'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { readyValue, useLive } from '@/components/providers/use-live'
import { Wordmark } from '@/components/ui/logo'
import { formatCount } from '@/lib/shared/format-number'
import { ENTRIES, isWithin } from './entries'
import classes from './frame.module.css'
import { useSettled } from './use-settled'

interface DrawerProps {
  readonly isOpen: boolean
  readonly onToggle: () => void
}

/** Where one can go, with how much there is. */
export function Navigation({ isOpen, onToggle }: DrawerProps) {
  const path = usePathname()
  const isSettled = useSettled()
  const counts = readyValue(
    useLive(async ({ datasets, runs, registry }) => {
      const [data, settled, live, { versions }] = await Promise.all([
        datasets.list(),
        runs.settled(),
        runs.live(),
        registry.read(),
      ])
      return {
        '/data': data.length,
        '/experiments': settled.filter((run) => run.binnedAt === null).length + live.length,
        '/models': new Set(versions.map((version) => version.model)).size,
        live: live.length,
      }
    }, 'navigation'),
  )
  const countOf = (href: string) =>
    counts && (href === '/data' || href === '/experiments' || href === '/models') ? counts[href] : 0
  return (
    <>
      <div className={classes.brand}>
        <Link href="/overview" prefetch={false} aria-label="Ridecast, to the overview">
          <Wordmark />
        </Link>
        <Burger
          opened={isOpen}
          onClick={onToggle}
          size="sm"
          aria-label="Close navigation"
          className={classes['only-phone']}
        />
      </div>
      <nav className={classes.nav} aria-label="Main">
        {ENTRIES.map(({ name, href, Icon }) => (
          <Link
            key={href}
            href={href}
            prefetch={isSettled ? null : false}
            className={`${classes.entry} ${href === '/settings' ? classes.last : ''}`}
            aria-current={isWithin(path, href) ? 'page' : undefined}
          >
            <Icon size={17} stroke={1.6} aria-hidden />
            {name}
            {countOf(href) > 0 && (
              <span className={classes.count}>
                {href === '/experiments' && counts && counts.live > 0 && (
                  <i className="live" role="img" aria-label={`${counts.live} in progress`} />
                )}
                {formatCount(countOf(href))}
              </span>
            )}
          </Link>
        ))}
      </nav>
    </>
  )
}
