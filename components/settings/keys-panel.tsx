'use client'
import { KeysCell } from '@/components/endpoints/keys-cell'
import { useNow } from '@/components/endpoints/use-now'
import { useSession } from '@/components/providers/server-provider'
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
