// What of a decided mail still holds when it is about to be sent: what was moved or taken out meanwhile is not announced any more.
import { describe, expect, it } from 'vitest'
import type { PublishedCalendar } from '../../lambdas/domain/calendar.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { time } from '../../lambdas/domain/moment.ts'
import { connectionMark } from '../../lambdas/domain/reminder-steps.ts'
import type { Facts } from '../../lambdas/domain/qualification.ts'
import { noProgress } from '../../lambdas/domain/school-progress.ts'
import { type NotificationItem, stepFacts } from '../../lambdas/domain/notification.ts'
import { asItHolds, asStillAsked } from '../../lambdas/domain/withdrawal.ts'
import { at, school, step, tick } from './builders.ts'

const a = step({ id: 'a', on: day('2027-03-24'), at: time('16:00'), from: day('2027-03-22'), note: 'Let op' })
const b = step({ id: 'b', on: day('2027-04-14') })
const now = (...milestones: readonly Milestone[]): PublishedCalendar => ({ number: 3, milestones, publishedAt: at('2027-01-04 10:00') })
const later = at('2027-03-19 09:00')
const about = { schoolId: '99AA00', schoolName: 'De Vlinderboom' } as const

describe.each([
  ['a step that is due', { kind: 'step-due', ...about, step: stepFacts(a), workingDays: -3, workingDaysLeft: 3 }],
  ['a step that is overdue', { kind: 'step-overdue', ...about, step: stepFacts(a), workingDays: 1 }],
  ['a step that starts', { kind: 'step-starts', ...about, step: stepFacts(a), workingDays: 0 }],
] as const)('%s', (_name, item: NotificationItem) => {
  it('holds while the step stands on its date, under another title or note too', () => {
    expect(asItHolds(item, now(b, a))).toEqual(item)
    expect(asItHolds(item, now({ ...a, title: 'Anders', note: 'Iets anders' }))).toEqual(item)
  })

  it.each([
    ['moved to another day', [{ ...a, on: day('2027-03-25') }]],
    ['moved to another time', [{ ...a, at: time('17:00') }]],
    ['given another first day', [{ ...a, from: day('2027-03-23') }]],
    ['taken out', [b]],
  ])('is withdrawn when the step was %s', (_what, milestones) => {
    expect(asItHolds(item, now(...milestones))).toBeUndefined()
  })
})

describe('a change of dates', () => {
  type Changes = Extract<NotificationItem, { kind: 'date-changed' }>['changes']
  const changed = (...changes: Changes): NotificationItem => ({ kind: 'date-changed', side: 'po', ...about, version: 2, reason: 'Studiedag', changes })
  const moved = { change: 'moved', step: stepFacts(a), was: { on: day('2027-03-20') } } as const
  const added = { change: 'added', step: stepFacts(b) } as const
  const removed = { change: 'removed', step: stepFacts(b) } as const

  it('holds as long as the calendar says the same', () => {
    expect(asItHolds(changed(moved, added), now(a, b))).toEqual(changed(moved, added))
    expect(asItHolds(changed(moved, removed), now(a))).toEqual(changed(moved, removed))
  })

  it('leaves out what has changed again since', () => {
    expect(asItHolds(changed(moved, added), now({ ...a, on: day('2027-03-26') }, b))).toEqual(changed(added))
    expect(asItHolds(changed(moved, added), now({ ...a, from: day('2027-03-23') }, b))).toEqual(changed(added))
    expect(asItHolds(changed(moved, removed), now(a, b))).toEqual(changed(moved))
  })

  it('still says that a step has gone when it is only no longer meant for this school', () => {
    expect(asItHolds(changed(removed), now({ ...b, audience: ['vo'] }))).toEqual(changed(removed))
    expect(asItHolds(changed(removed), now({ ...b, audience: ['vo', 'po'] }))).toBeUndefined()
  })

  it('is withdrawn when nothing of it holds', () => {
    expect(asItHolds(changed(moved), now(b))).toBeUndefined()
    expect(asItHolds(changed(removed), now(b))).toBeUndefined()
  })
})

