'use client'
import { ActionIcon, Burger } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import Link from 'next/link'
import { readyValue, useLive } from '@/components/providers/use-live'
import { Connection } from './connection'
import classes from './frame.module.css'
import { openPalette } from './palette-store'
import { StorageMeter } from './storage-meter'
import { ThemeSwitch } from './theme-switch'
import { useModifier } from './use-modifier'
import { readWorkspaceName } from './workspace-name'

/** Which workspace this is, the way to everything, and how things stand: the network, the room left, the theme. */
export function TopBar({ isOpen, onToggle }: { readonly isOpen: boolean; readonly onToggle: () => void }) {
  const name = readyValue(useLive(({ settings }) => readWorkspaceName(settings), 'workspace-name'))
  const modifier = useModifier()
  return (
    <div className={classes.bar}>
      <Burger
        opened={isOpen}
        onClick={onToggle}
        size="sm"
        aria-label="Open navigation"
        className={classes['only-phone']}
      />
      <Link
        href="/settings"
        prefetch={false}
        className={`${classes.workspace} ell`}
        title="Rename this workspace in Settings"
      >
        {name ?? '\u00a0'}
      </Link>
      <span className={classes.space} />
      <ActionIcon aria-label="Search and commands" onClick={openPalette} className={classes['only-phone']}>
        <IconSearch size={17} stroke={1.6} />
      </ActionIcon>
      <button type="button" className={classes.search} onClick={openPalette}>
        <IconSearch size={15} stroke={1.6} aria-hidden />
        Go to, run, import…
        <kbd>{modifier}K</kbd>
      </button>
      <span className={`${classes.space} hide-sm`} />
      <Connection />
      <StorageMeter />
      <ThemeSwitch />
    </div>
  )
}
