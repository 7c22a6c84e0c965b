// How each door is built and how long it may take: plain data, so that the tests bundle exactly what is deployed.
import type { Door } from '../../../lambdas/environment.ts'
import { intakeQueue, mailEventsQueue, outboxQueue } from '../../queue-settings.ts'

/** The file of each door, below the project. Its export `handler` is what runs. */
export const doorEntries: Readonly<Record<Door, string>> = {
  api: 'lambdas/api.ts',
  clock: 'lambdas/clock.ts',
  intake: 'lambdas/intake.ts',
  'mail-events': 'lambdas/mail-events.ts',
  chores: 'lambdas/chores.ts',
  outbox: 'lambdas/outbox.ts',
}

/** Seconds after which a call is given up. */
export const doorTimeouts: Readonly<Record<Door, number>> = {
  /** One second before the gateway does, so that the log tells of it. */
  api: 29,
  /** A whole region's mail wave; a tick that is cut off is finished by the next. */
  clock: 300,
  /** A sixth of the time in which the queue shows a message to nobody else, which is what AWS asks for. */
  outbox: Math.floor(outboxQueue.visibilitySeconds / 6),
  intake: Math.floor(intakeQueue.visibilitySeconds / 6),
  'mail-events': Math.floor(mailEventsQueue.visibilitySeconds / 6),
  /** Done before the next begins: a slice that is cut off is taken up again. */
  chores: 240,
}

/**
 * Goes to the start of each bundle. What reads images and archives is of the older kind of package, which asks for
 * parts of Node by `require`; an ES module has none of its own. No double quotes in it: it travels through a shell.
 */
export const banner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"

/** What esbuild is told. The SDK goes into the bundle too: what was tested is what runs. */
export const bundle = {
  target: 'node24',
  format: 'esm',
  minify: true,
  mainFields: ['module', 'main'],
} as const
