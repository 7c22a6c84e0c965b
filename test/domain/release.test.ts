import { describe, expect, it } from 'vitest'
import type { Application } from '../../lambdas/domain/application.ts'
import { deliveriesOf, type Delivery } from '../../lambdas/domain/delivery.ts'
import type { Dossier } from '../../lambdas/domain/dossier.ts'
import { recall } from '../../lambdas/domain/dossier-steps.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { later, time } from '../../lambdas/domain/moment.ts'
import { hasOpened, isLate, isVisible, mayFetch, openingOf, opensAt, whatHoldsBack } from '../../lambdas/domain/release.ts'
import { at } from './builders.ts'
import { application, dossier, frozenAt, inspected, file, open, otherVoSchool, readyDossier, voSchool } from './dossiers.ts'
import { closing, milestones, release, releaseFacts as facts } from './releases.ts'

/** What the VO school may come to know of a dossier that stands ready for it. */
const delivery = (given: Partial<Application> = {}, of: Partial<Dossier> = {}): Delivery => deliveriesOf(readyDossier({ applications: [application(given)], ...of }))[0]!

const opens = at('2027-04-07 09:00')
const justBefore = later(opens, -1)

describe('a dossier may be fetched', () => {
  it('from its release on, and not a millisecond before', () => {
    expect(whatHoldsBack(delivery(), facts(), justBefore)).toEqual(['before-release'])
    expect(whatHoldsBack(delivery(), facts(), opens)).toEqual([])
    expect(mayFetch(delivery(), facts(), opens)).toBe(true)
  })
  it('only with a published calendar', () => {
    const { calendar: _calendar, ...unpublished } = facts()
    expect(whatHoldsBack(delivery(), unpublished, opens)).toEqual(['nothing-published'])
  })
  it('only when the calendar names a release for its round', () => {
    expect(whatHoldsBack(delivery({ round: '3' }), facts(), opens)).toEqual(['no-release-date'])
  })
  it('only when applying has closed, however early the release stands', () => {
    const wrong = facts({ calendar: { milestones: [closing({ on: day('2027-04-07') }), release()] } })
    expect(whatHoldsBack(delivery(), wrong, opens)).toEqual(['applications-open'])
    expect(whatHoldsBack(delivery(), wrong, at('2027-04-08 00:00'))).toEqual([])
  })
  it('only when a version stands ready', () => {
    const unready = deliveriesOf(dossier({ applications: [application()] }))[0]!
    expect(whatHoldsBack(unready, facts(), opens)).toEqual(['not-set-ready'])
  })
  it('not any more when it was recalled, until the next version stands ready', () => {
    const recalled = recall(readyDossier({ applications: [application()] }), at('2027-04-08 10:00'))
    expect(whatHoldsBack(deliveriesOf(recalled)[0]!, facts(), opens)).toEqual(['recalled'])
    const again = frozenAt(recalled, '2027-04-09 10:00')
    expect(whatHoldsBack(deliveriesOf(again)[0]!, facts(), at('2027-04-09 10:00'))).toEqual([])
  })
  it.each(['not-placed', 'withdrawn', 'not-arrived', 'not-ours'] as const)('not any more once its application ended: %s', (state) => {
    expect(whatHoldsBack(delivery({ state, endedAt: opens, endedBy: 'vo' }), facts(), opens)).toEqual(['application-ended'])
  })
  it('by a school that claimed it only once the PO school says that this is right', () => {
    const claimed = { named: false, claimedAt: at('2027-03-26 09:00') }
    expect(whatHoldsBack(delivery(claimed), facts(), opens)).toEqual(['not-confirmed', 'not-first-choice'])
    expect(whatHoldsBack(delivery({ ...claimed, confirmedAt: at('2027-03-27 09:00') }), facts(), opens)).toEqual([])
  })
  it('by the first choice, where the region opens on that; or by the school that placed the pupil', () => {
    const [, second] = deliveriesOf(readyDossier({ applications: [application({ schoolId: otherVoSchool }), application()] }))
    expect(whatHoldsBack(second!, facts(), opens)).toEqual(['not-first-choice'])
    expect(whatHoldsBack({ ...second!, state: 'placed' }, facts(), opens)).toEqual([])
  })
  it('by the second choice once the first has ended', () => {
    const applications = [application({ schoolId: otherVoSchool, state: 'not-placed' }), application()]
    expect(whatHoldsBack(deliveriesOf(readyDossier({ applications }))[1]!, facts(), opens)).toEqual([])
  })
  it('only by the school that placed the pupil, where the region opens on that', () => {
    const onPlacement = facts({ settings: { opensOn: 'placement' } })
    expect(whatHoldsBack(delivery(), onPlacement, opens)).toEqual(['not-placed'])
    expect(whatHoldsBack(delivery({ state: 'placed' }), onPlacement, opens)).toEqual([])
  })
  it('only by a school that takes part this year', () => {
    expect(whatHoldsBack(delivery(), facts({ takesPart: false }), opens)).toEqual(['school-not-in-year'])
  })
  it('only by a school whose board signed a processing agreement', () => {
    expect(whatHoldsBack(delivery(), facts({ agreementSigned: false }), opens)).toEqual(['processing-agreement-missing'])
  })
  it('up to and including 1 October', () => {
    expect(whatHoldsBack(delivery(), facts(), at('2027-10-01 23:59'))).toEqual([])
    expect(whatHoldsBack(delivery(), facts(), at('2027-10-02 00:00'))).toEqual(['year-over'])
  })
  it('not once the region began to destroy the year', () => {
    expect(whatHoldsBack(delivery(), facts({ closedAt: at('2027-06-01 09:00') }), opens)).toEqual(['year-over'])
  })
  it('is refused with every reason at once', () => {
    const worst = deliveriesOf(dossier({ applications: [application({ named: false, claimedAt: at('2027-03-26 09:00') })] }))[0]!
    const reasons = whatHoldsBack(worst, facts({ takesPart: false, agreementSigned: false }), at('2027-03-31 12:00'))
    expect(reasons).toEqual(['before-release', 'applications-open', 'not-set-ready', 'not-confirmed', 'not-first-choice', 'school-not-in-year', 'processing-agreement-missing'])
  })
})

