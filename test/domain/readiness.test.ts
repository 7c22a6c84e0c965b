// Where a school stands on each condition, both sides of every level; what the next growth step is, and whose; and the sums of a region.
import { describe, expect, it } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import { type Instant, time } from '../../lambdas/domain/moment.ts'
import type { Fact, Facts } from '../../lambdas/domain/qualification.ts'
import {
  type Condition, isOwnStep, ownerOfStep, ownSteps, readinessAt, type ReadinessYear, standardOf, type StatedAgreement, type Topic, topics,
} from '../../lambdas/domain/readiness.ts'
import { regionReadiness } from '../../lambdas/domain/region-readiness.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import { noProgress, type SchoolProgress } from '../../lambdas/domain/school-progress.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { at, step } from './builders.ts'

const milestones = [
  step({ kind: 'contacts-checked', on: day('2026-12-17'), audience: ['po', 'vo'] }),
  step({ kind: 'final-advice', on: day('2027-03-24') }),
  step({ kind: 'attachments-ready', on: day('2027-03-19') }),
  step({ kind: 'oso-set-ready', on: day('2027-04-06'), at: time('16:00') }),
  step({ kind: 'set-ready', on: day('2027-04-06'), at: time('16:00') }),
  step({ kind: 'fetched', on: day('2027-04-16'), audience: ['vo'] }),
  step({ kind: 'placement-known', on: day('2027-04-23'), audience: ['vo'] }),
]
const usual: ReadinessYear = { year: schoolYearStarting(2026), milestones, settings: usualSettings }
const now = at('2027-02-01 09:00')

const po = (given: Partial<SchoolProgress> = {}): SchoolProgress => ({ ...noProgress('99AB00'), ...given })
const vo = (given: Partial<SchoolProgress> = {}): SchoolProgress => ({ ...noProgress('99CD00'), sector: 'vo', ...given })

type Given = Partial<ReadinessYear> & { readonly on?: Instant; readonly board?: StatedAgreement }
const allOf = (progress: SchoolProgress, { on = now, board, ...year }: Given = {}) => readinessAt({ ...usual, ...year }, on)(progress, board)
const of = (topic: Topic, ...asked: Parameters<typeof allOf>): Condition | undefined => allOf(...asked).find((condition) => condition.topic === topic)
/** The level with the growth step. */
const found = (topic: Topic, ...asked: Parameters<typeof allOf>) => {
  const condition = of(topic, ...asked)
  return condition && [condition.level, condition.step]
}

describe('contacts', () => {
  it.each([
    ['nobody is known', {}, [0, 'name-contacts']],
    ['one is known', { contacts: 1 }, [1, 'confirm-contacts']],
    ['two are known', { contacts: 2 }, [1, 'confirm-contacts']],
    ['one is confirmed', { contacts: 1, contactsConfirmed: true }, [2, 'name-second-contact']],
    ['two are confirmed', { contacts: 2, contactsConfirmed: true }, [3, undefined]],
    ['two are confirmed and mail comes back', { contacts: 2, contactsConfirmed: true, bounced: true }, [1, 'mend-address']],
  ])('when %s', (_when, given, level) => {
    expect(found('contacts', po(given))).toEqual(level)
  })
})

describe('the connection to OSO', () => {
  const fact = (given: Partial<Fact> = {}): Fact => ({ state: 'yes', on: day('2026-10-01'), source: 'self-reported', ...given })
  const all: Facts = { agreement: fact(), mandate: fact(), endpoint: fact() }
  const old = fact({ on: day('2026-07-31') })
  it.each([
    ['nothing is known', {}, [0, 'school-answers']],
    ['the school takes no part', { participates: fact({ state: 'no' }) }, [0, undefined]],
    ['the agreement is missing', { agreement: fact({ state: 'no' }) }, [1, 'board-signs']],
    ['the mandate is missing', { agreement: fact(), mandate: fact({ state: 'no' }) }, [1, 'board-mandates']],
    ['the endpoint is missing', { ...all, endpoint: fact({ state: 'no' }) }, [1, 'supplier-registers']],
    ['all was there last school year', { agreement: old, mandate: old, endpoint: old }, [2, 'school-answers-again']],
    ['some of it was there last school year', { endpoint: old }, [0, 'school-answers-again']],
    ['it took no part last school year', { ...all, participates: { ...old, state: 'no' } }, [0, 'school-answers-again']],
    ['all is there', all, [3, undefined]],
  ] as const)('when %s', (_when, facts, level) => {
    expect(found('connection', po({ qualification: { facts, version: 1 } }))).toEqual(level)
  })
  it('is judged now, also of a year that is over', () => {
    const over = at('2027-08-01 00:00')
    const [before, then] = [(over - 1) as Instant, over].map((on) => found('connection', po({ qualification: { facts: all, version: 1 } }), { on }))
    expect([before, then]).toEqual([[3, undefined], [2, 'school-answers-again']])
  })
  it('is not asked of a region without OSO', () => {
    expect(of('connection', po(), { settings: { ...usualSettings, usesOso: false } })).toBeUndefined()
  })
})

