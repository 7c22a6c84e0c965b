// What a list of progress changes: which step a line means, what becomes of its tick, and every reason why a line is not taken.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import { compareProgress, type Progress, type ProgressLine, tickAfter } from '../../lambdas/domain/progress-import.ts'
import { usualSettings } from '../../lambdas/domain/region.ts'
import type { School } from '../../lambdas/domain/school.ts'
import { isDone, type Tick } from '../../lambdas/domain/tick.ts'
import { at, school, step, tick } from './builders.ts'

const now = at('2027-03-24 08:00')
const before = at('2027-03-01 09:00')

const steps: readonly Milestone[] = [
  step({ kind: 'oso-set-ready', title: 'OSO-dossiers klaargezet in uw LAS' }),
  step({ kind: 'warm-transfer', title: 'Warme overdracht klaar', audience: ['po', 'vo'] }),
  step({ kind: 'fetched', title: 'Opgehaald, ontbrekende gemeld', audience: ['vo'] }),
  step({ kind: 'release', title: 'Ophalen kan vanaf', audience: ['vo'] }),
  step({ kind: 'inspection-done', title: 'Inzage', id: 'inspection-1' }),
  step({ kind: 'inspection-done', title: 'inzage', id: 'inspection-2', round: '2' }),
  step({ kind: 'inspection-done', title: 'Inzage vso', id: 'inspection-3', route: 'vso' }),
]

const po = (ticks: Record<string, Tick> = {}) => school({ ticks })
const vo = school({ schoolId: '99ZZ00', sector: 'vo' })
const line = (given: Partial<ProgressLine> = {}): ProgressLine => ({ line: 2, schoolId: '99AA00', step: 'oso-set-ready', progress: { done: true }, ...given })
const compare = (lines: readonly ProgressLine[], schools: readonly School[] = [po(), vo], settings = usualSettings) => compareProgress(lines, schools, steps, settings, now)
const codes = (...lines: readonly ProgressLine[]) => compare(lines).refused.map(({ line, code }) => `${line} ${code}`)
const stepMeant = (name: string) => compare([line({ step: name })]).lists[0]?.ticks[0]?.milestoneId

describe('the step that a line means', () => {
  it.each([
    ['its id', 'inspection-2', 'inspection-2'],
    ['its id in capitals', 'INSPECTION-2', 'inspection-2'],
    ['its title', 'OSO-dossiers klaargezet in uw LAS', 'oso-set-ready'],
    ['its title in other capitals and spaces', ' oso-dossiers  KLAARGEZET in uw las', 'oso-set-ready'],
    ['a title that no other step has', 'Inzage VSO', 'inspection-3'],
    ['its kind, of which there is one', 'warm-transfer', 'warm-transfer'],
  ])('is told by %s', (_how, name, id) => {
    expect(stepMeant(name)).toBe(id)
  })

  it.each([
    ['inspection-done', 'inspection-1, inspection-2, inspection-3'],
    ['INZAGE', 'inspection-1, inspection-2'],
  ])('"%s" may be more than one step: the line is refused and names them', (name, ids) => {
    expect(compare([line({ step: name })]).refused).toEqual([{ line: 2, code: 'ambiguous-step', details: { found: name, ids } }])
  })

  it.each(['set-ready', 'OSO', '', 'constructor'])('"%s" is no step of the calendar', (name) => {
    expect(compare([line({ step: name })])).toMatchObject({ lists: [], refused: [{ code: 'unknown-step', details: { found: name } }] })
  })

  it('that may be a BSN is not repeated', () => {
    expect(compare([line({ step: '123456782' })]).refused).toEqual([{ line: 2, code: 'unknown-step', details: { found: '•••••••••' } }])
  })

  it('is the one with that id, also where another has it as its kind', () => {
    const two = [step({ kind: 'custom', id: 'fetched', title: 'Eigen' }), step({ kind: 'fetched', id: 'fetched-2', title: 'Opgehaald' })]
    expect(compareProgress([line({ step: 'fetched' })], [po()], two, usualSettings, now).lists[0]?.ticks[0]?.milestoneId).toBe('fetched')
  })
})

