import type { DateOrder, TimeForm } from './trip-format'

/** How a file writes what its format leaves open, as its first chunk tells. */
export interface WrittenForm {
  readonly delimiter: ',' | ';' | '\t' | '|'
  readonly time: TimeForm
  /** Of dates such as 03/04/2023. */
  readonly dateOrder: DateOrder
  /** Do the columns of latitude hold longitudes, and the other way round? */
  readonly isSwapped: boolean
}

/** What nearly every file is: separated by commas, times as dates. */
export const USUAL_FORM: WrittenForm = { delimiter: ',', time: 'local', dateOrder: 'mdy', isSwapped: false }
