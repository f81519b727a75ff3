import { type RunOrder, SORT_KEYS, type SortKey } from './sort-runs'

const DEFAULT_ORDER: RunOrder = { by: 'created', descending: true }

/** The order that an address asks for, `-rmse`; newest first where it asks for none that exists. */
export function readOrder(sort: string | null): RunOrder {
  const by = SORT_KEYS.find((key) => key === sort?.replace(/^-/, ''))
  return by ? { by, descending: sort?.startsWith('-') ?? false } : DEFAULT_ORDER
}

/** The order as an address says it. */
export const writeOrder = ({ by, descending }: RunOrder): string => `${descending ? '-' : ''}${by}`

/** The same column again turns the order round; a new one starts with its good end: small errors, new runs, large shares. */
export function nextOrder(order: RunOrder, by: SortKey): RunOrder {
  if (order.by === by) return { by, descending: !order.descending }
  return { by, descending: by === 'created' || by === 'r2' || by === 'within2' || by === 'within5' }
}