describe('a line is refused', () => {
  it('for a school that takes no part this year', () => {
    expect(codes(line({ schoolId: '99AB00' }))).toEqual(['2 school-not-in-year'])
  })

  it('with all its reasons', () => {
    expect(codes(line({ schoolId: '99AB00', step: 'iets' }), line({ line: 3, step: 'release' }))).toEqual(['2 school-not-in-year', '2 unknown-step', '3 not-for-this-school', '3 passes-by-itself'])
  })

  it('for a step of the other side, and for one that the region does not need', () => {
    expect(codes(line({ step: 'fetched' }))).toEqual(['2 not-for-this-school'])
    expect(codes(line({ step: 'fetched', schoolId: '99ZZ00' }))).toEqual([])
    expect(compare([line()], [po()], { ...usualSettings, usesOso: false }).refused).toMatchObject([{ code: 'not-for-this-school' }])
  })

  it('for a step that passes by itself', () => {
    expect(codes(line({ step: 'release', schoolId: '99ZZ00' }))).toEqual(['2 passes-by-itself'])
  })

  it.each([
    [28, []],
    [29, [{ line: 2, code: 'more-than-known', details: { all: 28 } }]],
  ])('for more than there are, as was told before (%i of 28)', (count, refused) => {
    const known = po({ 'oso-set-ready': tick({ done: false, count: 3, of: 28 }) })
    expect(compare([line({ progress: { count } })], [known]).refused).toEqual(refused)
    expect(compare([line({ progress: { count, of: 30 } })], [known]).refused).toEqual([])
  })

  it('for a step that this school has already on an earlier line, under whatever name', () => {
    const doubled = compare([line({ progress: { count: 1 } }), line({ line: 3, step: 'OSO-dossiers klaargezet in uw LAS', progress: { count: 2 } })])
    expect(doubled.refused).toEqual([{ line: 3, code: 'step-doubled', details: { firstLine: 2 } }])
    expect(doubled.lists[0]?.ticks[0]?.tick.count).toBe(1)
  })

  it('and a refused line does not stand in the way of a later one; another school or step is no double', () => {
    const known = po({ 'oso-set-ready': tick({ done: false, count: 3, of: 28 }) })
    const lines = [line({ progress: { count: 29 } }), line({ line: 3, progress: { count: 28 } }), line({ line: 4, step: 'warm-transfer' }), line({ line: 5, step: 'warm-transfer', schoolId: '99ZZ00' })]
    expect(compare(lines, [known, vo])).toMatchObject({ changed: 3, refused: [{ line: 2 }] })
  })
})

describe('the tick that a line makes', () => {
  const said = (progress: Progress, known?: Partial<Tick>) => tickAfter(known && tick({ statedAt: before, version: 4, ...known }), progress, now)

  it('is stated by the region, now, as the next version', () => {
    expect(said({ count: 23, of: 28 })).toEqual({ done: false, count: 23, of: 28, statedBy: 'region', statedAt: now, version: 1 })
    expect(said({ done: true }, { done: false })).toEqual({ done: true, statedBy: 'region', statedAt: now, version: 5 })
  })

  it.each([[27, false], [28, true]])('of %i of 28 OSO dossiers is done: %s', (count, done) => {
    const made = said({ count, of: 28 })!
    expect([made.done, isDone(made)]).toEqual([done, done])
    expect(said({ count }, { done: false, count: 3, of: 28 })).toMatchObject({ done, count, of: 28 })
  })

  it('keeps the note that the school wrote', () => {
    expect(said({ count: 5 }, { done: false, count: 3, note: 'Eén volgt' })).toMatchObject({ count: 5, note: 'Eén volgt' })
  })

  it.each<[string, Progress, Partial<Tick> | undefined, object]>([
    ['a number alone leaves open what was open', { count: 5 }, undefined, { done: false, count: 5 }],
    ['a number alone leaves done what was done', { count: 5 }, { done: true }, { done: true, count: 5 }],
    ['a total makes a number done', { count: 5, of: 5 }, { done: false, count: 5, of: 6 }, { done: true, count: 5, of: 5 }],
    ['a smaller number takes done back', { count: 27 }, { done: true, count: 28, of: 28 }, { done: false, count: 27, of: 28 }],
    ['none of none is done', { count: 0, of: 0 }, undefined, { done: true, count: 0, of: 0 }],
    ['yes with a total is all of them', { done: true, of: 28 }, undefined, { done: true, count: 28, of: 28 }],
    ['yes alone keeps the number', { done: true }, { done: false, count: 23, of: 28 }, { done: true, count: 23, of: 28 }],
    ['no takes back the number that made it done', { done: false }, { done: true, count: 28, of: 28 }, { done: false, of: 28 }],
    ['no with a new total keeps a number below it', { done: false, of: 30 }, { done: false, count: 23, of: 28 }, { done: false, count: 23, of: 30 }],
    ['no with a total that the number reaches drops the number', { done: false, of: 23 }, { done: false, count: 23, of: 28 }, { done: false, of: 23 }],
  ])('%s', (_what, progress, known, expected) => {
    const { statedBy: _by, statedAt: _at, version: _version, ...stated } = said(progress, known)!
    expect(stated).toEqual(expected)
  })

  it.each<[string, Progress, Partial<Tick> | undefined]>([
    ['the same number', { count: 23, of: 28 }, { done: false, count: 23, of: 28 }],
    ['the same number without its total', { count: 23 }, { done: false, count: 23, of: 28 }],
    ['done again', { done: true }, { done: true, note: 'Klaar!' }],
    ['not done, of what has a number below its total', { done: false }, { done: false, count: 23, of: 28 }],
    ['not done, where nothing is known', { done: false }, undefined],
  ])('is none for what is known: %s', (_what, progress, known) => {
    expect(said(progress, known)).toBeUndefined()
  })
})

