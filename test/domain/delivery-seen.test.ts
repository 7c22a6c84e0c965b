import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Application, ApplicationState } from '../../lambdas/domain/application.ts'
import { claim, confirmClaim, giveReceipt, nameDestinations, stateByVo, withdrawByPo } from '../../lambdas/domain/application-steps.ts'
import { deliveriesOf, type Delivery } from '../../lambdas/domain/delivery.ts'
import type { Dossier } from '../../lambdas/domain/dossier.ts'
import { recall } from '../../lambdas/domain/dossier-steps.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Round } from '../../lambdas/domain/milestone.ts'
import { type Instant, later } from '../../lambdas/domain/moment.ts'
import { Refusal } from '../../lambdas/domain/refusal.ts'
import { openingOf, opensAt, type ReleaseFacts } from '../../lambdas/domain/release.ts'
import { type FetchMark, isNewSince, isToFetch, type Reader, seenDelivery } from '../../lambdas/domain/seen-delivery.ts'
import { at } from './builders.ts'
import { application, dossier, file, inspected, open, otherVoSchool, readyDossier, type, voSchool } from './dossiers.ts'
import { freezeOf, milestones, release, releaseFacts } from './releases.ts'

const opens = at('2027-04-07 09:00')
const before = later(opens, -1)
const nothingFetched: Reader = { fetched: [], sensitive: true }

const kept = (of: Dossier, voSchoolId = voSchool): Delivery => deliveriesOf(of).find((each) => each.voSchoolId === voSchoolId)!
const seen = (of: Dossier, now: Instant, reader: Partial<Reader> = {}, facts = releaseFacts()) => seenDelivery(kept(of), facts, { ...nothingFetched, ...reader }, now)
const mark = (given: Partial<FetchMark> = {}): FetchMark => ({ at: at('2027-04-07 10:00'), version: 1, files: 1, ...given })

describe('before the calendar opens an application', () => {
  it('one that the PO school named is not there', () => {
    expect(seen(readyDossier({ applications: [application()] }), before)).toBeUndefined()
    expect(seen(readyDossier({ applications: [application()] }), opens)).toBeDefined()
  })
  it('a claim shows what the VO school said itself: its round, its reference, its state', () => {
    const claimed = stateByVo(claim(dossier(), voSchool, '1', at('2027-03-26 09:00')), voSchool, 'placed', at('2027-03-27 09:00'), false)
    expect(seenDelivery({ ...kept(claimed), ownReference: '2027-014' }, releaseFacts(), nothingFetched, before)).toMatchObject({
      round: '1', state: 'placed', ownReference: '2027-014', claimed: true, opened: false, routes: [], warmTransfer: false, progress: 'waiting', leftOut: 0, late: false, questions: [],
    })
  })
  it('a claim says why it cannot be fetched by the calendar alone', () => {
    expect(seen(claim(dossier(), voSchool, '1', at('2027-03-26 09:00')), before)?.heldBack).toEqual(['before-release', 'not-confirmed'])
  })
})

/** What a PO school may have done to a dossier that a VO school claims, in whatever order. */
const acts = fc.array(
  fc.record({
    act: fc.constantFrom('name', 'name-other-round', 'confirm', 'withdraw', 'name-none', 'ready', 'recall', 'routes', 'warm'),
    round: fc.constantFrom<Round>('1', '2'),
  }),
  { maxLength: 8 },
)
const says = fc.array(fc.constantFrom<ApplicationState | 'claim' | 'not-ours'>('placed', 'applied', 'withdrawn', 'not-placed', 'claim', 'not-ours'), { maxLength: 5 })

function done(of: Dossier, { act, round }: { readonly act: string; readonly round: Round }, now: Instant): Dossier {
  const live = of.applications.some(({ schoolId, state }) => schoolId === voSchool && (state === 'applied' || state === 'placed'))
  switch (act) {
    case 'name': return nameDestinations(of, [{ schoolId: otherVoSchool, round: '1' }, { schoolId: voSchool, round }], now)
    case 'name-other-round': return nameDestinations(of, [{ schoolId: voSchool, round: '2' }], now)
    case 'name-none': return nameDestinations(of, [], now)
    case 'confirm': return live && of.applications.some(({ schoolId, claimedAt }) => schoolId === voSchool && claimedAt) ? confirmClaim(of, voSchool, now) : of
    case 'withdraw': return live ? withdrawByPo(of, voSchool, now) : of
    case 'ready': return of.open ? freezeOf(of, now) : of
    case 'recall': return of.ready.at(-1)?.recalledAt === undefined && of.ready.length > 0 ? recall(of, now) : of
    case 'routes': return { ...of, routes: ['pro'] }
    default: return { ...of, warmTransfer: true }
  }
}

/** What becomes of it, or why the school is refused. */
function answered(step: () => Dossier): { readonly next?: Dossier; readonly refused?: unknown } {
  try {
    return { next: step() }
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.details.reasons }
    throw error
  }
}

