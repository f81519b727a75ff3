import { checkModel } from '@/lib/deployments/check-model'
import { gridFor, predictorOf } from '@/lib/models/create-predictor'
import type { Predictor } from '@/lib/models/predictor'
import { ok, type Result } from '@/lib/shared/result'
import { describeInput } from './describe-endpoint'
import type { ModelInput } from './schema/endpoints'

/** A model's file, checked as a server checks it before it answers: what predicts with it, and what it is asked. */
export async function believedModel(
  bytes: Uint8Array,
): Promise<Result<{ readonly predictor: Predictor; readonly input: ModelInput }>> {
  const checked = await checkModel(bytes)
  if (!checked.ok) return checked
  const { facts, prepared } = checked.value
  const predictor = predictorOf(prepared, await gridFor(prepared.features))
  return ok({ predictor, input: describeInput({ ...facts, predictor }) })
}
