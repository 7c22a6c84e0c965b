// A later round of applications in the browser: which one can be added, and on what days its steps fall.
import { describe, expect, test } from 'vitest'
import { proposeCalendar } from '../../lambdas/domain/default-steps.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { isWorkingDay as isWorkingDayOfDomain, workingDaysFrom as workingDaysFromOfDomain } from '../../lambdas/domain/working-days.ts'
import { addDays, isWorkingDay, workingDaysFrom } from '../../web/calendar/days.ts'
import { newStep } from '../../web/calendar/draft.ts'
import { nextRound, stepsOfNextRound } from '../../web/calendar/rounds.ts'
import type { Step } from '../../web/words/steps.ts'

const proposal = proposeCalendar(schoolYearStarting(2026), usualSettings)!.milestones as unknown as readonly Step[]
const may = [{ name: 'Meivakantie', first: '2027-04-24', last: '2027-05-09' }]
const step = (id: string, on: string, more: Partial<Step> = {}): Step => ({ ...newStep(id), title: id, on, ...more })
const days = (steps: readonly Step[]) => Object.fromEntries(steps.map(({ kind, on }) => [kind, on]))

describe('which round can be added', () => {
  test.each([
    [['1'], '2'],
    [['1', '2'], '3'],
    [['1', '3'], 'rest'],
    [['1', 'rest'], undefined],
    [[], '2'],
  ] as const)('after rounds %j comes %s', (rounds, next) => {
    expect(nextRound(rounds.map((round, index) => step(`s${index}`, '2027-03-01', { round })))).toBe(next)
  })
})

describe('round 2 after the proposal of 2026-2027', () => {
  const added = stepsOfNextRound(proposal, may)

  test('opens the working day after placement, over the holiday, and closes five working days later, over Whit Monday', () => {
    expect(days(proposal)['placement-known']).toBe('2027-04-23')
    expect(days(added)).toEqual({ 'applications-open': '2027-05-10', 'applications-close': '2027-05-18', release: '2027-05-26', 'decision-due': '2027-06-29' })
  })

  test('has steps of the second round whose ids are new', () => {
    expect(added.every(({ round, title }) => round === '2' && title.includes('ronde 2'))).toBe(true)
    expect(new Set([...proposal, ...added].map(({ id }) => id)).size).toBe(proposal.length + added.length)
  })

  test('opens something at a time and reminds of what has to be done', () => {
    expect(added.find(({ kind }) => kind === 'release')).toMatchObject({ at: '09:00', audience: ['vo'], reminders: [{ workingDays: 0 }] })
    expect(added.find(({ kind }) => kind === 'decision-due')!.reminders.map(({ workingDays }) => workingDays)).toEqual([-3])
  })

  test('is followed by a third and a rest, each after the one before', () => {
    const third = stepsOfNextRound([...proposal, ...added], may)
    const rest = stepsOfNextRound([...proposal, ...added, ...third], may)
    expect(third.map(({ round }) => round)).toEqual(['3', '3', '3', '3'])
    expect(days(third)['applications-open']! > days(added)['release']!).toBe(true)
    expect(days(rest)['applications-open']! > days(third)['release']!).toBe(true)
    expect(stepsOfNextRound([...proposal, ...added, ...third, ...rest], may)).toEqual([])
  })
})

test('an id that is taken gets a number', () => {
  const taken = [step('applications-open-round-2', '2027-04-01'), step('placement', '2027-04-01', { kind: 'placement-known' })]
  expect(stepsOfNextRound(taken, []).map(({ id }) => id)).toContain('applications-open-round-2-2')
})

test('a decision that would fall on a free day is due before it', () => {
  // Closing on 3 March; six weeks later is 14 April, in a holiday of that one day.
  const steps = [step('placement', '2027-02-23', { kind: 'placement-known' })]
  expect(days(stepsOfNextRound(steps, []))['applications-close']).toBe('2027-03-03')
  expect(days(stepsOfNextRound(steps, []))['decision-due']).toBe('2027-04-14')
  expect(days(stepsOfNextRound(steps, [{ name: 'Vrij', first: '2027-04-14', last: '2027-04-14' }]))['decision-due']).toBe('2027-04-13')
})

test('without a day to count from nothing is proposed', () => {
  expect(stepsOfNextRound([step('a', '', { kind: 'release' })], [])).toEqual([])
})

describe('working days are those of the domain', () => {
  const holidays = may.map(({ name, first, last }) => ({ name, first: day(first), last: day(last) }))
  test.each(['2027-03-24', '2027-03-26', '2027-03-28', '2027-04-23', '2027-04-24', '2027-05-09', '2027-05-10', '2027-12-24', '2028-02-29'])('around %s', (on) => {
    for (let number = 0; number < 20; number++) {
      const one = addDays(on, number)
      expect(isWorkingDay(one, may)).toBe(isWorkingDayOfDomain(day(one), holidays))
    }
    for (const count of [-15, -3, -1, 1, 3, 15]) expect(workingDaysFrom(on, count, may)).toBe(workingDaysFromOfDomain(day(on), count, holidays))
  })
})
