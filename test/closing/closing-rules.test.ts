// From when a year may be closed, what stands against it, and what the certificate says of it before and after.
import { afterEach, describe, expect, it } from 'vitest'
import { certificateOf } from '../../lambdas/domain/certificate.ts'
import { type Closing, mayCloseFrom, newClosing, nothingDestroyed, plus, whatForbidsClosing } from '../../lambdas/domain/closing.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import { noProgress, type SchoolProgress } from '../../lambdas/domain/school-progress.ts'
import { closeYear } from '../../lambdas/usecases/close-year.ts'
import { exportSchool } from '../../lambdas/usecases/export-school.ts'
import { at, step } from '../domain/builders.ts'
import { add, filled } from './file-acts.ts'
import { coordinator, type FilesWorld, filesWorld, key, oneDay, other, po, year } from './files-world.ts'

const fetched = (on: string) => step({ kind: 'fetched', on: day(on) })
const notArrived = (on: string) => step({ kind: 'not-arrived', on: day(on) })
const release = (on: string) => step({ kind: 'release', on: day(on) })
const numbers = (given: Partial<SchoolProgress>): SchoolProgress => ({ ...noProgress('99AB00'), ...given })

describe('a coordinator may close a year', () => {
  it.each([
    ['the day after the last round was to be fetched', [fetched('2027-04-16'), fetched('2027-06-11'), release('2027-04-07')], '2027-06-12'],
    ['the day after the last release, where a round opens after the last day of fetching', [fetched('2027-04-16'), release('2027-04-07'), release('2027-06-02')], '2027-06-03'],
    ['the day after those who did not arrive were to be told of', [fetched('2027-04-16'), release('2027-04-07'), notArrived('2027-09-10')], '2027-09-11'],
    ['the day after the last release, where no such date is in the calendar', [release('2027-04-07'), release('2027-05-12')], '2027-05-13'],
    ['after 1 October, where the calendar has none of these', [], '2027-10-02'],
    ['after 1 October, whatever comes later', [fetched('2027-04-16'), notArrived('2027-10-15'), step({ kind: 'year-closed', on: day('2027-09-24') })], '2027-10-02'],
    ['the day after those dates, whatever day the year is closed on in the calendar', [fetched('2027-04-16'), step({ kind: 'year-closed', on: day('2026-10-01') })], '2027-04-17'],
  ] as const)('from %s', (_when, milestones, from) => {
    expect(mayCloseFrom(year, milestones)).toBe(from)
  })

  const head = { year, calendar: { milestones: [fetched('2027-04-16')] } }
  it.each([['2027-04-16 23:59', ['still-open']], ['2027-04-17 00:00', []]])('from the first moment of that day: at %s the reasons are %j', (moment, codes) => {
    expect(whatForbidsClosing(head, [], false, at(moment)).map(({ code }) => code)).toEqual(codes)
  })

  it.each([
    ['had dossiers and did not take its proof', { dossiers: 1 }, ['exports-missing']],
    ['had dossiers and took its proof', { dossiers: 1, exportedAt: at('2027-04-20 09:00') }, []],
    ['took its proof, and fetched or set ready at that moment', { dossiers: 1, exportedAt: at('2027-04-20 09:00'), changedAt: at('2027-04-20 09:00') }, []],
    ['took its proof before something was set ready, recalled or fetched', { dossiers: 1, exportedAt: at('2027-04-20 09:00'), changedAt: at('2027-04-20 09:01') }, ['exports-missing']],
    ['fetched dossiers and did not take its proof', { fetched: 3 }, ['exports-missing']],
    ['had nothing', {}, []],
  ] as const)('where a school %s: the reasons are %j', (_what, given, codes) => {
    expect(whatForbidsClosing(head, [numbers(given)], false, at('2027-05-01 12:00')).map(({ code }) => code)).toEqual(codes)
  })

  it('without the proofs, where they say so', () => {
    expect(whatForbidsClosing(head, [numbers({ dossiers: 1 })], true, at('2027-05-01 12:00'))).toEqual([])
  })

  it('not too early and without proofs: both are told, with the day and the number', () => {
    expect(whatForbidsClosing(head, [numbers({ dossiers: 1 }), numbers({ fetched: 1 })], false, at('2027-04-01 12:00'))).toEqual([
      { code: 'still-open', details: { from: '2027-04-17' } },
      { code: 'exports-missing', details: { count: 2 } },
    ])
  })

  it('not twice, and nothing else is told then', () => {
    expect(whatForbidsClosing({ ...head, closedAt: at('2027-04-01 12:00') }, [numbers({ dossiers: 1 })], false, at('2027-04-01 12:00'))).toEqual([{ code: 'closed-before' }])
  })
})

