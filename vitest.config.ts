// How the tests run: Node only, no browser; the browser journeys and the slow season have commands of their own.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**'],
    environment: 'node',
    testTimeout: 30_000,
    pool: 'forks',
    // All cores: by itself one is left free.
    maxWorkers: '100%',
  },
})
