import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: [
            '{lib,server,components,workers}/**/*.test.{ts,tsx}',
            'tests/{architecture,contracts,golden,hostile}/**/*.test.ts',
          ],
        },
      },
    ],
  },
})