describe('news of a calendar', () => {
  const published: NotificationItem = { kind: 'calendar-published', ...about, version: 1, steps: [stepFacts(a), stepFacts(b)] }

  it('says what the newest calendar says', () => {
    const newer = { ...a, on: day('2027-03-25'), title: 'Anders' }
    expect(asItHolds(published, now(b, newer))).toEqual({ ...published, steps: [stepFacts(newer), stepFacts(b)] })
  })

  it('leaves out steps that are gone', () => {
    expect(asItHolds(published, now(b))).toEqual({ ...published, steps: [stepFacts(b)] })
  })
})

describe('a mail that goes out late', () => {
  const due: NotificationItem = { kind: 'step-due', ...about, step: stepFacts(a), workingDays: -3, workingDaysLeft: 3 }
  const overdue: NotificationItem = { kind: 'step-overdue', ...about, step: stepFacts(a), workingDays: 1 }
  const done = school({ ticks: { a: tick() } })

  it.each([['due', due], ['overdue', overdue]] as const)('still asks for a step that is %s while work is open, and not once it is done', (_what, item) => {
    expect(asStillAsked(item, school(), [a], later)).toEqual(item)
    expect(asStillAsked(item, school({ ticks: { a: tick({ done: false, count: 27, of: 28 }) } }), [a], later)).toEqual(item)
    expect(asStillAsked(item, done, [a], later)).toBeUndefined()
    expect(asStillAsked(item, school({ ticks: { a: tick({ done: false, count: 28, of: 28 }) } }), [a], later)).toBeUndefined()
  })

  it('asks nothing of a step that is gone', () => {
    expect(asStillAsked(due, school(), [b], later)).toBeUndefined()
  })

  it('still announces what passes by itself, and still tells news', () => {
    const advised = { ...a, kind: 'final-advice' as const }
    expect(asStillAsked(due, done, [advised], later)).toEqual(due)
    const news: readonly NotificationItem[] = [
      { kind: 'step-starts', ...about, step: stepFacts(a), workingDays: 0 },
      { kind: 'calendar-published', ...about, version: 1, steps: [] },
      { kind: 'date-changed', side: 'po', ...about, version: 2, reason: '', changes: [] },
    ]
    for (const item of news) expect(asStillAsked(item, done, [a], later)).toBe(item)
  })
})

describe('that a school goes on in another', () => {
  it('holds whatever became of the dates, and whatever the school did since', () => {
    const moved: NotificationItem = { kind: 'school-moved', ...about, from: { schoolId: '99AB00', schoolName: 'De Rups' }, to: about, how: 'merged', at: at('2027-03-10 10:00') }
    expect(asItHolds(moved, now())).toBe(moved)
    expect(asStillAsked(moved, school(), [], later)).toBe(moved)
  })
})