describe('the certificate', () => {
  const head = { year, calendar: { milestones: [fetched('2027-04-16')] }, region: { name: 'Regio Voorbeeld' } }
  const started = newClosing(at('2027-05-03 10:00'), [numbers({ dossiers: 2 })])

  it('of an open year says from when it may be closed, and whose proof is missing', () => {
    expect(certificateOf(head, undefined, [numbers({ dossiers: 2 }), numbers({})])).toEqual({
      regionName: 'Regio Voorbeeld', year, state: 'open', lastDay: '2027-10-01', mayCloseFrom: '2027-04-17', schoolsDone: 0, schoolsAll: 2, exportsMissing: 1, destroyed: nothingDestroyed,
    })
  })

  it('of a year that is being closed says how far that is', () => {
    const closing: Closing = { ...started, schoolsAll: 9, schoolsDone: 4, destroyed: plus(nothingDestroyed, { dossiers: 12, objects: 30 }) }
    expect(certificateOf(head, closing, [])).toMatchObject({ state: 'closing', startedAt: started.startedAt, schoolsDone: 4, schoolsAll: 9, exportsMissing: 1, destroyed: { dossiers: 12, objects: 30 } })
    expect(certificateOf(head, closing, [])).not.toHaveProperty('backupsGoneOn')
  })

  it.each([['2027-05-03 23:59', '2027-06-07'], ['2027-05-04 00:00', '2027-06-08']])('of a year of which nothing is left since %s says that back-ups are gone 35 days later, on %s', (moment, gone) => {
    expect(certificateOf(head, { ...started, endedAt: at(moment) }, [])).toMatchObject({ state: 'closed', closedAt: at(moment), backupsGoneOn: gone })
  })
})

describe('closing', () => {
  let world: FilesWorld
  afterEach(() => world.remove())

  it('is refused with every reason, and nothing is closed', async () => {
    world = await filesWorld()
    await filled(world, await add(world, '99AB00', 1))
    await expect(closeYear(world.ports())(coordinator, key)).rejects.toMatchObject({ code: 'cannot-close-year', details: { reasons: [{ code: 'still-open' }, { code: 'exports-missing' }] } })
    expect((await world.ports().years.getFresh(key))!.closedAt).toBeUndefined()
  })

  it('asks for no proof once the school has taken it', async () => {
    world = await filesWorld()
    await filled(world, await add(world, '99AB00', 1))
    world.wait(20 * oneDay)
    await exportSchool(world.ports())(po('99AB00'), key, '99AB00')
    expect(await closeYear(world.ports())(coordinator, key)).toMatchObject({ state: 'closing', exportsMissing: 0 })
    await expect(closeYear(world.ports())(coordinator, key)).rejects.toMatchObject({ details: { reasons: [{ code: 'closed-before' }] } })
  })

  it('is for who is still a coordinator', async () => {
    world = await filesWorld()
    world.wait(20 * oneDay)
    const stranger = { sub: 'u-9', membership: coordinator.membership }
    await expect(closeYear(world.ports())(stranger, key)).rejects.toMatchObject({ code: 'not-found' })
    await expect(closeYear(world.ports())(coordinator, { ...other, regionId: 'nergens' })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('twice at once closes once', async () => {
    world = await filesWorld()
    world.wait(20 * oneDay)
    const answers = await Promise.allSettled([1, 2, 3].map(() => closeYear(world.ports())(coordinator, key)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})
