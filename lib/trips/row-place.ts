/** What a row's number counts: lines of a text, the header's included, or rows of a Parquet file. */
export const rowWord = (file: string): 'line' | 'row' => (/\.parquet$/i.test(file) ? 'row' : 'line')