describe('a list', () => {
  it('counts its lines, and holds per school all that changes, by the versions that were read', () => {
    const known = po({ 'oso-set-ready': tick({ version: 3 }), 'inspection-1': tick({ version: 7 }) })
    const lines = [line(), line({ line: 3, step: 'inspection-1', progress: { done: false } }), line({ line: 4, step: 'inspection-2', progress: { count: 2 } })]
    const { lists, changes, ...counts } = compare(lines, [known])
    expect(counts).toEqual({ changed: 2, unchanged: 1, refused: [] })
    expect(changes.map(({ school, milestone, before, after }) => [school.schoolId, milestone.id, before?.done, after.done, after.count])).toEqual([
      ['99AA00', 'inspection-1', true, false, undefined],
      ['99AA00', 'inspection-2', undefined, false, 2],
    ])
    expect(lists).toEqual([
      {
        schoolId: '99AA00',
        doneBefore: ['oso-set-ready', 'inspection-1'],
        doneAfter: ['oso-set-ready'],
        ticks: [
          { milestoneId: 'inspection-1', tick: expect.objectContaining({ done: false, version: 8 }), expectedVersion: 7 },
          { milestoneId: 'inspection-2', tick: expect.objectContaining({ count: 2, version: 1 }), expectedVersion: 0 },
        ],
      },
    ])
  })

  const number = fc.integer({ min: 0, max: 9999 })
  const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
  const progress = fc
    .record({ done: maybe(fc.boolean()), count: number, of: maybe(number) })
    .map(({ done, count, of }): Progress => ({ ...(done === undefined ? { count: of === undefined ? count : Math.min(count, of) } : { done }), ...(of !== undefined && { of }) }))
  const known = fc
    .record({ done: fc.boolean(), count: maybe(number), of: maybe(number) })
    .map(({ done, count, of }) => tick({ done, ...(count !== undefined && { count }), ...(of !== undefined && { of }) }))

  it('read a second time changes nothing', () => {
    fc.assert(
      fc.property(progress, maybe(known), (told, tickBefore) => {
        const first = tickAfter(tickBefore, told, now)
        expect(tickAfter(first ?? tickBefore, told, now)).toBeUndefined()
      }),
      { numRuns: 2000 },
    )
  })

  it('that says done or not done is believed', () => {
    fc.assert(
      fc.property(progress, maybe(known), (told, tickBefore) => {
        if (!('done' in told)) return
        expect(isDone(tickAfter(tickBefore, told, now) ?? tickBefore)).toBe(told.done)
      }),
      { numRuns: 2000 },
    )
  })
})