/** All of it but what is only for the system itself. */
const told = (of: Dossier, now: Instant, facts: ReleaseFacts) => ({ ...seen(of, now, {}, facts), knowsEnd: undefined })

describe('what the PO school does with a dossier', () => {
  it('never shows in a claim before the calendar has opened it for that pupil', () => {
    fc.assert(
      fc.property(acts, says, fc.constantFrom<Round>('1', '2'), fc.boolean(), (poActs, voSays, round, actsFirst) => {
        const bare = dossier({ open: inspected(open(file('a'))) })
        const now = (i: number) => later(at('2027-03-26 09:00'), i * 60_000)
        let [without, within] = [bare, bare]
        if (actsFirst) for (const [i, act] of poActs.entries()) within = done(within, act, now(i))
        ;[without, within] = [without, within].map((of) => claim(of, voSchool, round, now(10))) as [Dossier, Dossier]
        for (const [i, said] of voSays.entries()) {
          if (!actsFirst && poActs[i]) within = done(within, poActs[i], now(20 + i))
          const step = (of: Dossier): Dossier => {
            const { claimed, state } = seen(of, now(30 + i))!
            // As the use case does: what is claimed and live by what the school may know is not claimed again.
            if (said === 'claim') return claimed && (state === 'applied' || state === 'placed') ? of : claim(of, voSchool, round, now(30 + i))
            if (said === 'not-ours') return giveReceipt(of, voSchool, { kind: 'not-ours', at: now(30 + i) }, false)
            return stateByVo(of, voSchool, said, now(30 + i), false)
          }
          const [one, other] = [without, within].map((of) => answered(() => step(of)))
          expect(other?.refused).toEqual(one?.refused)
          ;[without, within] = [one?.next ?? without, other?.next ?? within]
        }
        // The second round and the route pro open later: until then an earlier opening of the round that the VO school named tells nothing either.
        const calendar = { milestones: [...milestones, release({ id: 'release-pro', route: 'pro', on: day('2027-04-14') })] }
        const facts = releaseFacts({ calendar })
        const opening = opensAt(openingOf(calendar.milestones, kept(within))!)
        const moments = [now(60), before, opens, at('2027-04-13 10:00'), at('2027-04-20 10:00'), later(opening, -1)]
        for (const moment of moments.filter((each) => each < opening)) expect(told(within, moment, facts)).toEqual(told(without, moment, facts))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('once the calendar has opened it', () => {
  const claimed = (round: Round = '1') => claim(dossier({ open: inspected(open(file('a'))) }), voSchool, round, at('2027-03-26 09:00'))

  it('a claim that nobody confirmed still shows nothing of the pupil', () => {
    expect(seen({ ...claimed(), routes: ['pro'] }, opens)).toMatchObject({ opened: false, routes: [], progress: 'waiting', heldBack: ['not-confirmed'] })
  })
  it('a confirmed claim shows what stands ready', () => {
    const confirmed = confirmClaim(freezeOf(claimed(), at('2027-04-05 15:00')), voSchool, at('2027-04-06 10:00'))
    expect(seen(confirmed, opens)).toMatchObject({ opened: true, routes: ['regular'], progress: 'ready', heldBack: [], version: { number: 1 } })
  })
  it('a claim that the PO school refused before shows as ended, and nothing else of it', () => {
    const refused = withdrawByPo(claimed(), voSchool, at('2027-03-28 10:00'))
    expect(seen(refused, before)).toMatchObject({ state: 'applied', progress: 'waiting' })
    expect(seen(refused, opens)).toMatchObject({ state: 'withdrawn', endedAt: at('2027-03-28 10:00'), opened: false, routes: [], progress: 'ended' })
  })
  it('one that is not theirs shows as ended, and wants no confirming', () => {
    const notOurs = stateByVo(readyDossier({ applications: [application()] }), voSchool, 'not-ours', at('2027-04-08 10:00'))
    expect(seen(notOurs, at('2027-04-08 11:00'))).toMatchObject({ state: 'not-ours', progress: 'ended', heldBack: ['application-ended'] })
    expect(seen(notOurs, at('2027-04-08 11:00'), { fetched: [mark()] })).toMatchObject({ state: 'not-ours', progress: 'delete', heldBack: ['application-ended'] })
  })
  it('what is held back shows its reasons, and no file; of another school before it nothing is said', () => {
    const second = readyDossier({ applications: [application({ schoolId: otherVoSchool }), application()] })
    expect(seen(second, opens)).toMatchObject({ opened: true, progress: 'expected', heldBack: ['not-placed'] })
    expect(seen(second, opens)?.version).toBeUndefined()
  })
})

describe('how far a dossier is for a VO school', () => {
  const ready = (given: Partial<Application> = {}) => readyDossier({ applications: [application(given)] })
  const day2 = at('2027-04-08 10:00')
  const cases: readonly (readonly [string, Dossier, Partial<Reader>, string])[] = [
    ['expected while nothing stands ready', dossier({ applications: [application()] }), {}, 'expected'],
    ['ready when nobody fetched it', ready(), {}, 'ready'],
    ['fetched when all its files were', ready(), { fetched: [mark()] }, 'fetched'],
    ['ready while only some of its files were fetched', ready(), { fetched: [mark({ files: 0 })] }, 'ready'],
    ['changed when there is a version that was not fetched', freezeOf(recall(ready(), at('2027-04-07 11:00')), at('2027-04-07 12:00')), { fetched: [mark()] }, 'changed'],
    ['finished with a receipt of this version', ready({ receipt: { kind: 'complete', at: day2, version: 1 } }), { fetched: [mark()] }, 'finished'],
    ['not finished with a receipt of an earlier one', ready({ receipt: { kind: 'complete', at: day2, version: 0 } }), { fetched: [mark()] }, 'fetched'],
    ['to delete when it was recalled after it was fetched', recall(ready(), at('2027-04-07 11:00')), { fetched: [mark()] }, 'delete'],
    ['expected when it was recalled before anybody fetched it', recall(ready(), at('2027-04-07 11:00')), {}, 'expected'],
    ['to delete when it was recalled while its application had ended, also once that is live again', nameDestinations(recall(withdrawByPo(ready(), voSchool, at('2027-04-07 10:30')), at('2027-04-07 11:00')), [{ schoolId: voSchool, round: '1' }], day2), { fetched: [mark()] }, 'delete'],
    ['to delete when the application ended after it was fetched', ready({ state: 'withdrawn', endedAt: day2, endedBy: 'po' }), { fetched: [mark()] }, 'delete'],
    ['ended when nobody had fetched it', ready({ state: 'not-placed', endedAt: day2, endedBy: 'vo' }), {}, 'ended'],
  ]
  it.each(cases)('is %s', (_what, of, reader, progress) => {
    expect(seen(of, later(day2, 1), reader)?.progress).toBe(progress)
  })
  it('is known for what was fetched before, though the PO school moved it to a later round since', () => {
    const moved = nameDestinations(ready(), [{ schoolId: voSchool, round: '2' }], day2)
    expect(seen(moved, later(day2, 1))).toBeUndefined()
    expect(seen(moved, later(day2, 1), { fetched: [mark()] })).toMatchObject({ opened: true, progress: 'fetched', heldBack: ['before-release', 'applications-open'] })
  })
})

describe('sensitive files', () => {
  const mixed = (...names: readonly string[]) => {
    const files = names.map((name) => file(name, { typeId: name.startsWith('s') ? 'action-plan' : 'report' }))
    return freezeOf(dossier({ open: inspected(open(...files)), applications: [application()] }), at('2027-04-05 15:00'), new Map([['action-plan', type()], ['report', type({ typeId: 'report', name: 'Rapport', sensitive: false })]]))
  }
  const without: Partial<Reader> = { sensitive: false }

  it('are left out for who has no right to them, and counted; the rest may be fetched', () => {
    expect(seen(mixed('s', 'r'), opens, without)).toMatchObject({ leftOut: 1, heldBack: [], progress: 'ready', version: { files: [{ fileName: 'r.pdf' }] } })
    expect(seen(mixed('s', 'r'), opens)).toMatchObject({ leftOut: 0, version: { files: [{ fileName: 's.pdf' }, { fileName: 'r.pdf' }] } })
  })
  it('leave nothing to fetch for who has no right, when there are no others', () => {
    const all = seen(mixed('s', 's2'), opens, without)
    expect(all).toMatchObject({ leftOut: 2, heldBack: ['no-right-to-sensitive'], progress: 'ready' })
    expect(all?.version).toBeUndefined()
  })
  it('stay to be fetched by a colleague when the rest was', () => {
    const reader: Reader = { fetched: [mark({ files: 1 })], sensitive: false }
    const own = seenDelivery(kept(mixed('s', 'r')), releaseFacts(), reader, opens)!
    expect([own.progress, isToFetch(own, reader)]).toEqual(['ready', false])
    const colleague = seenDelivery(kept(mixed('s', 'r')), releaseFacts(), { ...reader, sensitive: true }, opens)!
    expect(isToFetch(colleague, reader)).toBe(true)
  })
})

describe('what is news since a moment', () => {
  const news = (since: Instant, ...fetched: readonly FetchMark[]) => isNewSince(seen(readyDossier({ applications: [application()] }), at('2027-04-09 09:00'), { fetched })!, { fetched }, since)

  it('is all that was not fetched before it, however long it stands open', () => {
    expect(news(at('2027-04-08 09:00'))).toBe(true)
    expect(news(at('2027-04-07 10:00'), mark())).toBe(true)
    expect(news(later(at('2027-04-07 10:00'), 1), mark())).toBe(false)
  })
  it('is a version that was not fetched, and what was fetched without some of its files', () => {
    expect(news(at('2027-04-08 09:00'), mark({ version: 0 }))).toBe(true)
    expect(news(at('2027-04-08 09:00'), mark({ files: 0 }))).toBe(true)
  })
})
