import type { Command } from '../command'
import { prepareTraining } from '../prepare-training'
import { trainAndKeep } from '../train-and-keep'
import { readTrainRequest } from '../train-request'
import { SETTINGS_NOTES, TRAINING_OPTIONS } from '../training-options'
import { workspaceOf } from '../workspace'

export const train: Command = {
  summary: 'Trains a model, judges it on later rides, writes its artefact and remembers the run.',
  usage:
    'train --train FILE[,FILE…] --valid FILE[,FILE…] [--test FILE[,…]] --family F [--set key=value]… [--seed N] [--rides N] [--judged-rides N] [--places FILE[,FILE…]] [--out model.ridecast] [options] [--json]',
  positionals: 'none',
  options: TRAINING_OPTIONS,
  notes: SETTINGS_NOTES,
  async run(given, terminal) {
    const request = readTrainRequest(given)
    if (!request.ok) return request
    const prepared = await prepareTraining(given, request.value, terminal)
    if (!prepared.ok) return prepared
    return trainAndKeep(prepared.value, request.value.files, workspaceOf(given), terminal)
  },
}
