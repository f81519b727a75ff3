/** Where the app serves the wasm backend's files: `npm run build` copies them there from the package of this very version. */
export const WASM_FOLDER = '/wasm/tfjs-4.22.0/'
