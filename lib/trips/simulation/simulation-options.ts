/** What to simulate. The same options give the same bytes. */
export interface SimulationOptions {
  readonly seed: number
  /** Rides written, dirty ones included. */
  readonly rides: number
}

export const DEFAULT_SIMULATION: SimulationOptions = { seed: 2, rides: 60_000 }

export const MOST_SIMULATED_RIDES = 5_000_000
