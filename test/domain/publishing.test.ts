// What stands against publishing, and whom publishing touches.
import { describe, expect, it } from 'vitest'
import type { PublishedCalendar } from '../../lambdas/domain/calendar.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { checkCalendarSteps, type CheckContext } from '../../lambdas/domain/calendar-check.ts'
import { conflictKey } from '../../lambdas/domain/conflict.ts'
import { type Instant, later, minutes, time } from '../../lambdas/domain/moment.ts'
import { acceptancesOf, isSameCalendar, type Publication, whatForbidsPublishing, whoIsTouched } from '../../lambdas/domain/publishing.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { at, contact, reminders, school, step, tick } from './builders.ts'

const year = schoolYearStarting(2026)
const now = at('2027-01-04 09:00')
const published = (...milestones: readonly Milestone[]): PublishedCalendar => ({ number: 1, milestones, publishedAt: at('2026-11-21 10:00') })
const contextOf = (before: PublishedCalendar | undefined, when: Instant): CheckContext => ({ year, settings: usualSettings, now: when, ...(before && { published: before }) })
const conflictsOf = (next: readonly Milestone[], before: PublishedCalendar | undefined, when: Instant) => checkCalendarSteps(next, contextOf(before, when))
const reasonsOf = (next: readonly Milestone[], before: PublishedCalendar | undefined, publication: Publication, when: Instant) =>
  whatForbidsPublishing(next, contextOf(before, when), conflictsOf(next, before, when), publication)
const forbids = (next: readonly Milestone[], before: readonly Milestone[] | undefined, reason: string | undefined, when = now) =>
  reasonsOf(next, before && published(...before), { reason, ticked: undefined }, when).map(({ code }) => code)

describe('against publishing stands', () => {
  it('a calendar without steps, and one that was never written', () => {
    expect(forbids([], undefined, undefined)).toEqual(['calendar-empty'])
    expect(reasonsOf([], undefined, { reason: undefined, ticked: undefined }, now)).toEqual([{ code: 'calendar-empty', details: {} }])
  })

  it('nothing when its steps stand in order', () => {
    expect(forbids([step()], undefined, undefined)).toEqual([])
  })

  it('every conflict of its steps, with what the sentence needs', () => {
    expect(reasonsOf([step({ on: day('2026-07-31') })], undefined, { reason: undefined, ticked: undefined }, now)).toEqual([
      { code: 'outside-year', details: { title0: 'Een stap', on0: '2026-07-31', first: '2026-08-01', last: '2027-12-31' } },
    ])
  })

  it('a missing reason from the second version on', () => {
    const moved = step({ on: day('2027-03-25') })
    expect(forbids([moved], undefined, undefined)).toEqual([])
    expect(forbids([moved], [step()], undefined)).toEqual(['reason-missing'])
    expect(forbids([moved], [step()], '')).toEqual(['reason-missing'])
    expect(forbids([moved], [step()], 'Studiedag')).toEqual([])
  })

  it('all of it at once', () => {
    const release = step({ kind: 'release', on: day('2026-12-07'), at: time('09:00') })
    expect(forbids([step({ on: day('2028-01-01') })], [release], undefined)).toEqual(['outside-year', 'release-cannot-move', 'reason-missing'])
  })
})

