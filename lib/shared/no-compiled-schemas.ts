/**
 * Tells zod not to compile schemas with `eval`: the content-security policy forbids it, and each try would be reported as a violation.
 * Imported first by the app and by every worker, because zod reads it when it loads.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
