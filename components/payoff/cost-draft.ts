import { type CostRates, readCostRates } from '@/lib/payoff/cost'

/** What stands in the three fields. */
export interface CostDraft {
  readonly early: string
  readonly late: string
  readonly currency: string
}

/** The setting that it is kept under. */
export const COST_SETTING = 'payoff-cost'

const EMPTY: CostDraft = { early: '', late: '', currency: 'EUR' }

/** The fields as they were left; empty where nothing that can be read is stored. */
export function storedDraft(stored: unknown): CostDraft {
  const rates = readCostRates(stored)
  return rates ? { early: String(rates.early), late: String(rates.late), currency: rates.currency } : EMPTY
}

/** The rates that the fields mean; null while one is empty or means nothing. */
export function ratesOf({ early, late, currency }: CostDraft): CostRates | null {
  if (early.trim() === '' || late.trim() === '') return null
  return readCostRates({ early: Number(early), late: Number(late), currency })
}
