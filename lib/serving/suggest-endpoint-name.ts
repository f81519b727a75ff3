import { slugOf } from '@/lib/shared/slug'

/** A name for a model's first endpoint that the server accepts: its own as a slug. Where that leaves nothing, it becomes `rides`. */
export const suggestEndpointName = (model: string): string => slugOf(model) || 'rides'