describe('that OSO does not work', () => {
  const ready = step({ id: 'ready', kind: 'oso-set-ready', on: day('2027-04-06'), at: time('16:00') })
  const item: NotificationItem = { kind: 'oso-not-working', ...about, step: stepFacts(ready), workingDays: connectionMark, side: 'po', label: 'agreement-missing' }
  const known = (facts: Facts) => school({ progress: { ...noProgress('99AA00'), qualification: { facts, version: 1 } } })
  const fact = (state: 'yes' | 'no') => ({ state, on: day('2026-10-01'), source: 'checked' as const })

  it('stays so when the date moves, and is said with the new one; not when the step is gone', () => {
    const moved = { ...ready, on: day('2027-04-13') }
    expect(asItHolds(item, now(moved))).toEqual({ ...item, step: stepFacts(moved) })
    expect(asItHolds(item, now(a))).toBeUndefined()
  })

  it('names the day on which a VO school can fetch as the calendar has it by then', () => {
    const release = step({ id: 'release', kind: 'release', on: day('2027-04-07'), audience: ['vo'] })
    const told: NotificationItem = { ...item, side: 'vo', release: stepFacts(release) }
    const moved = { ...release, on: day('2027-04-08') }
    expect(asItHolds(told, now(ready, moved))).toEqual({ ...told, release: stepFacts(moved) })
    expect(asItHolds(told, now(ready))).not.toHaveProperty('release')
    expect(asItHolds(item, now(ready, moved))).toEqual(item)
  })

  it('is not said any more when by now it works, or nobody knows', () => {
    expect(asStillAsked(item, known({ agreement: fact('no') }), [ready], later)).toEqual(item)
    expect(asStillAsked(item, known({ agreement: fact('yes'), mandate: fact('yes'), endpoint: fact('yes') }), [ready], later)).toBeUndefined()
    expect(asStillAsked(item, known({ agreement: fact('yes') }), [ready], later)).toBeUndefined()
  })

  it('is said of what is missing by now', () => {
    expect(asStillAsked(item, known({ agreement: fact('yes'), mandate: fact('no') }), [ready], later)).toEqual({ ...item, label: 'mandate-missing' })
  })

  it('is not said once the date has come', () => {
    expect(asStillAsked(item, known({ agreement: fact('no') }), [ready], at('2027-04-06 15:59'))).toEqual(item)
    expect(asStillAsked(item, known({ agreement: fact('no') }), [ready], at('2027-04-06 16:00'))).toBeUndefined()
    expect(asStillAsked(item, known({ agreement: fact('no') }), [], later)).toBeUndefined()
  })

  it.each([
    ['a step', { kind: 'step-due', workingDays: -10, workingDaysLeft: 8 }],
    ['a step that is late', { kind: 'step-overdue', workingDays: 1, workingDaysLate: 1 }],
    ['that exchanging does not work', { kind: 'oso-not-working', workingDays: -5, label: 'agreement-missing', nextStep: 'board-agreement', pupilSystem: '' }],
  ])('and a school that went on in another is asked nothing any more: %s', (_what, given) => {
    const check = step({ id: 'oso', kind: 'oso-checked', on: day('2027-03-31') })
    const item = { ...about, step: stepFacts(check), ...given } as unknown as NotificationItem
    const open = known({ agreement: fact('no') })
    expect(asStillAsked(item, open, [check], later)).toBeDefined()
    expect(asStillAsked(item, { ...open, successor: { how: 'renumbered', schoolId: '99AD00', at: later } }, [check], later)).toBeUndefined()
  })

  it('and the question about OSO shows what is known by now', () => {
    const check = step({ id: 'oso', kind: 'oso-checked', on: day('2027-03-31') })
    const asked: NotificationItem = { kind: 'step-due', ...about, step: stepFacts(check), workingDays: -10, workingDaysLeft: 8, recheck: { facts: {} } }
    const old = { agreement: { ...fact('yes'), on: day('2026-07-31') } }
    expect(asStillAsked(asked, known({}), [check], later)).not.toHaveProperty('recheck')
    expect(asStillAsked(asked, known(old), [check], later)).toMatchObject({ recheck: { facts: { agreement: { state: 'yes', on: '2026-07-31' } } } })
    expect(asStillAsked(asked, known({ ...old, endpoint: fact('yes') }), [check], later)).toBeUndefined()
  })
})

describe('what is told of dossiers', () => {
  const round = { schoolId: '99AA00', schoolName: 'De Vlinderboom', count: 3, at: at('2027-04-01 08:00') } as const
  const closing = (on: string) => now(step({ id: 'close', kind: 'applications-close', on: day(on) }))

  it('holds whatever becomes of the calendar, as far as it is no date', () => {
    const item: NotificationItem = { kind: 'dossiers-fetched', ...round, by: [] }
    expect(asItHolds(item, now())).toEqual(item)
    expect(asStillAsked(item, school(), [], later)).toBe(item)
  })

  it('of a closing holds while one lies before it, and no more when that was moved ahead', () => {
    const item: NotificationItem = { kind: 'applications-closed', reader: 'po', ...round }
    expect(asItHolds(item, closing('2027-03-31'))).toEqual(item)
    expect(asItHolds(item, closing('2027-04-01'))).toBeUndefined()
    expect(asItHolds(item, now())).toBeUndefined()
  })
})
