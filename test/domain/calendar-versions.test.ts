// The next version of a calendar: which steps it changed, and what calendar programs are told is cancelled.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextCalendar, type PublishedCalendar } from '../../lambdas/domain/calendar.ts'
import { eventOfStep } from '../../lambdas/domain/calendar-events.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { stepFacts } from '../../lambdas/domain/notification.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { time } from '../../lambdas/domain/moment.ts'
import { at, reminders, step } from './builders.ts'

const publishedAt = at('2026-09-01 09:00')
const publish = (...versions: readonly (readonly Milestone[])[]) =>
  versions.reduce<PublishedCalendar | undefined>((published, milestones) => nextCalendar(published, milestones, { publishedAt }), undefined)!

const a = step({ id: 'a', audience: ['po', 'vo'] })
const b = step({ id: 'b', audience: ['vo'] })

describe('the next version', () => {
  it('of no calendar is the first, in which nothing changed', () => {
    expect(nextCalendar(undefined, [a], { publishedAt, reason: 'Eerste' })).toEqual({ number: 1, milestones: [a], publishedAt, reason: 'Eerste' })
  })

  it('counts on, and says who let which warnings pass', () => {
    const accepted = [{ key: 'k', code: 'c', milestoneIds: ['a'], ticked: true, by: 'u-1', at: publishedAt }]
    expect(nextCalendar(publish([a], [a]), [a], { publishedAt, accepted })).toEqual({ number: 3, milestones: [a], publishedAt, accepted })
  })

  it.each<[string, Partial<Milestone>]>([
    ['date', { on: day('2027-04-01') }],
    ['time', { at: time('16:00') }],
    ['first day', { from: day('2027-03-20') }],
    ['title', { title: 'Anders' }],
    ['note', { note: 'Let op' }],
    ['kind', { kind: 'release' }],
    ['audience', { audience: ['po', 'vo', 'public'] }],
  ])('with another %s of a step says that it changed that step', (_what, change) => {
    expect(publish([a, b], [a, b], [{ ...a, ...change }, b]).lastChanged).toEqual({ a: 3 })
  })

  it('with other reminders, or the audience in another order, changed no step', () => {
    expect(publish([a], [{ ...a, reminders: reminders(-5), audience: ['vo', 'po'] }])).not.toHaveProperty('lastChanged')
  })

  it('keeps which version changed what before it', () => {
    const moved = { ...a, on: day('2027-04-01') }
    expect(publish([a, b], [moved, b], [moved, { ...b, title: 'Anders' }], [moved, { ...b, title: 'Anders' }]).lastChanged).toEqual({ a: 2, b: 3 })
  })

  it('counts a step that is added as changed by it', () => {
    expect(publish([a], [a, b])).toMatchObject({ lastChanged: { b: 2 } })
  })
})

describe('a step that is taken out', () => {
  it('is cancelled for who had it, as it was last, and stays so', () => {
    expect(publish([a, b], [a])).toMatchObject({ removed: [b], lastChanged: { b: 2 } })
    expect(publish([a, b], [a], [a])).toMatchObject({ number: 3, removed: [b], lastChanged: { b: 2 } })
  })

  it('for one of its audiences is cancelled for that one alone', () => {
    expect(publish([a], [{ ...a, audience: ['po'] }])).toMatchObject({ removed: [{ ...a, audience: ['vo'] }], lastChanged: { a: 2 } })
    expect(publish([a], [{ ...a, audience: ['po'] }], []).removed).toMatchObject([{ id: 'a', audience: ['vo', 'po'] }])
  })

  it('and comes back is not cancelled any more, and its number is higher than when it went', () => {
    const back = publish([a, b], [a], [a, b])
    expect(back).not.toHaveProperty('removed')
    expect(back.lastChanged).toEqual({ b: 3 })
    expect(publish([a], [{ ...a, audience: ['po'] }], [a])).toMatchObject({ lastChanged: { a: 3 } })
  })

  it('among very many is forgotten first when it went first', () => {
    const many = Array.from({ length: 80 }, (_, i) => step({ id: `x-${i}` }))
    const { removed, lastChanged } = publish([b], many, many.map((each) => ({ ...each, id: `y-${each.id}` })), [])
    expect(removed).toHaveLength(100)
    expect(removed?.map(({ id }) => id)).not.toContain('b')
    expect(Object.keys(lastChanged ?? {})).toHaveLength(100)
  })
})

describe('in whatever order steps come, move and go', () => {
  const ids = ['a', 'b', 'c'] as const
  const anyStep = fc.record({ id: fc.constantFrom(...ids), on: fc.constantFrom(day('2027-03-24'), day('2027-03-25')), audience: fc.constantFrom(['po'], ['vo'], ['po', 'vo']) })
  const anyCalendar = fc.uniqueArray(anyStep, { selector: ({ id }) => id }).map((steps) => steps.map((each) => step(each as Partial<Milestone>)))

  it('what a side sees of a step never changes without a higher sequence, and a sequence never goes down', () => {
    fc.assert(
      fc.property(fc.array(anyCalendar, { minLength: 2, maxLength: 8 }), fc.constantFrom('po' as const, 'vo' as const), (versions, side) => {
        const seen = new Map<string, { readonly sequence: number; readonly what: string }>()
        let published: PublishedCalendar | undefined
        for (const milestones of versions) {
          published = nextCalendar(published, milestones, { publishedAt })
          const events = [...published.milestones.map((each) => ({ each, cancelled: false })), ...(published.removed ?? []).map((each) => ({ each, cancelled: true }))]
          const shown = events.filter(({ each }) => each.audience.includes(side))
          expect(new Set(shown.map(({ each }) => each.id)).size).toBe(shown.length)
          for (const { each, cancelled } of shown) {
            const { sequence, ...event } = eventOfStep(stepFacts(each), { regionId: 'r', year: schoolYearStarting(2026), lastChanged: published.lastChanged, cancelled })
            const what = JSON.stringify(event)
            const before = seen.get(each.id)
            if (before) expect(sequence).toBeGreaterThanOrEqual(before.what === what ? before.sequence : before.sequence + 1)
            seen.set(each.id, { sequence, what })
          }
          // Whoever once had a step is told of it for ever: as it is, or that it is cancelled.
          for (const id of seen.keys()) expect(shown.map(({ each }) => each.id)).toContain(id)
        }
      }),
      { numRuns: 500 },
    )
  })
})
