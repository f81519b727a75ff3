import { slugOf } from '@/lib/shared/slug'

/** A name that `register` accepts, from a file's: `Green NYC v3.ridecast` → `green-nyc-v3`. */
export const suggestModelName = (file: string): string => slugOf(file.replace(/\.ridecast$/i, '')) || 'imported'
