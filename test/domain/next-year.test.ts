// How a calendar goes to the next school year, rule by rule.
import { describe, expect, it } from 'vitest'
import { proposeCalendar } from '../../lambdas/domain/default-steps.ts'
import { day, weekday } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { time } from '../../lambdas/domain/moment.ts'
import { shiftCalendar } from '../../lambdas/domain/next-year.ts'
import { orderConflicts } from '../../lambdas/domain/order-rules.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import type { SchoolHoliday } from '../../lambdas/domain/working-days.ts'
import { reminders, step } from './builders.ts'

const year2026 = schoolYearStarting(2026)
const year2027 = schoolYearStarting(2027)
const year2028 = schoolYearStarting(2028)
const holiday = (first: string, last: string): SchoolHoliday => ({ name: 'Vakantie', first: day(first), last: day(last) })
const holidays2026 = [
  holiday('2026-10-10', '2026-10-18'), holiday('2026-12-19', '2027-01-03'), holiday('2027-02-20', '2027-02-28'), holiday('2027-04-24', '2027-05-09'), holiday('2027-07-10', '2027-08-22'),
]
const none = { before: [], after: [] }
const proposal = proposeCalendar(year2026, { ...usualSettings, schoolHolidays: holidays2026 })!.milestones

const of = (kind: Milestone['kind'], on: string, given: Partial<Milestone> = {}) => step({ kind, id: `${kind}-${given.round ?? '1'}-${given.route ?? 'regular'}`, title: kind, on: day(on), ...given })
const law = (kind: Milestone['kind'], on: string, given: Partial<Milestone> = {}) => of(kind, on, { basis: 'law', ...given })

const advice = law('final-advice', '2027-03-24')
const open = law('applications-open', '2027-03-25')
const closing = law('applications-close', '2027-03-31')
const nationals = [advice, open, closing, law('decision-due', '2027-05-12')]

/** One step among the national dates of 2026-2027, in 2027-2028: where it goes and by which rule. */
function shifted(one: Milestone, others: readonly Milestone[] = nationals, holidays: { readonly before: readonly SchoolHoliday[]; readonly after: readonly SchoolHoliday[] } = none) {
  const { steps } = shiftCalendar([...others.filter(({ id }) => id !== one.id), one], year2026, year2027, holidays)
  const { milestone, rule } = steps.find(({ was }) => was === one)!
  return [milestone.on, rule.code, rule.details] as const
}

describe('the default calendar', () => {
  const shiftedTo2027 = shiftCalendar(proposal, year2026, year2027, { before: holidays2026, after: [] })

  it('of 2026-2027 becomes this calendar in 2027-2028', () => {
    expect(shiftedTo2027.steps.map(({ milestone: { kind, from, on, at }, rule }) => `${kind} ${from ? `${from}..` : ''}${on}${at ? ` ${at}` : ''} ${rule.code}`)).toEqual([
      'contacts-checked 2027-12-16 same-weekday',
      'form-checked 2028-01-14 same-weekday',
      'oso-checked 2028-01-28 same-weekday',
      'provisional-advice 2028-01-10..2028-01-31 national-date',
      'support-request 2028-01-31 same-weekday',
      'leavers-listed 2028-02-04 same-weekday',
      'test-results 2028-03-15 national-date',
      'attachments-ready 2028-03-21 working-days-before',
      'final-advice 2028-03-24 national-date',
      'applications-open 2028-03-25 national-date',
      'inspection-done 2028-03-31 same-day-as',
      'applications-close 2028-03-31 national-date',
      'oso-set-ready 2028-04-04 16:00 last-working-day-before',
      'set-ready 2028-04-04 16:00 last-working-day-before',
      'release 2028-04-05 09:00 first-weekday-after',
      'fetched 2028-04-13 same-weekday',
      'placement-known 2028-04-21 same-weekday',
      'decision-due 2028-05-12 national-date',
      'decision-extended 2028-06-09 national-date',
      'warm-transfer 2028-06-16 same-weekday',
      'not-arrived 2028-09-08 same-weekday',
      'year-closed 2028-09-29 same-weekday',
    ])
  })

  it('leaves the test out, of which nobody knows the dates yet', () => {
    expect(shiftedTo2027.leftOut).toEqual([{ milestone: proposal.find(({ kind }) => kind === 'test'), code: 'date-not-known' }])
  })

  it('may be published as it comes out, and so may what comes of that in a year without national dates', () => {
    const next = shiftedTo2027.steps.map(({ milestone }) => milestone)
    expect(orderConflicts(next, year2027)).toEqual([])
    const after = shiftCalendar(next, year2027, year2028, none).steps.map(({ milestone }) => milestone)
    expect(after).toHaveLength(22)
    expect(orderConflicts(after, year2028)).toEqual([])
  })

  it('keeps of each step all but its days', () => {
    const rich = step({ id: 'eigen', title: 'Kennismaken', at: time('16:00'), audience: ['po', 'public'], route: 'pro', round: '2', reminders: reminders(-3), note: 'Een pen mee.' })
    const { milestone } = shiftCalendar([rich], year2026, year2027, none).steps[0]!
    expect(milestone).toEqual({ ...rich, on: milestone.on })
    for (const { milestone: { on: _on, from: _from, ...after }, was: { on: _was, from: _wasFrom, ...before } } of shiftedTo2027.steps) expect(after).toEqual(before)
  })
})

