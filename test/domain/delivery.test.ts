import { describe, expect, it } from 'vitest'
import type { Application } from '../../lambdas/domain/application.ts'
import { claim, nameDestinations, stateByVo } from '../../lambdas/domain/application-steps.ts'
import { changedDeliveries, deliveriesOf } from '../../lambdas/domain/delivery.ts'
import { announce, changeDossier, recall, reopen } from '../../lambdas/domain/dossier-steps.ts'
import { later } from '../../lambdas/domain/moment.ts'
import { at } from './builders.ts'
import { application, dossier, file, frozenAt, inspected, open, otherVoSchool, readyDossier, voSchool } from './dossiers.ts'

const both = [application(), application({ schoolId: otherVoSchool })]
const who = (deliveries: readonly { readonly voSchoolId: string }[]) => deliveries.map(({ voSchoolId }) => voSchoolId)

describe('a delivery', () => {
  it('is there for each VO school of a dossier, and names no other', () => {
    const [one, other] = deliveriesOf(readyDossier({ applications: both }))
    expect([one?.voSchoolId, other?.voSchoolId]).toEqual([voSchool, otherVoSchool])
    expect(JSON.stringify(one)).not.toContain(otherVoSchool)
    expect(JSON.stringify(other)).not.toContain(voSchool)
  })
  it('holds no label, group, slot or code of the PO school', () => {
    const told = JSON.stringify(deliveriesOf(readyDossier({ label: 'Sem de Vries', group: '8b', slots: { opp: true }, viaOso: ['dyslexia-statement'], codeNumber: 3, applications: both })))
    for (const own of ['Sem de Vries', '8b', 'opp', 'dyslexia', 'codeNumber', 'label', 'version":1']) expect(told).not.toContain(own)
  })
  it('holds the frozen files, and what the parents said of them, while something stands ready', () => {
    const [one] = deliveriesOf(readyDossier({ open: inspected(open(file('a')), { agreed: 'no', view: 'Wij zien dit anders.' }), applications: both }))
    expect(one?.ready).toMatchObject({ number: 1, agreed: 'no', view: 'Wij zien dit anders.', files: [{ fileName: 'a.pdf', sensitive: true, versionId: 'v1' }] })
  })
  it('holds nothing of a version that is still open', () => {
    expect(deliveriesOf(dossier({ open: inspected(open(file('a'))), applications: both })).map(({ ready }) => ready)).toEqual([undefined, undefined])
  })
  it('loses the files with a recall, and when its own application ends; the other keeps them', () => {
    const ready = readyDossier({ applications: both })
    expect(deliveriesOf(recall(ready, at('2027-04-08 10:00'))).map((one) => one.ready)).toEqual([undefined, undefined])
    const ended = deliveriesOf(stateByVo(ready, voSchool, 'withdrawn', at('2027-04-08 10:00')))
    expect(ended.map((one) => one.ready?.number)).toEqual([undefined, 1])
  })
  it('keeps the frozen files while the next version is open', () => {
    expect(deliveriesOf(reopen(readyDossier({ applications: both })))[0]?.ready?.number).toBe(1)
  })
  it('holds the questions of its own school alone', () => {
    const question = (schoolId: string, text: string) => ({ questionId: text, schoolId, text, askedAt: at('2027-04-08 10:00'), dueOn: '2027-04-15' as never })
    const [one, other] = deliveriesOf(readyDossier({ applications: both, questions: [question(voSchool, 'eerste'), question(otherVoSchool, 'tweede')] }))
    expect([one?.questions.map(({ text }) => text), other?.questions.map(({ text }) => text)]).toEqual([['eerste'], ['tweede']])
  })
})

describe('that something was taken back', () => {
  const recalledAt = at('2027-04-07 12:00')
  const told = (applications: readonly Application[]) => deliveriesOf(recall(readyDossier({ applications }), recalledAt)).find(({ voSchoolId }) => voSchoolId === voSchool)?.recalledAt

  it('is told to a school whose application was there when it stood ready', () => {
    expect(told([application()])).toBe(recalledAt)
    expect(told([application({ appliedAt: at('2027-04-06 10:00') })])).toBe(recalledAt)
    expect(told([application({ appliedAt: recalledAt })])).toBe(recalledAt)
  })
  it('is not told to one that came after it: it was of others', () => {
    expect(told([application({ appliedAt: later(recalledAt, 1) })])).toBeUndefined()
    const named = nameDestinations(recall(readyDossier({ applications: [application({ schoolId: otherVoSchool })] }), recalledAt), [{ schoolId: voSchool, round: '1' }], at('2027-04-08 09:00'))
    expect(deliveriesOf(named).map(({ voSchoolId, recalledAt: when }) => [voSchoolId, when])).toEqual([[voSchool, undefined], [otherVoSchool, recalledAt]])
  })
  it('is not told to one whose application had ended before anything stood ready', () => {
    const readyAt = at('2027-04-05 15:00')
    expect(told([application({ state: 'withdrawn', endedAt: later(readyAt, -1), endedBy: 'vo' })])).toBeUndefined()
    expect(told([application({ state: 'withdrawn', endedAt: readyAt, endedBy: 'vo' })])).toBe(recalledAt)
  })
})

describe('what is written beside a dossier', () => {
  it('is each delivery in which a change shows', () => {
    const before = readyDossier({ applications: both })
    expect(who(changedDeliveries(before, recall(before, at('2027-04-08 10:00'))))).toEqual([voSchool, otherVoSchool])
    expect(who(changedDeliveries(undefined, before))).toEqual([voSchool, otherVoSchool])
  })
  it('is nothing for an upload, a label or a slot', () => {
    const before = dossier({ applications: both })
    expect(changedDeliveries(before, announce(before, file('b', { check: { state: 'announced' } })))).toEqual([])
    expect(changedDeliveries(before, changeDossier(before, { label: 'Anders', slots: { opp: true } }))).toEqual([])
  })
  it('is only the delivery of the school that claims', () => {
    const before = dossier({ applications: [application({ schoolId: otherVoSchool })] })
    expect(who(changedDeliveries(before, claim(before, voSchool, '1', at('2027-03-26 09:00'))))).toEqual([voSchool])
  })
  it('is also that of the next choice when the first one ends', () => {
    const before = frozenAt(dossier({ open: inspected(open(file('a'))), applications: both }), '2027-04-05 15:00')
    const after = stateByVo(before, voSchool, 'not-placed', at('2027-04-08 10:00'))
    expect(changedDeliveries(before, after).map(({ voSchoolId, isFirstChoice }) => [voSchoolId, isFirstChoice])).toEqual([[voSchool, false], [otherVoSchool, true]])
  })
  it('is nothing when the same schools are named again', () => {
    const before = dossier({ applications: both })
    expect(changedDeliveries(before, nameDestinations(before, both.map(({ schoolId, round }) => ({ schoolId, round })), at('2027-04-01 10:00')))).toEqual([])
  })
})
