import type { ReactNode } from 'react'

/** What may be wider than its panel: it scrolls by itself, by keyboard too. */
export const Scrolling = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  <section className="scroll-x" tabIndex={0} aria-label={label}>
    {children}
  </section>
)