describe('a step of the law', () => {
  it('on its national date goes to that of the new year, free day or not', () => {
    expect(shifted(open)).toEqual(['2028-03-25', 'national-date', { year: '2027-2028' }])
  })

  it.each(['2027-03-30', '2027-04-01'])('that the region put on %s shifts as its own steps do', (on) => {
    const [, code] = shifted(law('applications-close', on))
    expect(code).not.toBe('national-date')
  })

  it('that spans days takes the national span', () => {
    const { milestone } = shiftCalendar([law('provisional-advice', '2027-01-31', { from: day('2027-01-10') })], year2026, year2027, none).steps[0]!
    expect([milestone.from, milestone.on]).toEqual(['2028-01-10', '2028-01-31'])
  })

  it('keeps its day and month in a year of which the national dates are not known', () => {
    const unknown = schoolYearStarting(2040)
    const { steps } = shiftCalendar(nationals, year2026, unknown, none)
    expect(steps.map(({ milestone, rule }) => [milestone.on, rule.code, rule.details])).toEqual(
      ['2041-03-24', '2041-03-25', '2041-03-31', '2041-05-12'].map((on) => [on, 'same-day-and-month', { unknownYear: '2040-2041' }]),
    )
  })

  it('is left out when it is the test, in a year of which nobody knows its weeks', () => {
    const test = law('test', '2027-02-12', { from: day('2027-01-25') })
    for (const to of [year2027, schoolYearStarting(2040)]) expect(shiftCalendar([test], year2026, to, none)).toEqual({ steps: [], leftOut: [{ milestone: test, code: 'date-not-known' }] })
  })

  it('of a year of which the national dates are not known goes to the national date when it is of that day and month, the test always', () => {
    const test = law('test', '2021-02-12', { from: day('2021-01-25') })
    const { steps } = shiftCalendar([law('final-advice', '2021-03-24'), law('applications-close', '2021-03-17'), test], schoolYearStarting(2020), year2026, none)
    expect(steps.map(({ milestone: { from, on }, rule: { code } }) => [from, on, code])).toEqual([
      [undefined, '2027-03-24', 'national-date'],
      [undefined, '2027-03-17', 'same-weekday'],
      ['2027-01-25', '2027-02-12', 'national-date'],
    ])
  })

  it('on 29 February keeps day and month where there is one, else the day before', () => {
    const own = law('custom', '2028-02-29')
    const to = (year: number) => shiftCalendar([own], year2027, schoolYearStarting(year), none).steps[0]?.milestone.on
    expect([to(2028), to(2031)]).toEqual(['2029-02-28', '2032-02-29'])
  })
})

