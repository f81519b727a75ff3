import type { DateOrder, TimeForm } from './trip-format'

/** How a file writes what its format leaves open, as its first chunk tells. */
export interface WrittenForm {
  readonly delimiter: ',' | ';' | '\t' | '|'
  /** Is a comma in a number its decimal point? Else it stands between groups of three digits. */
  readonly decimalComma: boolean
  readonly time: TimeForm
  /** Of dates such as 03/04/2023; null where that is not known, and then they are not read. */
  readonly dateOrder: DateOrder | null
}

/** What nearly every file is: separated by commas, times as dates. */
export const USUAL_FORM: WrittenForm = { delimiter: ',', decimalComma: false, time: 'local', dateOrder: 'mdy' }
