// The steps of a calendar as they bind one school: open, done, overdue, or passing by themselves.
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import { milestoneKinds } from '../../lambdas/domain/milestone.ts'
import { later, time } from '../../lambdas/domain/moment.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { noProgress, type SchoolProgress } from '../../lambdas/domain/school-progress.ts'
import { countedStep, isOpenFor, isRemindedOf, needsProgress, stepOf, stepsOfSchool, unappliedOf, withWorkingDays } from '../../lambdas/domain/school-steps.ts'
import { at, school, step, tick } from './builders.ts'

const deadline = at('2027-04-06 16:00')
const ready = step({ id: 'ready', kind: 'set-ready', on: day('2027-04-06'), at: time('16:00') })

describe('a step of a school', () => {
  it('is open before its moment and overdue from its moment on', () => {
    const stateAt = (milliseconds: number) => stepOf(school(), ready, [ready], later(deadline, milliseconds)).state
    expect(stateAt(-1)).toBe('open')
    expect(stateAt(0)).toBe('overdue')
    expect(stateAt(1)).toBe('overdue')
  })

  it.each([
    ['the school says so', tick(), 'done'],
    ['it has done all there is', tick({ done: false, count: 28, of: 28 }), 'done'],
    ['it has done more than there is', tick({ done: false, count: 29, of: 28 }), 'done'],
    ['it has done nearly all', tick({ done: false, count: 27, of: 28 }), 'open'],
    ['it took its word back', tick({ done: false }), 'open'],
  ] as const)('when %s, is %s', (_why, said, state) => {
    const { state: found, tick: told, deadlineAt } = stepOf(school({ ticks: { ready: said } }), ready, [ready], later(deadline, -1))
    expect({ state: found, told, deadlineAt }).toEqual({ state, told: said, deadlineAt: deadline })
  })

  it('that is done stays done after its moment', () => {
    expect(stepOf(school({ ticks: { ready: tick() } }), ready, [ready], later(deadline, 1)).state).toBe('done')
  })

  it('that passes by itself is never open work, before or after, even when someone ticked it', () => {
    const release = step({ kind: 'release', on: day('2027-04-07') })
    expect(stepOf(school(), release, [release], at('2027-04-01 09:00')).state).toBe('passes')
    expect(stepOf(school(), release, [release], at('2027-05-01 09:00')).state).toBe('passes')
    expect(isOpenFor(school(), release, [release])).toBe(false)
  })

  it('meant for the other side is no open work', () => {
    expect(isOpenFor(school({ sector: 'vo' }), ready, [ready])).toBe(false)
    expect(isOpenFor(school({ sector: 'sbo' }), ready, [ready])).toBe(true)
  })
})

describe('what the system can see', () => {
  const contacts = step({ kind: 'contacts-checked' })
  const due = step({ id: 'due', kind: 'decision-due', audience: ['vo'] })
  const extended = step({ id: 'extended', kind: 'decision-extended', audience: ['vo'] })
  const vo = (ticks = {}) => school({ sector: 'vo', ticks })

  it('contacts that the school confirmed are checked', () => {
    expect(isOpenFor(school(), contacts, [contacts])).toBe(true)
    expect(isOpenFor(school({ contactsConfirmedAt: at('2026-12-01 09:00') }), contacts, [contacts])).toBe(false)
  })

  it('decisions that are all taken leave none to extend', () => {
    expect(isOpenFor(vo(), extended, [due, extended])).toBe(true)
    expect(isOpenFor(vo({ due: tick() }), extended, [due, extended])).toBe(false)
    expect(isOpenFor(vo({ due: tick({ done: false, count: 1, of: 2 }) }), extended, [due, extended])).toBe(true)
  })

  it.each([{ round: '2' as const }, { route: 'lwoo' as const }])('but only those of the same round and route, not of %j', (other) => {
    expect(isOpenFor(vo({ due: tick() }), extended, [{ ...due, ...other }, extended])).toBe(true)
  })
})

describe('the steps of a school', () => {
  it('are those of its sector that the region needs, in order of their moments', () => {
    const calendar = [
      step({ id: 'late', on: day('2027-06-18') }),
      ready,
      step({ id: 'vo', audience: ['vo'] }),
      step({ id: 'board', audience: ['board'] }),
      step({ id: 'oso', kind: 'oso-checked', on: day('2027-01-29') }),
      step({ id: 'morning', on: day('2027-04-06'), at: time('09:00') }),
    ]
    const ids = (settings: typeof usualSettings) => stepsOfSchool(school(), calendar, settings, at('2027-01-01 09:00')).map(({ milestone }) => milestone.id)
    expect(ids(usualSettings)).toEqual(['oso', 'morning', 'ready', 'late'])
    expect(ids({ ...usualSettings, usesOso: false })).toEqual(['morning', 'ready', 'late'])
    expect(ids({ ...usualSettings, dossiers: 'none' })).toEqual(['oso', 'morning', 'late'])
  })
})

