import { describe, expect, it } from 'vitest'
import { shown } from '../../lambdas/domain/school-progress.ts'
import { countedOf } from '../../lambdas/domain/school-progress.ts'
import { reopen, recall } from '../../lambdas/domain/dossier-steps.ts'
import { mostVersions, slotsOf, stateOf, whatIsMissing } from '../../lambdas/domain/dossier-check.ts'
import { at } from './builders.ts'
import { application, dossier, file, hash, inspected, open, readyDossier, type } from './dossiers.ts'

const plan = type()
const forAll = type({ typeId: 'addition', name: 'Aanvulling', requiredWhen: 'all' })
const forPro = type({ typeId: 'pro-tests', name: 'Testuitslagen pro', requiredWhen: 'pro' })
const byOso = type({ typeId: 'okr', name: 'OKR', requiredWhen: 'all', carrier: 'oso' })
const seen = dossier({ open: inspected(open(file('a'))) })
const missing = (given: Parameters<typeof whatIsMissing>[0], types = [plan], agreementSigned = true) => whatIsMissing(given, { types, agreementSigned }, hash).map(({ code }) => code)

describe('what a dossier lacks before it can be set ready', () => {
  it('is nothing once its files are there and the parents have seen this version', () => {
    expect(missing(seen)).toEqual([])
  })
  it('is told all at once', () => {
    const bare = dossier({ slots: { 'action-plan': true }, open: open(file('a', { typeId: 'other', check: { state: 'announced' } })) })
    expect(missing(bare, [plan, forAll], false)).toEqual(['processing-agreement-missing', 'no-files', 'attachment-missing', 'attachment-missing', 'attachment-not-checked'])
  })
  it('names the attachments that are missing', () => {
    expect(whatIsMissing(seen, { types: [plan, forAll], agreementSigned: true }, hash)).toEqual([{ code: 'attachment-missing', details: { type: 'Aanvulling' } }])
  })
  it('is an inspection where the parents have not seen anything yet', () => {
    expect(missing(dossier({ open: open(file('a')) }))).toEqual(['not-inspected'])
  })
  it('is another inspection where the files changed after it', () => {
    expect(missing({ ...seen, open: { ...seen.open!, attachments: [file('a'), file('b')] } })).toEqual(['inspection-of-other-list'])
  })
  it('is no answer of the parents: silence and disagreement do not hold it back', () => {
    for (const agreed of ['no', 'not-asked'] as const) expect(missing(dossier({ open: inspected(open(file('a')), { agreed }) }))).toEqual([])
  })
  it(`is told after ${mostVersions} versions, and not before`, () => {
    const version = readyDossier().ready[0]!
    const times = (count: number) => ({ ...seen, ready: Array.from({ length: count }, () => version) })
    expect(missing(times(mostVersions - 1))).toEqual([])
    expect(missing(times(mostVersions))).toEqual(['too-many-versions'])
  })
  it('is nothing for a dossier that stands ready', () => {
    expect(missing(readyDossier(), [forAll], false)).toEqual([])
  })
  it('is a file that is still being checked, since parents would not have seen it', () => {
    const waiting = dossier({ open: { ...seen.open!, attachments: [file('a'), file('b', { check: { state: 'announced' } })] } })
    expect(missing(waiting)).toEqual(['attachment-not-checked'])
  })
  it('is not a file that was refused', () => {
    const refused = file('b', { check: { state: 'refused', at: at('2027-03-01 11:00'), reasons: [] } })
    expect(missing(dossier({ open: { ...seen.open!, attachments: [file('a'), refused] } }))).toEqual([])
  })
})

describe('an attachment type', () => {
  it('goes with the pupils of its route, unless the school says otherwise', () => {
    const states = (given: Parameters<typeof dossier>[0]) => slotsOf(dossier(given), [forPro]).map(({ applies }) => applies)[0]
    expect(states({ routes: ['pro'] })).toBe(true)
    expect(states({ routes: ['regular'] })).toBe(false)
    expect(states({ routes: ['pro'], slots: { 'pro-tests': false } })).toBe(false)
    expect(states({ routes: ['regular'], slots: { 'pro-tests': true } })).toBe(true)
  })
  it('that goes along in the OSO dossier is filled by a tick, and never holds back what is here', () => {
    expect(missing(seen, [byOso])).toEqual([])
    expect(slotsOf({ ...seen, viaOso: ['okr'] }, [byOso])[0]?.filled).toBe(true)
    expect(slotsOf(seen, [byOso])[0]?.filled).toBe(false)
  })
  it('that should be here may go along in the OSO dossier instead', () => {
    expect(missing({ ...seen, viaOso: ['addition'] }, [forAll])).toEqual([])
  })
})

describe('how far a dossier is', () => {
  it('is concept, complete, inspected, set ready', () => {
    const state = (given: Parameters<typeof stateOf>[0]) => stateOf(given, [plan], hash)
    expect(state(dossier())).toBe('concept')
    expect(state(dossier({ open: open(file('a')) }))).toBe('complete')
    expect(state(seen)).toBe('inspected')
    expect(state(readyDossier())).toBe('set-ready')
  })
  it('is complete, not inspected, when the files changed after the inspection', () => {
    expect(stateOf({ ...seen, open: { ...seen.open!, attachments: [file('b')] } }, [plan], hash)).toBe('complete')
  })
  it('counts in the numbers of the school: ready stays ready while the next version is made, until it is taken back', () => {
    const counted = (given: Parameters<typeof countedOf>[0]) => countedOf(given, [plan], hash)
    expect(counted(dossier())).toEqual({ complete: 0, inspected: 0, ready: 0, applied: 0 })
    expect(counted(dossier({ open: open(file('a')), applications: [application()] }))).toEqual({ complete: 1, inspected: 0, ready: 0, applied: 1 })
    expect(counted(readyDossier())).toEqual({ complete: 1, inspected: 1, ready: 1, applied: 0 })
    expect(counted(reopen(readyDossier())).ready).toBe(1)
    expect(counted(recall(readyDossier(), at('2027-04-07 10:00'))).ready).toBe(0)
  })
})

describe('a number of pupils that the region is told', () => {
  it.each([[0, 0], [1, '<5'], [4, '<5'], [5, 5], [180, 180]])('%s is told as %s', (count, told) => {
    expect(shown(count)).toBe(told)
  })
})
