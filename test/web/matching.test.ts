// Whose a file is by its name: sure only where there is no doubt, since a wrong guess shows a child's file to another school.
import { describe, expect, test } from 'vitest'
import { matchFile, type MatchPupil, type MatchType } from '../../web/upload/matching.ts'
import { typeFileWords } from '../../web/words/attachments.ts'
import { readyMadeTypes } from '../../lambdas/domain/attachment-types-ready-made.ts'

const pupil = (number: string, label: string, group?: string): MatchPupil => ({ dossierId: `d-${number}`, number, label, group })
const types: readonly MatchType[] = readyMadeTypes
  .filter(({ typeId }) => ['social-emotional', 'support-explanation', 'dyslexia-statement', 'development-plan', 'pro-test', 'admission-statement', 'guest-details'].includes(typeId))
  .map(({ typeId, name }) => ({ typeId, name, words: typeFileWords[typeId] ?? [] }))

const named = [pupil('481516', 'Anna B'), pupil('234200', 'Bo'), pupil('108108', 'Cas de Vries'), pupil('555001', 'Noor', '8a'), pupil('555002', 'Léa')]
const counted = Array.from({ length: 28 }, (_, at) => pupil(String(300_000 + at), `L${String(at + 1).padStart(2, '0')}`))

describe('the pupil of a file', () => {
  test.each([
    ['Anna B dyslexieverklaring.pdf', 'd-481516'],
    ['dyslexie_anna_b.PDF', 'd-481516'],
    ['AnnaB-opp.docx', 'd-481516'],
    ['481516 opp.pdf', 'd-481516'],
    ['OPP Bo (1).pdf', 'd-234200'],
    ['Vries, Cas de - tlv 2027-03-01.pdf', 'd-108108'],
    ['noor 8a toelichting.pdf', 'd-555001'],
    ['Lea soc-emo.pdf', 'd-555002'],
    ['LÉA soc-emo.pdf', 'd-555002'],
  ])('%s', (name, dossierId) => {
    expect(matchFile(name, named, types).dossierId).toBe(dossierId)
  })

  test.each(['dyslexieverklaring.pdf', 'scan0012.pdf', 'Anna dyslexie.pdf', 'Anna B en Bo opp.pdf', 'Vries opp.pdf', 'Bob opp.pdf', 'Annab2 opp.pdf', '481517 opp.pdf'])('%s leaves doubt: somebody is asked', (name) => {
    expect(matchFile(name, named, types).dossierId).toBeUndefined()
  })

  test('what leaves doubt is offered first', () => {
    expect(matchFile('Anna dyslexie.pdf', named, types).likelyPupils).toEqual(['d-481516'])
    expect(matchFile('Anna B en Bo opp.pdf', named, types).likelyPupils).toEqual(['d-481516', 'd-234200'])
  })

  test('numbers in labels are whole numbers: L1 is not L12, and L01 is L1', () => {
    expect(matchFile('L01 opp.pdf', counted, types).dossierId).toBe('d-300000')
    expect(matchFile('opp-L1.pdf', counted, types).dossierId).toBe('d-300000')
    expect(matchFile('L12 opp.pdf', counted, types).dossierId).toBe('d-300011')
    expect(matchFile('L120 opp.pdf', counted, types).dossierId).toBeUndefined()
  })

  test('a label that is a small number counts only in front: a second copy and a day are no pupils', () => {
    const numbers = ['1', '2', '12'].map((label, at) => pupil(String(700_000 + at), label))
    expect(matchFile('12 opp.pdf', numbers, types).dossierId).toBe('d-700002')
    expect(matchFile('opp (1).pdf', numbers, types).dossierId).toBeUndefined()
    expect(matchFile('opp versie 2.pdf', numbers, types).dossierId).toBeUndefined()
    expect(matchFile('2027-03-12 opp.pdf', numbers, types).dossierId).toBeUndefined()
  })

  test('of two pupils with one label nobody is sure, unless the number says who', () => {
    const twins = [pupil('600001', 'Sam'), pupil('600002', 'Sam')]
    expect(matchFile('Sam opp.pdf', twins, types).dossierId).toBeUndefined()
    expect(matchFile('600002 Sam opp.pdf', twins, types).dossierId).toBe('d-600002')
  })

  test('of Anna and Anna B a file of Anna may be of both, and one of Anna B is of Anna B', () => {
    const both = [pupil('600001', 'Anna'), pupil('600002', 'Anna B')]
    expect(matchFile('Anna opp.pdf', both, types).dossierId).toBeUndefined()
    expect(matchFile('Anna B opp.pdf', both, types).dossierId).toBe('d-600002')
  })

  test('a number that names one pupil beside the label of another leaves doubt', () => {
    expect(matchFile('481516 Noor opp.pdf', named, types).dossierId).toBeUndefined()
  })
})

describe('the type of a file', () => {
  test.each([
    ['Bo dyslexie.pdf', 'dyslexia-statement'],
    ['Bo dyslexieverklaring def.pdf', 'dyslexia-statement'],
    ['opp Bo.docx', 'development-plan'],
    ['Bo ontwikkelingsperspectief 2026-2027.pdf', 'development-plan'],
    ['Bo soc-emo.pdf', 'social-emotional'],
    ['Bo sociaal emotioneel.docx', 'social-emotional'],
    ['Bo TLV.pdf', 'admission-statement'],
    ['Bo toelichting ondersteuning.docx', 'support-explanation'],
    ['Bo praktijkonderwijs onderzoek.pdf', 'pro-test'],
  ])('%s', (name, typeId) => {
    expect(matchFile(name, named, types).typeId).toBe(typeId)
  })

  test.each(['Bo.pdf', 'Bo bijlage.pdf', 'scan Bo 2.pdf', 'Bo dyslexie en opp.pdf'])('%s leaves doubt: somebody is asked', (name) => {
    expect(matchFile(name, named, types).typeId).toBeUndefined()
  })

  test('where the region asks for one type there is no doubt', () => {
    expect(matchFile('Bo.pdf', named, types.slice(0, 1)).typeId).toBe(types[0]!.typeId)
  })

  test('a label that sounds like a type says nothing of the type', () => {
    expect(matchFile('Opp opp.pdf', [pupil('600001', 'Opp')], types).typeId).toBeUndefined()
    expect(matchFile('Pro dyslexie.pdf', [pupil('600001', 'Pro')], types)).toMatchObject({ dossierId: 'd-600001', typeId: 'dyslexia-statement' })
  })
})
