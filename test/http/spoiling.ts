// Sends the samples with something spoiled, and looks whether anything of it was kept.
import type { RouteName } from '../../lambdas/contract/routes.ts'
import { type Asking, type Reply, type Running, startRunning } from '../support/running.ts'
import { stageOf } from './sample-dossiers.ts'
import { poSchool, region, sampleOf, year } from './sample-requests.ts'

export const school = `${year}/schools/${poSchool}`
export const long = (count: number): string => 'x'.repeat(count)

export interface Spoiling {
  readonly running: Running
  coordinator(path: string, asking?: Asking): Promise<Reply>
  /** The sample of a route, by whoever may make it, with this body instead. */
  send(name: RouteName, body: unknown, asking?: Asking): Promise<Reply>
  /** Whether everything is as it was at the start. */
  isUntouched(): Promise<boolean>
}

/** The demo with its calendar published. */
export async function startSpoiling(): Promise<Spoiling> {
  const running = await startRunning({ startAt: '2026-09-01T10:00:00Z' })
  const coordinator = running.as('coordinator')
  await coordinator(`${year}/calendar/publish`, { method: 'POST' })
  await running.moveTo('2026-09-01T10:05:00Z')
  // The dossiers that samples are about are there from the start: they count in the steps of their school.
  await stageOf(running)
  const paths = [region, `${region}/years`, year, `${year}/calendar`, `${year}/calendar/versions`, `${year}/schools`, school, `${school}/contacts`, `${year}/notifications`]
  const state = async () => JSON.stringify(await Promise.all(paths.map(async (path) => (await coordinator(path)).body)))
  const before = await state()
  return {
    running,
    coordinator,
    async send(name, body, asking = {}) {
      const { path, user, ...sample } = await sampleOf(running, name)
      return running.as(user)(path, { ...sample, ...asking, body, headers: { ...sample.headers, ...asking.headers } })
    },
    isUntouched: async () => (await state()) === before,
  }
}

/** What is wrong with which field: `place: too-long`, in the order of the alphabet. */
export const faults = ({ body }: Reply): readonly string[] => (body.errors ?? []).map((error: { path: string; code: string }) => `${error.path}: ${error.code}`).sort()