describe('the processing agreement', () => {
  it.each([
    ['nothing was stated', {}, [0, 'board-states-signing']],
    ['it was not signed', { processingAgreement: { state: 'no', on: day('2026-09-01') } }, [1, 'board-signs-processing']],
    ['it was signed on the last day of an earlier school year', { processingAgreement: { state: 'yes', on: day('2026-07-31') } }, [2, 'board-looks-again']],
    ['it was signed on the first day of this one', { processingAgreement: { state: 'yes', on: day('2026-08-01') } }, [3, undefined]],
  ] as const)('when %s', (_when, board, level) => {
    expect(found('agreement', po(), { board })).toEqual(level)
  })
  it('is not asked where no files go through here, nor where the board was not asked', () => {
    expect(of('agreement', po(), { board: {}, settings: { ...usualSettings, dossiers: 'none' } })).toBeUndefined()
    expect(of('agreement', po())).toBeUndefined()
  })
})

describe('the calendar', () => {
  const confirmed = { contactsConfirmed: true, contacts: 1 }
  it.each([
    ['nothing that was due is done', po(), '2027-03-20 00:00', [0, 'report-overdue']],
    ['some of it is', po(confirmed), '2027-03-20 00:00', [1, 'report-overdue']],
    ['all of it is', po({ ...confirmed, done: ['attachments-ready'] }), '2027-03-20 00:00', [3, undefined]],
    ['nothing was due yet, and nothing is near', po(), '2026-09-01 09:00', [3, undefined]],
    ['nothing was due yet, and a step comes in six working days', po(), '2026-12-09 09:00', [3, undefined]],
    ['nothing was due yet, and a step comes in five working days', po(), '2026-12-10 09:00', [2, 'do-what-is-near']],
    ['a step has only its last minute left', po(), '2026-12-17 23:59', [2, 'do-what-is-near']],
    ['it has passed', po(), '2026-12-18 00:00', [0, 'report-overdue']],
    ['a step that passes by itself has passed', po({ ...confirmed, done: ['attachments-ready'] }), '2027-03-25 09:00', [3, undefined]],
  ] as const)('when %s', (_when, progress, on, level) => {
    expect(found('calendar', progress, { on: at(on) })).toEqual(level)
  })
  it('that was not published is the work of the region', () => {
    const condition = of('calendar', po(), { milestones: [] })
    expect([condition?.level, condition?.step, ownerOfStep(condition?.step)]).toEqual([0, 'publish-calendar', 'region'])
  })
})

describe('attachments', () => {
  it.each([
    ['no pupil is listed', {}, [0, 'add-pupils']],
    ['no pupil is listed, and the school says that it is done', { done: ['attachments-ready'] }, [3, undefined]],
    ['one is not complete', { dossiers: 3, complete: 2 }, [1, 'complete-attachments']],
    ['one is not complete, whatever the school says', { dossiers: 3, complete: 2, done: ['attachments-ready'] }, [1, 'complete-attachments']],
    ['all are complete', { dossiers: 3, complete: 3, inspected: 2 }, [2, 'record-inspection']],
    ['all parents could see them', { dossiers: 3, complete: 3, inspected: 3 }, [3, undefined]],
  ])('when %s', (_when, given, level) => {
    expect(found('attachments', po(given))).toEqual(level)
  })
  it('are asked of PO schools alone, and only where files go through here', () => {
    expect(of('attachments', vo())).toBeUndefined()
    expect(of('attachments', po(), { settings: { ...usualSettings, dossiers: 'none' } })).toBeUndefined()
  })
})

describe('setting ready', () => {
  it.each([
    ['nothing is', {}, [0, 'begin-setting-ready']],
    ['one of the dossiers is', { dossiers: 3, ready: 1 }, [1, 'set-rest-ready']],
    ['some OSO dossiers are, as the school reported', { reported: { 'oso-set-ready': { count: 1, of: 28 } } }, [1, 'set-rest-ready']],
    ['the dossiers are, and the OSO dossiers not', { dossiers: 3, ready: 3 }, [1, 'set-rest-ready']],
    ['both are', { dossiers: 3, ready: 3, reported: { 'oso-set-ready': { count: 28, of: 28 } } }, [3, undefined]],
    ['both are, and a VO school misses one', { dossiers: 3, ready: 3, done: ['oso-set-ready'], osoMissing: 1 }, [2, 'look-for-missing']],
  ])('when %s', (_when, given, level) => {
    const condition = of('delivery', po(given))
    expect([condition?.side, condition?.level, condition?.step]).toEqual(['po', ...level])
  })
  it('looks at what the region asks alone', () => {
    expect(found('delivery', po({ dossiers: 3, ready: 3 }), { settings: { ...usualSettings, usesOso: false } })).toEqual([3, undefined])
    expect(of('delivery', po(), { milestones: milestones.filter(({ kind }) => !kind.endsWith('set-ready')) })).toBeUndefined()
  })
})