describe('when a dossier opens', () => {
  const moments = (steps: readonly Milestone[], given: Partial<Pick<Delivery, 'round' | 'routes' | 'appliedAt'>> = {}) => {
    const opening = openingOf(steps, { round: '1', routes: ['regular'], appliedAt: at('2027-03-25 09:00'), ...given })
    return opening && opensAt(opening)
  }
  const pro = release({ id: 'release-pro', route: 'pro', on: day('2027-04-14') })

  it('is the release of its own round', () => {
    expect(moments(milestones, { round: '2' })).toBe(at('2027-05-07 09:00'))
  })
  it('is the latest release among its routes; a route without one of its own follows the regular one', () => {
    const steps = [...milestones, pro]
    expect(moments(steps, { routes: ['pro'] })).toBe(at('2027-04-14 09:00'))
    expect(moments(steps, { routes: ['lwoo'] })).toBe(opens)
    expect(moments(steps, { routes: ['lwoo', 'pro'] })).toBe(at('2027-04-14 09:00'))
    expect(moments(steps, { routes: [] })).toBe(opens)
  })
  it('is not known when only another route has a release', () => {
    expect(moments([pro], { routes: ['regular'] })).toBeUndefined()
  })
  it('is, outside the rounds, when the pupil applied, but not before the first release', () => {
    expect(moments(milestones, { round: 'rest', appliedAt: at('2027-03-25 09:00') })).toBe(opens)
    expect(moments(milestones, { round: 'rest', appliedAt: at('2027-06-01 10:30') })).toBe(at('2027-06-01 10:30'))
  })
  it('is, outside the rounds, the release that the calendar names for that', () => {
    const rest = release({ id: 'release-rest', round: 'rest', on: day('2027-06-15') })
    expect(moments([...milestones, rest], { round: 'rest', appliedAt: at('2027-06-01 10:30') })).toBe(at('2027-06-15 09:00'))
  })
  it.each([
    ['09:00', Date.UTC(2027, 2, 28, 7)],
    ['12:00', Date.UTC(2027, 2, 28, 10)],
    ['01:59', Date.UTC(2027, 2, 28, 0, 59)],
    ['03:00', Date.UTC(2027, 2, 28, 1)],
  ])('on the day of the clock change is %s by the clock on the wall', (hour, utc) => {
    expect(moments([release({ on: day('2027-03-28'), at: time(hour) })])).toBe(utc)
  })
})

describe('a VO school may know of an application', () => {
  const claimed = { named: false, claimedAt: at('2027-03-26 09:00') }
  it('that a PO school named only once the calendar has opened it', () => {
    expect(isVisible(delivery(), facts(), justBefore)).toBe(false)
    expect(isVisible(delivery(), facts(), opens)).toBe(true)
  })
  it('that it claimed itself always', () => {
    expect(isVisible(delivery(claimed), facts(), at('2027-03-26 09:00'))).toBe(true)
  })
  it('never when the PO school took it back before the calendar opened it', () => {
    expect(isVisible(delivery({ state: 'withdrawn', endedAt: justBefore, endedBy: 'po' }), facts(), later(opens, 1))).toBe(false)
    expect(isVisible(delivery({ state: 'withdrawn', endedAt: opens, endedBy: 'po' }), facts(), later(opens, 1))).toBe(true)
  })
  it('not when it does not take part, or once the year is over, a claim of its own neither', () => {
    expect(isVisible(delivery(claimed), facts({ takesPart: false }), opens)).toBe(false)
    expect(isVisible(delivery(claimed), facts(), at('2027-10-02 00:00'))).toBe(false)
  })
})

describe('a dossier that was set ready', () => {
  const readyAt = (moment: string) => deliveriesOf(frozenAt(dossier({ open: inspected(open(file('a'))), applications: [application()] }), moment))[0]!
  it('after its release is late, and opens at once', () => {
    expect(isLate(readyAt('2027-04-07 09:00'), facts())).toBe(false)
    expect(isLate(readyAt('2027-04-07 09:01'), facts())).toBe(true)
    expect(mayFetch(readyAt('2027-04-07 09:01'), facts(), at('2027-04-07 09:01'))).toBe(true)
  })
  it('has opened for whoever could know of it', () => {
    expect(hasOpened(readyAt('2027-04-05 09:00'), facts(), opens)).toBe(true)
    expect(readyAt('2027-04-05 09:00').voSchoolId).toBe(voSchool)
  })
})
