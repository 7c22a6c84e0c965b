import { describe, expect, it } from 'vitest'
import { shown } from '../../lambdas/domain/school-progress.ts'
import { countedOf } from '../../lambdas/domain/school-progress.ts'
import { reopen, recall } from '../../lambdas/domain/dossier-steps.ts'
import { hasNothingToSend, mostVersions, slotsOf, stateOf, whatIsMissing } from '../../lambdas/domain/dossier-check.ts'
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

describe('a file whose type changed before the types were locked', () => {
  const codes = (types: readonly (typeof plan)[]) => whatIsMissing(seen, { types, agreementSigned: true }, hash)
  it('is told by its name when its type is gone, instead of stopping the whole class', () => {
    expect(codes([forAll]).filter(({ code }) => code !== 'attachment-missing')).toEqual([{ code: 'unknown-type', details: { fileName: 'a.pdf' } }])
    expect(codes([plan])).toEqual([])
  })
  it('is told when its type goes by OSO now: it is not carried here', () => {
    expect(codes([{ ...plan, carrier: 'oso' }])).toEqual([{ code: 'type-goes-via-oso', details: { fileName: 'a.pdf' } }])
  })
  it('is told per file, and makes the dossier a concept again', () => {
    const two = dossier({ open: inspected(open(file('a'), file('b', { typeId: 'gone' }), file('c', { typeId: 'okr' }))) })
    expect(missing(two, [plan, byOso])).toEqual(['unknown-type', 'type-goes-via-oso'])
    expect(stateOf(two, [plan, byOso], hash)).toBe('concept')
  })
  it('says nothing more once it was refused', () => {
    const refused = file('b', { typeId: 'gone', check: { state: 'refused', at: at('2027-03-01 11:00'), reasons: [] } })
    expect(missing(dossier({ open: { ...seen.open!, attachments: [file('a'), refused] } }))).toEqual([])
  })
})

describe('a dossier with nothing to send', () => {
  const types = [plan, forAll, forPro, byOso]
  const said = dossier({ slots: { 'action-plan': false }, viaOso: ['addition'] })
  const counted = (given: Parameters<typeof countedOf>[0]) => countedOf(given, types, hash)

  it('is one of which the school said so of every type that is carried here, and the route leaves out the rest', () => {
    expect(hasNothingToSend(said, types)).toBe(true)
    expect(hasNothingToSend({ ...said, slots: {} }, types)).toBe(false)
    expect(hasNothingToSend({ ...said, viaOso: [] }, types)).toBe(false)
    expect(hasNothingToSend({ ...said, routes: ['pro'] }, types)).toBe(false)
    expect(hasNothingToSend({ ...said, routes: ['pro'], slots: { ...said.slots, 'pro-tests': false } }, types)).toBe(true)
    expect(hasNothingToSend({ ...said, slots: { ...said.slots, 'pro-tests': true } }, types)).toBe(false)
  })
  it('is not one of which the school said nothing', () => {
    expect(hasNothingToSend(dossier(), [forPro])).toBe(false)
    expect(hasNothingToSend(dossier({ viaOso: ['okr'] }), [forPro, byOso])).toBe(false)
    expect(hasNothingToSend(dossier({ slots: { 'pro-tests': false } }), [forPro])).toBe(true)
    expect(hasNothingToSend(said, [])).toBe(false)
  })
  it('has no file, and none on its way; one that was refused is none', () => {
    const refused = file('b', { check: { state: 'refused', at: at('2027-03-01 11:00'), reasons: [] } })
    expect(hasNothingToSend({ ...said, open: open(file('a')) }, types)).toBe(false)
    expect(hasNothingToSend({ ...said, open: open(file('a', { check: { state: 'announced' } })) }, types)).toBe(false)
    expect(hasNothingToSend({ ...said, open: open(refused) }, types)).toBe(true)
    expect(hasNothingToSend({ ...readyDossier(), slots: said.slots, viaOso: said.viaOso }, types)).toBe(false)
  })
  it('is complete, cannot be set ready for that reason alone, and counts as done in the numbers of the school', () => {
    expect(missing(said, types)).toEqual(['nothing-to-send'])
    expect(stateOf(said, types, hash)).toBe('complete')
    expect(counted(said)).toEqual({ complete: 1, inspected: 1, ready: 1, applied: 0 })
    expect(missing({ ...said, viaOso: [] }, types)).toEqual(['no-files', 'attachment-missing'])
    expect(counted({ ...said, viaOso: [] })).toEqual({ complete: 0, inspected: 0, ready: 0, applied: 0 })
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
    expect(missing(seen, [plan, byOso])).toEqual([])
    expect(slotsOf({ ...seen, viaOso: ['okr'] }, [byOso])[0]?.filled).toBe(true)
    expect(slotsOf(seen, [byOso])[0]?.filled).toBe(false)
  })
  it('that should be here may go along in the OSO dossier instead', () => {
    expect(missing({ ...seen, viaOso: ['addition'] }, [plan, forAll])).toEqual([])
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