describe('fetching', () => {
  it.each([
    ['nothing is', {}, [0, 'begin-fetching']],
    ['something is', { fetched: 1 }, [1, 'fetch-rest']],
    ['some is, as the school reported', { reported: { fetched: { count: 1, of: 9 } } }, [1, 'fetch-rest']],
    ['all is, as the school says', { fetched: 9, done: ['fetched'] }, [2, 'tell-placement']],
    ['all is, and placed', { done: ['fetched', 'placement-known'] }, [3, undefined]],
  ])('when %s', (_when, given, level) => {
    const condition = of('delivery', vo(given))
    expect([condition?.side, condition?.level, condition?.step]).toEqual(['vo', ...level])
  })
  it('of a VO school is told by its own acts alone: with pupils on their way that it may not know of it is the same', () => {
    expect(allOf(vo({ pupils: 40 }))).toEqual(allOf(vo()))
  })
})

describe('conditions', () => {
  it('come in one order, and of a year whose dossiers are gone only those that last', () => {
    expect(allOf(po(), { board: {} }).map(({ topic }) => topic)).toEqual([...topics])
    expect(allOf(vo(), { board: {} }).map(({ topic }) => topic)).toEqual(topics.filter((topic) => topic !== 'attachments'))
    expect(allOf(po(), { board: {}, isOver: true }).map(({ topic }) => topic)).toEqual(['contacts', 'connection', 'agreement'])
  })
  it('of which the most is asked have no step, and all others have one with an owner, but for who takes no part in OSO', () => {
    const busy = po({ contacts: 2, contactsConfirmed: true, dossiers: 2, complete: 2, inspected: 2, ready: 2, done: ['oso-set-ready'] })
    const many = [po(), busy, vo(), vo({ fetched: 3 })].flatMap((progress) => allOf(progress, { board: {} }))
    for (const { level, step } of many) expect([level === 3, step === undefined, ownerOfStep(step) === 'nobody']).toEqual(level === 3 ? [true, true, true] : [false, false, false])
  })
  it.each([
    ['contacts', undefined, 2, false], ['connection', undefined, 3, false], ['agreement', undefined, 2, true], ['calendar', undefined, 2, false],
    ['attachments', undefined, 3, true], ['delivery', 'po', 3, true], ['delivery', 'vo', 2, false],
  ] as const)('of %s (%s) have level %i advised, with a duty by law: %s', (topic, side, advised, isLaw) => {
    expect(standardOf({ topic, ...(side && { side }) })).toEqual({ advised, isLaw })
  })
  it('have steps of the school but for those of board, supplier and region', () => {
    const owners = Object.groupBy([...ownSteps, 'board-signs', 'supplier-registers', 'school-answers'] as const, (step) => ownerOfStep(step))
    expect([owners.region, owners.supplier]).toEqual([['publish-calendar'], ['supplier-registers']])
    expect(owners.board).toEqual(['board-states-signing', 'board-signs-processing', 'board-looks-again', 'board-signs'])
    expect([isOwnStep('board-looks-again'), isOwnStep('board-signs')]).toEqual([true, false])
  })
})

describe('a region', () => {
  const sum = (schools: readonly SchoolProgress[]) => regionReadiness(schools.map((progress) => allOf(progress)))
  it('counts its schools by level, and delivering by side', () => {
    const found = sum([po(), po({ contacts: 1 }), po({ contacts: 1 }), vo({ contacts: 2, contactsConfirmed: true, fetched: 1 })])
    expect(found.map(({ topic, side = '' }) => `${topic} ${side}`)).toEqual(['contacts ', 'connection ', 'calendar ', 'attachments ', 'delivery po', 'delivery vo'])
    expect(found.map(({ schools }) => schools)).toEqual([[1, 2, 0, 1], [4, 0, 0, 0], [3, 0, 0, 1], [3, 0, 0, 0], [3, 0, 0, 0], [0, 1, 0, 0]])
  })
  it('names the step that helps most schools below the advised level, and of equal ones the lowest', () => {
    const contacts = (...schools: readonly SchoolProgress[]) => sum(schools).find(({ topic }) => topic === 'contacts')
    const [none, one, confirmed, best] = [po(), po({ contacts: 1 }), po({ contacts: 1, contactsConfirmed: true }), po({ contacts: 2, contactsConfirmed: true })]
    expect(contacts(none, one, one, confirmed)).toMatchObject({ step: 'confirm-contacts', helps: 2 })
    expect(contacts(one, none, confirmed, confirmed)).toMatchObject({ step: 'name-contacts', helps: 1 })
    expect(contacts(confirmed, confirmed, best)).toMatchObject({ step: 'name-second-contact', helps: 2 })
    expect(contacts(best)).toEqual({ topic: 'contacts', schools: [0, 0, 0, 1], helps: 0 })
  })
  it('without schools has nothing to tell', () => {
    expect(sum([])).toEqual([])
  })
})
