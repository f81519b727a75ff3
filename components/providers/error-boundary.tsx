'use client'
import { Button } from '@mantine/core'
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { isMissingPart, noteMissingPart } from './missing-parts'

interface Props {
  readonly children: ReactNode
  /** What failed, as a noun: "this page", "this chart". */
  readonly what?: string
  /** For parts beside the page: where one of them cannot be loaded, nothing stands in its place; the notice says why. */
  readonly isAside?: boolean
}

/** A bug in one part must not blank the rest. A class, because React has no other way to catch. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    if (!noteMissingPart(error)) console.error(error, info.componentStack)
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    const isMissing = isMissingPart(error)
    if (isMissing && this.props.isAside) return null
    return (
      <div role="alert" style={{ padding: 24, maxWidth: '60ch' }}>
        <h2 style={{ fontSize: 16, lineHeight: '24px', margin: 0 }}>
          {this.props.what ?? 'This page'} could not be shown
        </h2>
        <p style={{ color: 'var(--rc-ink-2)', margin: '4px 0 12px' }}>
          {isMissing ? 'It did not arrive: the server is away, or serves a newer Ridecast by now.' : error.message} Your
          data is not touched by this.
        </p>
        <Button onClick={() => (isMissing ? window.location.reload() : this.setState({ error: null }))}>
          {isMissing ? 'Reload' : 'Try again'}
        </Button>
      </div>
    )
  }
}
