// How the tests run: Node only, no browser; the browser journeys and the slow season have commands of their own.
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**'],
    environment: 'node',
    testTimeout: 30_000,
    pool: 'forks',
    // More than there are cores: who kills processes, and who waits for one to start, leaves its core to others.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
  },
})
