import type { FittedFeatures } from '@/lib/features/fitted-features'
import type { ModelBody } from '@/lib/models/model-body'

/**
 * What was learnt from the first days of the training period alone. Of its tail it knows no ride, but for one number chosen by it: how many
 * trees or epochs are enough. So its errors there are those of rides to come.
 */
export interface EarlyModel<Body extends ModelBody = ModelBody> {
  readonly features: FittedFeatures
  readonly body: Body
  /** Rows learnt from, and the rows of the days after them. */
  readonly head: Int32Array
  readonly tail: Int32Array
}
