'use client'
import { useEffect, useState } from 'react'
import { Fact } from '@/components/ui/fact'
import { Cell } from '@/components/ui/sheet'
import { RIDECAST_VERSION } from '@/lib/shared/version'

interface MachineFacts {
  readonly cores: number
  readonly isIsolated: boolean
  readonly hasSimd: boolean
  readonly hasPrivateFiles: boolean
  readonly hasServiceWorker: boolean
}

/** A module that uses one SIMD instruction (`i8x16.splat`): valid only where WebAssembly SIMD is. */
const SIMD_PROBE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11,
])

/** What this browser offers for training, and what this build is. */
export function MachinePanel() {
  const [facts, setFacts] = useState<MachineFacts | null>(null)
  useEffect(
    () =>
      setFacts({
        cores: navigator.hardwareConcurrency,
        isIsolated: window.crossOriginIsolated,
        hasSimd: typeof WebAssembly === 'object' && WebAssembly.validate(SIMD_PROBE),
        hasPrivateFiles: 'storage' in navigator && 'getDirectory' in navigator.storage,
        hasServiceWorker: 'serviceWorker' in navigator,
      }),
    [],
  )
  return (
    <Cell title="This browser and this build" sub={`Ridecast ${RIDECAST_VERSION}, Apache-2.0`}>
      {facts && (
        <div className="col">
          <Claim
            holds={facts.hasSimd}
            yes="WebAssembly SIMD: nets train at full speed"
            no="No WebAssembly SIMD: nets train slowly, on plain JavaScript"
          />
          <Claim
            holds={facts.cores > 1}
            yes={`${facts.cores} cores: several runs at once`}
            no="One core: one run at a time"
          />
          <Claim
            holds={facts.hasPrivateFiles}
            yes="Private files: trips are kept on this disk"
            no="No private files: trips cannot be kept here"
          />
          <Claim
            holds={facts.hasServiceWorker}
            yes="Works with the network off"
            no="Needs the network: no service worker at this address"
          />
          <Claim
            holds={facts.isIsolated}
            yes="Isolated from other sites’ pages"
            no="Not isolated from other sites’ pages"
          />
        </div>
      )}
      <p className="sm ink3 rule">
        Trips are read, kept and learned from in this browser. Nothing is sent anywhere but a model that you deploy, to
        the server this page came from.
      </p>
    </Cell>
  )
}

const Claim = ({ holds, yes, no }: { readonly holds: boolean; readonly yes: string; readonly no: string }) => (
  <Fact state={holds ? 'met' : 'unmet'}>{holds ? yes : no}</Fact>
)
