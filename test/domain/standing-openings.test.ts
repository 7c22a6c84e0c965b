// What opens within five minutes, or did, is moved by nothing: not by a release of its own, not by a closing, not by another setting.
import { describe, expect, it } from 'vitest'
import { checkCalendarSteps, withSuggestions } from '../../lambdas/domain/calendar-check.ts'
import type { CheckContext } from '../../lambdas/domain/conflict.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { type Instant, later, minutes, time } from '../../lambdas/domain/moment.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { whatForbidsSettings } from '../../lambdas/domain/standing-openings.ts'
import { at } from './builders.ts'
import { year } from './dossiers.ts'
import { closing, milestones, release } from './releases.ts'

const opens = at('2027-04-07 09:00')
const withOwn = [...milestones, release({ id: 'release-pro', route: 'pro', on: day('2027-04-05') }), closing({ id: 'close-pro', route: 'pro', on: day('2027-03-20') })]
const without = (id: string, steps: readonly Milestone[] = milestones) => steps.filter((each) => each.id !== id)
const contextAt = (now: Instant, was: readonly Milestone[]): CheckContext => ({ year, settings: usualSettings, now, published: { number: 1, milestones: was, publishedAt: at('2026-11-21 10:00') } })
const check = (next: readonly Milestone[], now: Instant, was: readonly Milestone[] = milestones) =>
  checkCalendarSteps(next, contextAt(now, was)).filter(({ code }) => code === 'release-cannot-move')
const told = (next: readonly Milestone[], now: Instant, was?: readonly Milestone[]) => check(next, now, was).flatMap(({ milestoneIds }) => milestoneIds)

describe('what opens at a moment', () => {
  it.each<readonly [string, readonly Milestone[], string, Instant, readonly Milestone[]]>([
    ['a later release for a route of its own', [...milestones, release({ id: 'own', route: 'pro', on: day('2027-04-20') })], 'own', opens, milestones],
    ['a later closing', milestones.map((step) => (step.id === 'applications-close' ? { ...step, on: day('2027-04-09') } : step)), 'applications-close', opens, milestones],
    ['a later closing for a route of its own', [...milestones, closing({ id: 'own', route: 'lwoo', on: day('2027-04-09') })], 'own', opens, milestones],
    ['a closing where there was none', milestones.map((step) => (step.id === 'applications-close' ? { ...step, on: day('2027-04-09') } : step)), 'applications-close', opens, without('applications-close')],
    ['a release for the last round, where it followed the first', [...milestones, release({ id: 'own', round: 'rest', on: day('2027-05-20') })], 'own', opens, milestones],
    ['its own release going, where the regular one is later', without('release-pro', withOwn), 'release-pro', at('2027-04-05 09:00'), withOwn],
  ])('may be moved by %s until 5 minutes before, not after', (_how, next, expected, opened, was) => {
    expect(told(next, later(opened, -minutes(5)), was)).toEqual([])
    expect(told(next, later(opened, -minutes(5) + 1), was)).toEqual([expected])
    expect(told(next, later(opened, minutes(60)), was)).toEqual([expected])
  })

  it('is moved by an earlier release of its own only to what is more than 5 minutes away, or exactly that', () => {
    const own = (hour: string) => [...milestones, release({ id: 'own', route: 'pro', on: day('2027-04-06'), at: time(hour) })]
    const now = at('2027-04-06 08:00')
    expect([told(own('07:00'), now), told(own('08:04'), now), told(own('08:05'), now)]).toEqual([['own'], ['own'], []])
    expect(check(own('07:00'), now)[0]!.details).toEqual({ title: 'Een stap', on: '2027-04-07', to: '2027-04-06' })
  })

  it.each([
    ['a release of its own at the same moment', [...milestones, release({ id: 'own', route: 'pro' })]],
    ['a closing that is earlier', milestones.map((step) => (step.id === 'applications-close' ? { ...step, on: day('2027-03-30') } : step))],
    ['a closing that goes', without('applications-close')],
    ['a round that has not opened', milestones.map((step) => (step.id === 'release-2' ? { ...step, on: day('2027-05-14') } : step))],
    ['a round that is new', [...milestones, release({ id: 'release-3', round: '3', on: day('2027-06-04') })]],
  ])('is not moved by %s', (_how, next) => {
    expect(told(next, later(opens, minutes(60)))).toEqual([])
  })

  it('is told by the release that stands, and the way out takes the new step out, or puts the other back', () => {
    const later7 = (step: Milestone) => (step.id === 'applications-close' ? { ...step, on: day('2027-04-09') } : step)
    const next = [...milestones.map(later7), release({ id: 'own', route: 'pro', on: day('2027-04-20') })]
    const context = contextAt(opens, milestones)
    const found = withSuggestions(check(next, opens), next, context)
    expect(found.map(({ milestoneIds, details, suggestion }) => [milestoneIds, details, suggestion?.kind])).toEqual([
      [['applications-close'], { title: 'Een stap', on: '2027-04-07' }, 'change'],
      [['own'], { title: 'Een stap', on: '2027-04-07' }, 'remove'],
    ])
  })

  it('is told of all steps that only together move it', () => {
    const was = without('applications-close')
    const next = [...was, release({ id: 'rest', round: 'rest' }), closing({ id: 'close-rest', round: 'rest', on: day('2027-05-20') })]
    expect(told(next, opens, was)).toEqual(['rest', 'close-rest'])
  })
})

describe('on what dossiers open', () => {
  const head = { settings: { opensOn: 'first-choice' as const }, calendar: { milestones } }
  const forbids = (now: Instant, next: 'first-choice' | 'placement' = 'placement', of: Parameters<typeof whatForbidsSettings>[0] = head) => whatForbidsSettings(of, { opensOn: next }, now).map(({ code }) => code)

  it('may change until 5 minutes before the first opening, not after', () => {
    expect(forbids(later(opens, -minutes(5)))).toEqual([])
    expect(forbids(later(opens, -minutes(5) + 1))).toEqual(['opens-on-stands'])
    expect(forbids(at('2027-05-20 09:00'))).toEqual(['opens-on-stands'])
  })
  it('may be said again, and change where nothing is published or nothing has opened', () => {
    expect(forbids(opens, 'first-choice')).toEqual([])
    expect(forbids(opens, 'placement', { settings: head.settings })).toEqual([])
    expect(forbids(opens, 'placement', { ...head, calendar: { milestones: [release({ on: day('2027-04-20') })] } })).toEqual([])
  })
})
