// How the browser journeys run: three files at a time, each against a whole system of its own on this machine; they mostly wait.
import { defineConfig } from 'vitest/config'
import { longestFirst } from './test/support/longest-first.ts'

const longest = ['screens', 'fetching', 'shared-pages', 'pupils', 'planning', 'overview']

export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    environment: 'node',
    globalSetup: ['test/browser/support/build.ts'],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 3,
    sequence: { sequencer: longestFirst(longest) },
  },
})
