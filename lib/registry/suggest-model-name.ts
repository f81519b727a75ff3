/** A name that `register` accepts, from a file's: `Green NYC v3.ridecast` → `green-nyc-v3`. */
export function suggestModelName(file: string): string {
  const slug = file
    .replace(/\.ridecast$/i, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 64)
    .replace(/^-+|-+$/g, '')
  return slug === '' ? 'imported' : slug
}