describe('a step after another', () => {
  it.each([
    ['2027-04-01', '2028-04-06', 4],
    ['2027-04-05', '2028-04-03', 1],
    ['2027-04-07', '2028-04-05', 3],
  ])('on %s goes to the first such weekday after it: %s', (on, next, weekdayThere) => {
    expect(shifted(of('fetched', on))).toEqual([next, 'first-weekday-after', { anchor: 'applications-close', weekday: weekdayThere }])
  })

  it('by eight days keeps its weekday, 52 weeks later', () => {
    expect(shifted(of('fetched', '2027-04-08'))).toEqual(['2028-04-06', 'same-weekday', { weekday: 4, weeks: 52 }])
  })

  it('by no day goes with it, or next to it when that is free', () => {
    expect(shifted(of('inspection-done', '2027-03-31'))).toEqual(['2028-03-31', 'same-day-as', { anchor: 'applications-close' }])
    expect(shifted(of('inspection-done', '2027-03-25'), [open])).toEqual(['2028-03-24', 'same-day-as', { anchor: 'applications-open', landed: 'earlier', free: '2028-03-25' }])
    // The day before is that of the final advice, after which it came.
    expect(shifted(of('inspection-done', '2027-03-25'))).toEqual(['2028-03-27', 'same-day-as', { anchor: 'applications-open', landed: 'later', free: '2028-03-25' }])
  })

  it('the release keeps the three working days that schools have after the closing', () => {
    const after = [holiday('2028-04-03', '2028-04-03')]
    expect(shifted(of('release', '2027-04-07'))).toEqual(['2028-04-05', 'first-weekday-after', { anchor: 'applications-close', weekday: 3, workingDays: 3 }])
    expect(shifted(of('release', '2027-04-07'), nationals, { before: [], after })[0]).toBe('2028-04-12')
    // Two working days were enough for this region.
    expect(shifted(of('release', '2027-04-02'))).toEqual(['2028-04-07', 'first-weekday-after', { anchor: 'applications-close', weekday: 5 }])
  })
})

describe('a step before another', () => {
  it.each([
    ['2027-03-23', '2028-03-23', 'last-working-day-before', {}],
    ['2027-03-22', '2028-03-22', 'working-days-before', { workingDays: 2 }],
    ['2027-03-19', '2028-03-21', 'working-days-before', { workingDays: 3 }],
  ])('on %s counts back from it: %s', (on, next, code, details) => {
    expect(shifted(of('attachments-ready', on), [advice])).toEqual([next, code, { anchor: 'final-advice', ...details }])
  })

  it('by four working days keeps its weekday', () => {
    expect(shifted(of('attachments-ready', '2027-03-18'), [advice]).slice(0, 2)).toEqual(['2028-03-16', 'same-weekday'])
  })

  it('by three working days with a holiday between is not close to it', () => {
    const before = [holiday('2027-04-24', '2027-05-09')]
    expect(shifted(of('warm-transfer', '2027-04-23'), nationals, { before, after: [] }).slice(0, 2)).toEqual(['2028-04-21', 'same-weekday'])
  })

  it('set ready stays the last working day before the release, over Easter and over a holiday', () => {
    const release = of('release', '2027-04-07', { at: time('09:00') })
    const ready = of('set-ready', '2027-04-06', { at: time('16:00') })
    expect(shifted(ready, [closing, release])).toEqual(['2028-04-04', 'last-working-day-before', { anchor: 'release' }])
    expect(shifted(ready, [closing, release], { before: [], after: [holiday('2028-04-03', '2028-04-07')] })[0]).toBe('2028-04-11')
  })
})

