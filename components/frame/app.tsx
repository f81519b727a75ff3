'use client'
import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { AppUpdates } from '@/components/providers/app-updates'
import { ServerProvider } from '@/components/providers/server-provider'
import { WorkspaceProvider } from '@/components/providers/workspace-provider'
import { cssVariablesResolver } from '@/components/theme/css-variables'
import { theme } from '@/components/theme/theme'

/** Everything that every page stands in. */
export const App = ({ children }: { children: ReactNode }) => (
  <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
    <WorkspaceProvider>
      <ServerProvider>
        {children}
        <AppUpdates />
      </ServerProvider>
    </WorkspaceProvider>
  </MantineProvider>
)