describe('the working days until a step', () => {
  const may = [{ name: 'Meivakantie', first: day('2027-04-24'), last: day('2027-05-09') }]
  const left = (wall: string, ticks = {}) => {
    const decision = step({ id: 'decision', kind: 'decision-due', on: day('2027-05-12'), audience: ['vo'] })
    const vo = school({ sector: 'vo', ticks })
    return withWorkingDays(stepOf(vo, decision, [decision], at(wall)), at(wall), may).workingDaysLeft
  }

  it.each([
    ['2027-04-23 09:00', 3],
    ['2027-05-09 09:00', 3],
    ['2027-05-11 09:00', 1],
    ['2027-05-12 09:00', 0],
  ])('on %s are %i: a holiday of the region does not count', (wall, days) => expect(left(wall)).toBe(days))

  it('are not told of a step that is over, or done', () => {
    expect(left('2027-05-13 09:00')).toBeUndefined()
    expect(left('2027-05-11 09:00', { decision: tick() })).toBeUndefined()
  })
})

describe('a step that the dossiers of a school tell', () => {
  const numbers = (given: Partial<SchoolProgress>): SchoolProgress => ({ ...noProgress('99AA00'), dossiers: 28, ...given })
  const withNumbers = (given: Partial<SchoolProgress>, rest: Parameters<typeof school>[0] = {}) => school({ progress: numbers(given), ...rest })

  it.each([
    ['attachments-ready', 'complete'],
    ['inspection-done', 'inspected'],
    ['set-ready', 'ready'],
  ] as const)('%s is open until all are %s', (kind, count) => {
    const one = step({ kind })
    expect(stepOf(withNumbers({ [count]: 27 }), one, [one], at('2027-03-01 09:00'))).toMatchObject({ state: 'open', counted: { done: 27, of: 28 } })
    expect(stepOf(withNumbers({ [count]: 28 }), one, [one], at('2027-03-01 09:00'))).toMatchObject({ state: 'done', counted: { done: 28, of: 28 } })
    expect(stepOf(withNumbers({ [count]: 27 }), one, [one], at('2027-05-01 09:00')).state).toBe('overdue')
  })

  const setReady = step({ kind: 'set-ready' })

  it('is not done by a tick where there are dossiers, and still by a tick where there are none', () => {
    const ticks = { 'set-ready': tick() }
    expect(isOpenFor(withNumbers({ ready: 27 }, { ticks }), setReady, [setReady])).toBe(true)
    expect(isOpenFor(withNumbers({ dossiers: 0 }, { ticks }), setReady, [setReady])).toBe(false)
    expect(isOpenFor(withNumbers({ dossiers: 0 }), setReady, [setReady])).toBe(true)
    expect(countedStep(withNumbers({ dossiers: 0 }), setReady)).toBeUndefined()
  })

  it('is none of a VO school, and no step of another kind', () => {
    expect(countedStep(withNumbers({}, { sector: 'vo' }), setReady)).toBeUndefined()
    expect(countedStep(withNumbers({}), step({ kind: 'oso-set-ready' }))).toBeUndefined()
    expect(countedStep(withNumbers({}), step({ kind: 'fetched' }))).toBeUndefined()
  })

  it('needs the numbers of schools, as the closing of the applications and what is about OSO do, and no other step', () => {
    expect(milestoneKinds.filter((kind) => needsProgress({ kind }))).toEqual(['oso-checked', 'attachments-ready', 'inspection-done', 'applications-close', 'oso-set-ready', 'set-ready'])
  })
})

describe('the closing of the applications', () => {
  const close = step({ kind: 'applications-close', audience: ['po', 'vo'] })
  const applied = (count: number, sector: 'po' | 'vo' = 'po') => school({ sector, progress: { ...noProgress('99AA00'), dossiers: 28, applied: count } })

  it('is remembered to PO schools with pupils who have not applied, and to nobody else', () => {
    expect(unappliedOf(applied(27))).toBe(1)
    expect(isRemindedOf(applied(27), close, [close])).toBe(true)
    expect(isRemindedOf(applied(28), close, [close])).toBe(false)
    expect(isRemindedOf(school(), close, [close])).toBe(false)
    expect(isRemindedOf(applied(0, 'vo'), close, [close])).toBe(false)
  })

  it('is unlike other steps that pass by themselves: of those everybody whom they concern hears', () => {
    const advice = step({ kind: 'final-advice' })
    expect(isRemindedOf(school(), advice, [advice])).toBe(true)
    expect(isRemindedOf(school({ sector: 'vo' }), advice, [advice])).toBe(false)
  })
})