describe('a release', () => {
  const release = step({ kind: 'release', id: 'release', title: 'Ophalen kan vanaf', on: day('2027-04-07'), at: time('09:00') })
  const opens = at('2027-04-07 09:00')
  const other = step()

  const changes: readonly (readonly [string, readonly Milestone[]])[] = [
    ['moved to a later day', [{ ...release, on: day('2027-04-08') }]],
    ['moved to another hour', [{ ...release, at: time('10:00') }]],
    ['taken out', [other]],
    ['turned into another kind of step', [{ ...release, kind: 'custom' as const }]],
    ['turned into that of another round', [{ ...release, round: '2' as const }]],
    ['turned into that of another route', [{ ...release, route: 'lwoo' as const }]],
  ]

  it.each(changes)('%s: may be more than 5 minutes before, and exactly then; not nearer, not at it, not after', (_how, next) => {
    const when = (milliseconds: number) => forbids(next, [release], 'Een reden', later(opens, milliseconds))
    expect(when(-minutes(6))).toEqual([])
    expect(when(-minutes(5))).toEqual([])
    expect(when(-minutes(5) + 1)).toEqual(['release-cannot-move'])
    expect(when(-1)).toEqual(['release-cannot-move'])
    expect(when(0)).toEqual(['release-cannot-move'])
    expect(when(minutes(60 * 24 * 30))).toEqual(['release-cannot-move'])
  })

  it.each([
    ['a day that is over', { on: day('2027-04-06') }, 0],
    ['the beginning of its day', { at: undefined }, 0],
    ['4 minutes from now', { at: time('08:04') }, 0],
    ['5 minutes from now', { at: time('08:05') }, 1],
    ['an hour from now', { at: time('09:00') }, 1],
  ])('may not move to what is over or less than 5 minutes away, however far off it was: %s', (_where, given, may) => {
    const { at: hour, ...rest } = { ...release, at: time('16:00'), ...given }
    const next = { ...rest, ...(hour && { at: hour }) }
    expect(forbids([next], [{ ...release, at: time('16:00') }], 'Een reden', at('2027-04-07 08:00'))).toEqual(may ? [] : ['release-cannot-move'])
  })

  it('that stands may get another title, note or reminder, also when it is past', () => {
    const next = { ...release, title: 'Ophalen', note: 'Let op', reminders: reminders(0) }
    expect(forbids([next], [release], 'Een reden', later(opens, 1))).toEqual([])
  })

  it('that lies ahead may be added, and other steps that are past may move', () => {
    expect(forbids([release, other], [other], 'Een reden')).toEqual([])
    expect(forbids([step({ on: day('2027-03-25') })], [other], 'Een reden', at('2027-03-26 09:00'))).toEqual([])
  })

  it('is told by its title and its day', () => {
    expect(reasonsOf([other], published(release), { reason: 'Een reden', ticked: undefined }, opens)).toMatchObject([
      { code: 'release-cannot-move', details: { title: 'Ophalen kan vanaf', on: '2027-04-07' } },
    ])
  })
})

describe('the check page', () => {
  const release = step({ kind: 'release', title: 'Ophalen kan vanaf', on: day('2027-01-04'), at: time('09:00') })

  it('shows what publishing would refuse, and does not ask for a reason', () => {
    const conflicts = conflictsOf([step({ on: day('2028-01-01') })], published(release), now).filter(({ severity }) => severity === 'error')
    expect(conflicts.map(({ code, severity, milestoneIds }) => ({ code, severity, milestoneIds }))).toEqual([
      { code: 'outside-year', severity: 'error', milestoneIds: ['custom'] },
      { code: 'release-cannot-move', severity: 'error', milestoneIds: ['release'] },
    ])
    expect(conflictsOf([], undefined, now)).toMatchObject([{ code: 'calendar-empty' }])
    expect(conflictsOf([step()], undefined, now)).toEqual([])
  })
})

describe('a warning', () => {
  const sunday = step({ on: day('2027-03-07') })
  const warning = conflictsOf([sunday], undefined, now).filter(({ severity }) => severity === 'warning')
  const key = conflictKey(warning[0]!)
  const publish = (ticked: readonly string[] | undefined, before?: PublishedCalendar) =>
    reasonsOf([sunday], before, { reason: 'Een reden', ticked }, now).map(({ code }) => code)

  it('without the tick that it wants keeps a calendar from being published; with it the calendar goes', () => {
    expect(warning.map(({ code }) => code)).toEqual(['on-weekend'])
    expect(publish([])).toEqual(['on-weekend'])
    expect(publish(['another'])).toEqual(['on-weekend'])
    expect(publish([key])).toEqual([])
  })

  it('is passed over by a client that knows of no ticks, and the version says so', () => {
    expect(publish(undefined)).toEqual([])
    expect(acceptancesOf(warning, [], undefined, 'u-1', now)).toEqual([{ key, code: 'on-weekend', milestoneIds: ['custom'], ticked: false, by: 'u-1', at: now }])
  })

  it('is kept with who ticked it and when; the next version needs no tick while its dates stand', () => {
    const accepted = acceptancesOf(warning, [], [key], 'u-1', now)
    expect(accepted).toEqual([{ key, code: 'on-weekend', milestoneIds: ['custom'], ticked: true, by: 'u-1', at: now }])
    const before = { ...published(sunday, step({ id: 'b' })), accepted }
    expect(publish([], before)).toEqual([])
    expect(acceptancesOf(warning, accepted, [], 'u-2', later(now, 1))).toEqual(accepted)
    const nextSunday = { ...sunday, on: day('2027-03-14') }
    expect(reasonsOf([nextSunday], before, { reason: 'Een reden', ticked: [] }, now).map(({ code }) => code)).toEqual(['on-weekend'])
  })

  it('that was only passed over wants its tick again', () => {
    const before = { ...published(sunday), accepted: acceptancesOf(warning, [], undefined, 'u-1', now) }
    expect(publish([], before)).toEqual(['on-weekend'])
  })
})

