/** The version of this software, as in package.json; artefacts and runs carry it. */
export const RIDECAST_VERSION = '0.1.0'
