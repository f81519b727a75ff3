/**
 * A name for a model's first endpoint that the server accepts: lower-case letters, digits and inner hyphens, at most 64. A name without a
 * single such letter becomes `rides`.
 */
export function suggestEndpointName(model: string): string {
  const slug = model
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 64)
    .replace(/^-+|-+$/g, '')
  return slug === '' ? 'rides' : slug
}
