/** A checker strip that takes off, overshoots and settles: a taxi, then a converging estimate. */
const LogoMark = ({ height = 22 }: { readonly height?: number }) => (
  <svg width={(height * 38) / 24} height={height} viewBox="0 0 38 24" fill="none" aria-hidden>
    <path d="M0 12h4v4H0zM4 16h4v4H4zM8 12h4v4H8zM12 16h4v4h-4z" fill="var(--rc-ink)" />
    <path d="M14 18.4c5.4 0 4.6-14 10-14 4.4 0 3.6 5.8 7.6 5.8h2" stroke="var(--rc-ink)" strokeWidth="3" />
    <circle cx="34" cy="10.2" r="3.1" fill="var(--rc-taxi)" stroke="var(--rc-ink)" strokeWidth="1.4" />
  </svg>
)

export const Wordmark = () => (
  <span className="row">
    <LogoMark height={21} />
    <span style={{ fontSize: 15, fontWeight: 650, letterSpacing: '-.025em' }}>Ridecast</span>
  </span>
)