describe('which step another hangs on', () => {
  it('is the nearest', () => {
    expect(shifted(of('oso-set-ready', '2027-04-06'), [closing, of('release', '2027-04-07')])[2]).toMatchObject({ anchor: 'release' })
    expect(shifted(of('oso-set-ready', '2027-04-01'), [closing, of('release', '2027-04-07')])[2]).toMatchObject({ anchor: 'applications-close' })
  })

  it('is one of its own round before one of the first, and never one of another route but the regular', () => {
    const second = of('applications-close', '2027-04-21', { round: '2', title: 'Tweede ronde gesloten' })
    const placement = of('placement-known', '2027-04-23', { title: 'Plaatsing' })
    const release = of('release', '2027-04-26', { round: '2' })
    expect(shifted(release, [second, placement])[2]).toMatchObject({ anchor: 'Tweede ronde gesloten' })
    expect(shifted(of('release', '2027-04-26'), [{ ...placement, route: 'vso' }])[1]).toBe('same-weekday')
    expect(shifted(of('release', '2027-04-26', { route: 'vso' }), [placement])[2]).toMatchObject({ anchor: 'Plaatsing' })
  })

  it('is the closing for a decision that was counted in weeks from it', () => {
    const second = of('applications-close', '2027-04-21', { round: '2' })
    expect(shifted(law('decision-due', '2027-06-02', { round: '2' }), [closing, second])).toEqual(['2028-05-31', 'weeks-after', { anchor: 'applications-close', weeks: 6 }])
  })
})

describe('a step far from others', () => {
  it('keeps its weekday, 52 weeks later, and its length in days', () => {
    const { milestone } = shiftCalendar([step({ from: day('2026-11-09'), on: day('2026-11-13') })], year2026, year2027, none).steps[0]!
    expect([milestone.from, milestone.on]).toEqual(['2027-11-08', '2027-11-12'])
  })

  it('goes to the working day before when that is free, and to the one after when it opens something', () => {
    expect(shifted(of('fetched', '2027-04-16'), [])).toEqual(['2028-04-13', 'same-weekday', { weekday: 5, weeks: 52, landed: 'earlier', free: '2028-04-14' }])
    expect(shifted(of('release', '2027-04-16'), [])).toEqual(['2028-04-18', 'same-weekday', { weekday: 5, weeks: 52, landed: 'later', free: '2028-04-14' }])
  })

  it('of the region’s own that stood on a free day stays on its weekday', () => {
    expect(shifted(step({ title: 'Open dag', on: day('2027-01-30') }), [])[0]).toBe('2028-01-29')
    expect(shifted(of('year-closed', '2027-09-26'), [])[0]).toBe('2028-09-22')
  })

  it('on 29 February keeps its weekday', () => {
    const { steps } = shiftCalendar([step({ on: day('2028-02-29') })], year2027, year2028, none)
    expect([steps[0]?.milestone.on, weekday(day('2028-02-29')), weekday(steps[0]!.milestone.on)]).toEqual(['2029-02-27', 2, 2])
  })

  it('stays inside the new year at both of its ends', () => {
    const to = (on: string, year = year2027) => shiftCalendar([step({ on: day(on) })], year2026, year, none).steps[0]?.milestone.on
    expect([to('2026-08-03'), to('2026-08-04'), to('2027-12-30')]).toEqual(['2027-08-02', '2027-08-03', '2028-12-28'])
    expect(to('2027-12-31', schoolYearStarting(2028))! <= '2029-12-31').toBe(true)
  })

  it('outside its own year is left out', () => {
    for (const on of ['2026-07-31', '2028-01-01', '9999-12-31', '0001-01-01']) {
      expect(shiftCalendar([step({ on: day(on) })], year2026, year2027, none).leftOut).toMatchObject([{ code: 'outside-its-year' }])
    }
  })

  it('goes several years on in as many weeks as bring it nearest to its date', () => {
    const { steps } = shiftCalendar([step({ on: day('2027-06-18') })], year2026, schoolYearStarting(2029), none)
    expect([steps[0]?.milestone.on, steps[0]?.rule.details]).toEqual(['2030-06-21', { weekday: 5, weeks: 157 }])
  })
})
