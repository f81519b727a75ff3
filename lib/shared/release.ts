/** This software's version, as in package.json: part of every artefact and of a run's environment. */
export const RELEASE = '0.1.0'
