/** `1 row`, `68211 rows`: without separators, as all counts in a terminal. */
export const sayRows = (count: number): string => `${count} ${count === 1 ? 'row' : 'rows'}`
