'use client'
import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { IconMoon, IconSun } from '@tabler/icons-react'

/** Light or dark; until chosen it follows the system. */
export function ThemeSwitch() {
  const { setColorScheme } = useMantineColorScheme()
  const isDark = useComputedColorScheme('light') === 'dark'
  const isMounted = useMounted()
  return (
    <ActionIcon
      aria-label={isMounted && isDark ? 'Use the light theme' : 'Use the dark theme'}
      onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
    >
      {isMounted && isDark ? <IconMoon size={16} stroke={1.6} /> : <IconSun size={16} stroke={1.6} />}
    </ActionIcon>
  )
}