describe('publishing touches', () => {
  const jan = contact({ email: 'jan@school.example' })
  const first = school({ schoolId: '99AA00', contacts: [jan] })
  const second = school({ schoolId: '99AB00', contacts: [{ ...jan, email: 'JAN@school.example' }] })
  const silent = school({ schoolId: '99AC00' })
  const secondary = school({ schoolId: '99VO00', sector: 'vo', contacts: [contact({ email: 'vo@school.example' })] })
  const all = [first, second, silent, secondary]
  const touched = (before: readonly Milestone[] | undefined, next: readonly Milestone[], settings = usualSettings) => {
    const { schools, persons, withoutContact } = whoIsTouched(before && published(...before), next, all, settings)
    return { schools: schools.map(({ schoolId }) => schoolId), persons, withoutContact: withoutContact.map(({ schoolId }) => schoolId) }
  }

  it('at first every school with steps of its own, a person once', () => {
    expect(touched(undefined, [step()])).toEqual({ schools: ['99AA00', '99AB00', '99AC00'], persons: 1, withoutContact: ['99AC00'] })
  })

  it('later those for whom a date moved, came or went', () => {
    const vo = step({ id: 'vo', audience: ['vo'] })
    expect(touched([step(), vo], [step(), { ...vo, on: day('2027-03-25') }]).schools).toEqual(['99VO00'])
    expect(touched([step()], [step(), vo]).schools).toEqual(['99VO00'])
    expect(touched([step(), vo], [step()]).schools).toEqual(['99VO00'])
  })

  it('those for whom a step is meant from now on, or no longer, though its date stands', () => {
    expect(touched([step()], [step({ audience: ['vo'] })]).schools).toEqual(['99AA00', '99AB00', '99AC00', '99VO00'])
    expect(touched([step()], [step({ audience: ['po', 'vo'] })]).schools).toEqual(['99VO00'])
  })

  it('those too for whom a moved step is no longer meant', () => {
    const moved = step({ audience: ['vo'], on: day('2027-03-25') })
    expect(touched([step()], [moved]).schools).toEqual(['99AA00', '99AB00', '99AC00', '99VO00'])
  })

  it('nobody when only a title changed, or the step is not needed here', () => {
    expect(touched([step()], [step({ title: 'Anders' })])).toEqual({ schools: [], persons: 0, withoutContact: [] })
    expect(touched(undefined, [step({ kind: 'oso-checked' })], { ...usualSettings, usesOso: false }).schools).toEqual([])
  })
})

describe('of the schools that are touched is counted', () => {
  const done = school({ schoolId: '99AA00', ticks: { custom: tick() } })
  const open = school({ schoolId: '99AB00' })
  const countOf = (next: Milestone, before = step()) => whoIsTouched(published(before), [next], [done, open], usualSettings).done

  it('who has done a step already whose date moves', () => {
    expect(countOf(step({ on: day('2027-03-25') }))).toEqual([{ milestoneId: 'custom', schools: 1 }])
  })

  it('nobody when the date stands, or of a step that passes by itself', () => {
    expect(countOf(step({ title: 'Anders' }))).toEqual([])
    const passing = step({ kind: 'year-closed', id: 'custom' })
    expect(countOf({ ...passing, on: day('2027-03-25') }, passing)).toEqual([])
  })
})

describe('the same calendar', () => {
  it('is the same in whatever order the fields of its steps stand', () => {
    const { id, ...rest } = step()
    expect(isSameCalendar([step()], [{ ...rest, id }])).toBe(true)
  })

  it('is another when anything differs', () => {
    expect(isSameCalendar([step()], [step({ title: 'Anders' })])).toBe(false)
    expect(isSameCalendar([step()], [])).toBe(false)
    expect(isSameCalendar([step({ id: 'a' }), step({ id: 'b' })], [step({ id: 'b' }), step({ id: 'a' })])).toBe(false)
  })
})
