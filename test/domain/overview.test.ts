// The region's one look: the same as its schools say one by one, and who is behind in the order in which one would call.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { soonWithin, stepsNow } from '../../lambdas/domain/behind.ts'
import { proposeCalendar } from '../../lambdas/domain/default-steps.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import { audiences, type Milestone } from '../../lambdas/domain/milestone.ts'
import { type Instant, later, time } from '../../lambdas/domain/moment.ts'
import { atEndOf, overviewOf } from '../../lambdas/domain/overview.ts'
import { type Facts, factNames, factSources, labelOf, qualificationLabels } from '../../lambdas/domain/qualification.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { type School, sectors, sideOf } from '../../lambdas/domain/school.ts'
import { noProgress, type SchoolProgress } from '../../lambdas/domain/school-progress.ts'
import { stepsOfSchool, withWorkingDays } from '../../lambdas/domain/school-steps.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { inColumns, newProgressRow, progressFrom } from '../../lambdas/store/progress-row.ts'
import { at, contact, school, step } from './builders.ts'

const year = schoolYearStarting(2026)
const settings = { ...usualSettings, schoolHolidays: [{ name: 'Voorjaarsvakantie', first: day('2027-02-20'), last: day('2027-02-28') }] }
const proposal = proposeCalendar(year, settings)!.milestones

const progress = (given: Partial<SchoolProgress> = {}): SchoolProgress => ({ ...noProgress('99AA00'), name: 'De Vlinderboom', contacts: 1, ...given })
const look = (schools: readonly SchoolProgress[], milestones: readonly Milestone[], now: Instant, given: Partial<typeof settings> = {}) =>
  overviewOf(schools, { year, milestones, settings: { ...settings, ...given } }, now)

/** How far a school is as it stands in the table: through the row that the store makes of it. */
const kept = (each: School, numbers: object): School => ({ ...each, progress: progressFrom({ sk: `SCHOOL#${each.schoolId}`, ...newProgressRow(each), ...inColumns(numbers) }) })

