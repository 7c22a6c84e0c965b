// How the tests run: Node only, no browser; the browser journeys and the slow season have commands of their own.
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { longestFirst } from './test/support/longest-first.ts'

const longest = [
  'store/store', 'doors/kill', 'http/fuzz', 'doors/kill-files', 'season/season', 'planning/mail-plan', 'http/planning', 'doors/outbox', 'http/policy', 'transfer/model',
  'doors/mail-events', 'interference/pairs', 'laptop/fetch-program', 'laptop/start', 'http/year', 'closing/every-write', 'release/zero-writes', 'closing/destroying',
]

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**'],
    environment: 'node',
    testTimeout: 30_000,
    pool: 'forks',
    // The files of a worker share what they import: reading it anew for each took as long as the tests. So nothing may stay behind in it.
    isolate: false,
    sequence: { sequencer: longestFirst(longest) },
    // More than there are cores: who kills processes, and who waits for one to start, leaves its core to others.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
  },
})
