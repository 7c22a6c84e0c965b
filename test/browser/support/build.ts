// Builds the web app once, before the journeys that use it run side by side.
import { join } from 'node:path'
import { buildWeb } from '../../../lib/laptop/build-web.ts'

export async function setup(): Promise<void> {
  await buildWeb(join(import.meta.dirname, '..', '..', '..'))
}