describe('the overview beside the schools', () => {
  const facts = fc
    .tuple(...factNames.map(() => fc.option(fc.record({ state: fc.constantFrom('yes' as const, 'no' as const), on: fc.constantFrom(day('2025-09-01'), day('2026-07-31'), day('2026-08-01'), day('2027-01-20')), source: fc.constantFrom(...factSources) }))))
    .map((all): Facts => Object.fromEntries(all.flatMap((fact, i) => (fact ? [[factNames[i]!, fact]] : []))))
  const tick = fc.record({ done: fc.boolean(), count: fc.option(fc.nat(30), { nil: undefined }), of: fc.option(fc.nat(30), { nil: undefined }) })
  const own = ['eigen-1', 'eigen-2'].map((id, i) => step({ id, on: day(i === 0 ? '2027-03-17' : '2027-04-12'), audience: i === 0 ? ['vo', 'board'] : [...audiences] }))
  const calendar = [...proposal, ...own]
  const ids = calendar.map(({ id }) => id)
  const numbers = fc.option(fc.record({ dossiers: fc.nat(12), complete: fc.nat(12), inspected: fc.nat(12), ready: fc.nat(12), pupils: fc.nat(40) }), { nil: {} })
  const someSchool = fc
    .record({ sector: fc.constantFrom(...sectors), ticks: fc.dictionary(fc.constantFrom(...ids), tick), isConfirmed: fc.boolean(), contacts: fc.nat(2), facts, numbers, version: fc.constantFrom(0, 3) })
    .map(({ sector, ticks, isConfirmed, contacts, facts, numbers, version }) => {
      const said = Object.fromEntries(Object.entries(ticks).map(([id, { done, count, of }]) => [id, { done, ...(count !== undefined && { count }), ...(of !== undefined && { of }), statedBy: 'school' as const, statedAt: at('2026-12-01 09:00'), version: 1 }]))
      const qualification = version === 0 ? noProgress('x').qualification : { facts, version }
      return (i: number) => {
        const schoolId = `${10 + i}AA00`
        const bare = school({ schoolId, name: `School ${i}`, sector, ticks: said, contacts: Array.from({ length: contacts }, (_, n) => contact({ email: `${n}@school.example` })), ...(isConfirmed && { contactsConfirmedAt: at('2026-12-01 09:00') }) })
        return kept({ ...bare, progress: { ...noProgress(schoolId), qualification } }, numbers)
      }
    })
  const schools = fc.array(someSchool, { maxLength: 12 }).map((makers) => makers.map((make, i) => make(i)))
  const moments = [at('2026-08-20 09:00'), at('2026-12-10 08:00'), at('2027-01-29 23:59'), at('2027-04-06 15:59'), at('2027-04-06 16:00'), at('2027-07-31 23:59'), at('2027-11-01 12:00')]

  it('counts as done, and names as behind, just what the steps of each school say', () => {
    fc.assert(
      fc.property(schools, fc.constantFrom(...moments), fc.boolean(), (schools, now, usesOso) => {
        const used = { ...settings, usesOso }
        const { steps, behind, behindMore } = overviewOf(schools.map((each) => each.progress!), { year, milestones: calendar, settings: used }, now)
        const told = schools.flatMap((each) => stepsOfSchool(each, calendar, used, now).map((one) => ({ schoolId: each.schoolId, ...withWorkingDays(one, now, settings.schoolHolidays) })))
        const asSaid = [...Map.groupBy(told, ({ milestone }) => milestone.id)].map(([id, each]) => [id, each.filter(({ state }) => state === 'done').length, each.length, each.some(({ state }) => state === 'overdue')])
        const asSeen = steps.filter(({ of }) => of > 0).map(({ milestone, done, of, state }) => [milestone.id, done, of, state === 'overdue'])
        expect(asSeen.toSorted()).toEqual(asSaid.toSorted())
        const isBehind = ({ state, workingDaysLeft }: (typeof told)[number]) => state === 'overdue' || (state === 'open' && workingDaysLeft! <= soonWithin)
        const expected = told.filter(isBehind).map(({ schoolId, milestone, state }) => `${schoolId} ${milestone.id} ${state === 'overdue'}`)
        // Each school once, with how many other steps of it are open.
        expect(behind.reduce((sum, { others }) => sum + 1 + others, behindMore)).toBe(expected.length)
        const named = behind.map(({ schoolId, milestoneId, overdue }) => `${schoolId} ${milestoneId} ${overdue}`)
        expect(named.filter((line) => !expected.includes(line))).toEqual([])
        expect(new Set(named).size).toBe(named.length)
      }),
      { numRuns: 100 },
    )
  })

  it('counts every school of a side once, under the label that its facts give it', () => {
    fc.assert(
      fc.property(schools, fc.constantFrom(...moments), (schools, now) => {
        const { connection } = look(schools.map((each) => each.progress!), [], now)
        for (const side of ['po', 'vo'] as const) {
          const labels = schools.filter(({ sector }) => sideOf(sector) === side).map((each) => labelOf(each.progress!.qualification.facts, now))
          expect(connection[side]).toEqual({
            connected: labels.filter((label) => label === 'qualified').length,
            schools: labels.length,
            labels: qualificationLabels.map((label) => ({ label, schools: labels.filter((each) => each === label).length })),
          })
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('a step of the overview', () => {
  const friday = step({ id: 'vrijdag', on: day('2027-03-12') })
  const stateAt = (now: Instant, schools = [progress()]) => look(schools, [friday], now).steps.map(({ state, workingDaysLeft }) => [state, workingDaysLeft])

  it.each([
    ['six working days before', '2027-03-04 09:00', ['coming', 6]],
    ['five working days before', '2027-03-05 09:00', ['soon', 5]],
    ['on its day', '2027-03-12 09:00', ['soon', 0]],
    ['as its day ends', '2027-03-13 00:00', ['overdue', 0]],
    ['a working day after', '2027-03-15 09:00', ['overdue', -1]],
  ] as const)('%s with open work says so, and how many working days are left', (_when, now, said) => {
    expect(stateAt(at(now))).toEqual([said])
  })

  it('is soon by working days: a school holiday counts for nothing', () => {
    const after = step({ on: day('2027-03-02') })
    expect(look([progress()], [after], at('2027-02-18 09:00')).steps[0]).toMatchObject({ state: 'soon', workingDaysLeft: 3 })
  })

  it('is overdue from its very moment on', () => {
    const ready = step({ on: day('2027-04-06'), at: time('16:00') })
    expect(look([progress()], [ready], later(at('2027-04-06 16:00'), -1)).steps[0]!.state).toBe('soon')
    expect(look([progress()], [ready], at('2027-04-06 16:00')).steps[0]!.state).toBe('overdue')
  })

  it('is done when every school is, also after its date, and not when one is not', () => {
    const [done, open] = [progress({ done: ['vrijdag'] }), progress({ schoolId: '99AB00' })]
    expect(stateAt(at('2027-03-15 09:00'), [done])).toEqual([['done', -1]])
    expect(stateAt(at('2027-03-15 09:00'), [done, open])).toEqual([['overdue', -1]])
  })

  it('that passes by itself, or is meant for no school here, asks nothing of anybody', () => {
    const release = step({ kind: 'release', audience: ['vo'], on: day('2027-03-12') })
    const forBoards = step({ id: 'besturen', audience: ['board'], on: day('2027-03-12') })
    const { steps, behind } = look([progress({ sector: 'vo' })], [release, forBoards], at('2027-05-01 09:00'))
    expect(steps.map(({ state, done, of }) => [state, done, of])).toEqual([['passes', 0, 1], ['passes', 0, 0]])
    expect(behind).toEqual([])
  })

  it('that the region does not need is left out', () => {
    const wanted = [step({ kind: 'oso-checked' }), step({ kind: 'set-ready' }), step({ kind: 'warm-transfer' })]
    expect(look([progress()], wanted, at('2027-01-01 09:00'), { usesOso: false, dossiers: 'none' }).steps.map(({ milestone }) => milestone.id)).toEqual(['warm-transfer'])
  })

  it('stands in the order of its moment', () => {
    const steps = [step({ id: 'b', on: day('2027-03-12') }), step({ id: 'a', on: day('2027-03-12'), at: time('09:00') }), step({ id: 'c', on: day('2027-01-12') })]
    expect(stepsNow(steps, settings, at('2027-01-01 09:00')).map(({ milestone }) => milestone.id)).toEqual(['c', 'a', 'b'])
  })
})

describe('what else the overview says', () => {
  const now = at('2027-03-15 09:00')
  it('names the schools without contacts, those with an address that does not work, and those of which OSO dossiers are missing, by name', () => {
    const schools = [
      progress({ schoolId: '99AA00', name: 'Zomereik', contacts: 0, osoMissing: 5 }),
      progress({ schoolId: '99AB00', name: 'Élan', bounced: true, osoMissing: 4 }),
      progress({ schoolId: '99AC00', name: 'De Ark', contacts: 0 }),
    ]
    const { withoutContacts, bounced, osoMissing, schools: count } = look(schools, [], now)
    expect(withoutContacts).toEqual([{ schoolId: '99AC00', name: 'De Ark' }, { schoolId: '99AA00', name: 'Zomereik' }])
    expect(bounced).toEqual([{ schoolId: '99AB00', name: 'Élan' }])
    expect(osoMissing).toEqual([{ schoolId: '99AB00', name: 'Élan' }, { schoolId: '99AA00', name: 'Zomereik' }])
    expect(count).toBe(3)
  })

  it('judges the connection now; to stand beside the next year, a year that is over is judged at its last moment', () => {
    const yes = { state: 'yes', on: day('2026-08-01'), source: 'checked' } as const
    const connected = progress({ qualification: { facts: { agreement: yes, mandate: yes, endpoint: yes }, version: 1 } })
    const at31July = at('2027-08-01 00:00') - 1
    expect(atEndOf(year, at('2027-03-15 09:00'))).toBe(at('2027-03-15 09:00'))
    expect(atEndOf(year, at31July as Instant)).toBe(at31July)
    expect(atEndOf(year, at('2027-08-01 00:00'))).toBe(at31July)
    const judged = (now: Instant, atEnd: boolean) => (({ po, judgedAt }) => [po.connected, judgedAt])(overviewOf([connected], { year, milestones: [], settings, atEnd }, now).connection)
    const [over, later] = [at('2027-08-01 00:00'), at('2027-11-01 09:00')]
    expect([judged(at31July as Instant, false), judged(at31July as Instant, true)]).toEqual([[1, at31July], [1, at31July]])
    expect([judged(over, false), judged(over, true), judged(later, true)]).toEqual([[0, over], [1, at31July], [1, at31July]])
    const next = overviewOf([connected], { year: schoolYearStarting(2027), milestones: [], settings }, at('2027-08-01 00:00'))
    expect([next.connection.po.connected, next.connection.po.labels.filter(({ schools }) => schools > 0)]).toEqual([0, [{ label: 'recheck', schools: 1 }]])
  })

  it('leaves out a school that went on in another: the other has its dossiers, and counts once', () => {
    const inspected = step({ kind: 'inspection-done', on: day('2027-03-16') })
    const before = progress({ schoolId: '99AB00', name: 'De Oude School', contacts: 0, dossiers: 18, inspected: 5, left: { to: '99AA00' } })
    const closed = progress({ schoolId: '99AC00', name: 'De Dichte School', left: {} })
    const seen = look([before, progress({ name: 'De Nieuwe School' }), closed], [inspected], now)
    expect([seen.schools, seen.steps[0]!.of, seen.withoutContacts, seen.connection.po.schools]).toEqual([1, 1, [], 1])
    expect(seen.behind).toMatchObject([{ name: 'De Nieuwe School', pupils: '10-19', count: 5, of: 18 }])
  })

  it('is empty while nothing is published, but for the schools', () => {
    expect(look([progress()], [], now)).toMatchObject({ schools: 1, steps: [], behind: [], behindMore: 0 })
  })
})
