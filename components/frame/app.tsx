'use client'
import '@/lib/shared/no-compiled-schemas'
import { MantineProvider } from '@mantine/core'
import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import { AppUpdates } from '@/components/providers/app-updates'
import { ServerProvider } from '@/components/providers/server-provider'
import { WorkspaceProvider } from '@/components/providers/workspace-provider'
import { cssVariablesResolver } from '@/components/theme/css-variables'
import { theme } from '@/components/theme/theme'
import { Frame } from './frame'

const Notices = dynamic(() => import('./notices').then((m) => m.Notices), { ssr: false })

/** Everything that every page stands in. */
export const App = ({ children }: { children: ReactNode }) => (
  <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
    <WorkspaceProvider>
      <ServerProvider>
        <Frame>{children}</Frame>
        <Notices />
        <AppUpdates />
      </ServerProvider>
    </WorkspaceProvider>
  </MantineProvider>
)
