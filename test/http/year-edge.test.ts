// A year that ends, on the coordinator's screens: from the first moment of the next school year what was said of the connection is looked at again.
import { beforeEach, describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Facts } from '../../lambdas/domain/qualification.ts'
import { noProgress } from '../../lambdas/domain/school-progress.ts'
import { at, contact, school } from '../domain/builders.ts'
import { application, dossier, poSchool, voSchool } from '../domain/dossiers.ts'
import { base, ofSchool, type TransferWorld, transferWorld } from '../release/world.ts'

const yes = { state: 'yes', on: day('2026-08-01'), source: 'board' } as const
const no = { ...yes, state: 'no' } as const
const connected: Facts = { agreement: yes, mandate: yes, endpoint: yes }
const one = (schoolId: string, sector: 'po' | 'vo', facts: Facts) => school({ schoolId, sector, boardId: '99901', contacts: [contact()], progress: { ...noProgress(schoolId), sector, qualification: { facts, version: 1 } } })
const schools = [one(poSchool, 'po', connected), one(voSchool, 'vo', { ...connected, endpoint: no })]
const [before, after] = ['2027-07-31 23:59', '2027-08-01 00:00']

let world: TransferWorld
beforeEach(async () => {
  world = await transferWorld({ now: at(before), schools, milestones: [], dossiers: [dossier({ applications: [application()] })] })
})
const at31July = '2027-07-31T21:59:59.999Z'
const get = async (path: string, query: Readonly<Record<string, string>> = {}) => (await world.ask('coordinator', path, { query })).body
/** What a question says a minute before the year ends, and as it does. */
async function atBoth<T>(ask: () => Promise<T>): Promise<readonly T[]> {
  const first = await ask()
  world.moveTo(after)
  return [first, await ask()]
}

describe('from 1 August 00:00 on what was known of a school asks to be looked at again', () => {
  it('on its own page', async () => {
    expect(await atBoth(async () => (await get(`${ofSchool(poSchool)}/qualification`)).label)).toEqual(['qualified', 'recheck'])
  })

  it('in the overview', async () => {
    const labels = async () => {
      const { po, judgedAt } = (await get(`${base}/overview`)).connection
      return [po.connected, po.labels.filter(({ schools: count }: { schools: number }) => count > 0).map(({ label }: { label: string }) => label), judgedAt]
    }
    expect(await atBoth(labels)).toEqual([[1, ['qualified'], '2027-07-31T21:59:00.000Z'], [0, ['recheck'], '2027-07-31T22:00:00.000Z']])
  })

  it('in the call list', async () => {
    const labels = async () => (await get(`${base}/call-list`)).schools.map(({ schoolId, label }: { schoolId: string; label: string }) => [schoolId, label]).toSorted()
    expect(await atBoth(labels)).toEqual([[[voSchool, 'endpoint-missing']], [[poSchool, 'recheck'], [voSchool, 'recheck']]])
  })

  it('among the pairs', async () => {
    const red = async () => (await get(`${base}/pairs`)).red.map(({ po, vo }: Record<'po' | 'vo', { label: string }>) => [po.label, vo.label])
    expect(await atBoth(red)).toEqual([[['qualified', 'endpoint-missing']], [['recheck', 'recheck']]])
  })

  it('in the readiness of the school and of the region', async () => {
    const connection = (body: { conditions: readonly { topic: string; level: number; schools: readonly number[] }[] }) => body.conditions.find(({ topic }) => topic === 'connection')!
    const levels = async () => [connection(await get(`${ofSchool(poSchool)}/readiness`)).level, connection(await get(`${base}/readiness`)).schools]
    expect(await atBoth(levels)).toEqual([[3, [0, 1, 0, 1]], [2, [1, 0, 1, 0]]])
  })
})

describe('the overview of last year beside this one', () => {
  it('asked as it was at its end is judged at its last moment, and before that now', async () => {
    const seen = async () => (({ po, judgedAt }) => [po.connected, judgedAt])((await get(`${base}/overview`, { atEnd: 'true' })).connection)
    expect(await atBoth(seen)).toEqual([[1, '2027-07-31T21:59:00.000Z'], [1, at31July]])
    world.moveTo('2027-09-15 09:00')
    expect(await seen()).toEqual([1, at31July])
  })

  it('asked otherwise is judged now, and takes no other word for it', async () => {
    world.moveTo(after)
    expect((await get(`${base}/overview`, { atEnd: 'false' })).connection).toEqual((await get(`${base}/overview`)).connection)
    expect((await world.ask('coordinator', `${base}/overview`, { query: { atEnd: 'ja' } })).status).toBe(400)
  })
})
