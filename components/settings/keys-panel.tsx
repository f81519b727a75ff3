'use client'
import { KeysCell } from '@/components/endpoints/keys-cell'
import { useSession } from '@/components/providers/server-provider'
import { useNow } from '@/components/providers/use-now'
import { Sheet } from '@/components/ui/sheet'

/** The keys of this server, for who is signed in. */
export function KeysPanel() {
  const now = useNow()
  return useSession().status === 'signed-in' ? (
    <Sheet>
      <KeysCell now={now} />
    </Sheet>
  ) : null
}
