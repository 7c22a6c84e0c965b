import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptedFiles, inspectionOf, listHashOf, objectsOf, openListHash, readyVersion } from '../../lambdas/domain/dossier.ts'
import { announce, changeDossier, mayBeRemoved, mostFiles, recall, recordInspection, removeAttachment, reopen, settleCheck } from '../../lambdas/domain/dossier-steps.ts'
import { at } from './builders.ts'
import { dossier, file, frozenAt, hash, inspected, open, readyDossier, refused } from './dossiers.ts'

const announced = (name: string) => file(name, { check: { state: 'announced' } })
const accepted = { state: 'accepted', at: at('2027-03-02 10:00'), versionId: 'v2', findings: [] } as const

describe('the list of files that parents see', () => {
  it('has the same hash whatever the order in which the files came', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat()), (names, order) => {
        const files = names.map((name) => file(name))
        const shuffled = files.map((one) => [order.next().value as number, one] as const).sort(([a], [b]) => a - b).map(([, one]) => one)
        expect(listHashOf(shuffled, hash)).toBe(listHashOf(files, hash))
      }),
    )
  })
  it.each([
    ['another file', file('b')],
    ['the same content under another name', file('a', { fileName: 'anders.pdf' })],
    ['the same file as another type', file('a', { typeId: 'opp' })],
    ['other content under the same name', file('a', { sha256: 'f'.repeat(64) })],
  ])('has another hash with %s', (_what, other) => {
    expect(listHashOf([other], hash)).not.toBe(listHashOf([file('a')], hash))
  })
  it('cannot be made to look like another by a line break or a quote in a name', () => {
    const one = listHashOf([file('a', { fileName: 'a"\n["action-plan' }), file('b')], hash)
    expect(one).not.toBe(listHashOf([file('a', { fileName: 'a"' }), file('b')], hash))
  })
  it('holds only files that were checked and accepted', () => {
    const version = open(file('a'), announced('b'), file('c', { check: { state: 'refused', at: at('2027-03-01 11:00'), reasons: [] } }))
    expect(acceptedFiles(version).map(({ fileName }) => fileName)).toEqual(['a.pdf'])
    expect(openListHash(version, hash)).toBe(openListHash(open(file('a')), hash))
  })
})

describe('an inspection', () => {
  const seen = dossier({ open: inspected(open(file('a'))) })
  it('is taken down for the list as it is now', () => {
    const version = open(file('a'))
    const inspection = inspected(version).inspection!
    expect(recordInspection(dossier({ open: version }), inspection, hash).open?.inspection).toEqual(inspection)
  })
  it('is refused for a list that has changed since', () => {
    const inspection = inspected(open(file('a'))).inspection!
    expect(refused(() => recordInspection(dossier({ open: open(file('a'), file('b')) }), inspection, hash))).toEqual(['list-has-changed'])
  })
  it('is refused while there is nothing to see', () => {
    const inspection = inspected(open()).inspection!
    expect(refused(() => recordInspection(dossier({ open: open(announced('a')) }), inspection, hash))).toEqual(['no-files'])
  })
  it('lapses when a file is accepted after it, not when one is announced', () => {
    const waiting = announce(seen, announced('b'))
    expect(inspectionOf(waiting.open!, hash)).toBeDefined()
    const arrived = settleCheck(waiting, file('b').attachmentId, accepted)!
    expect(inspectionOf(arrived.open!, hash)).toBeUndefined()
  })
  it('lapses when a file goes, and counts again when the list is what it was', () => {
    const two = dossier({ open: inspected(open(file('a'), file('b'))) })
    const less = removeAttachment(two, file('b').attachmentId)
    expect(inspectionOf(less.open!, hash)).toBeUndefined()
    const again = { ...less, open: { ...less.open!, attachments: [...less.open!.attachments, file('b')] } }
    expect(inspectionOf(again.open, hash)).toBeDefined()
  })
})

describe('an upload', () => {
  it('is not in the list before it was checked', () => {
    expect(acceptedFiles(announce(dossier(), announced('a')).open!)).toEqual([])
  })
  it('is settled once: a second check of it changes nothing', () => {
    const settled = settleCheck(announce(dossier(), announced('a')), file('a').attachmentId, accepted)!
    expect(acceptedFiles(settled.open!)).toHaveLength(1)
    expect(settleCheck(settled, file('a').attachmentId, { state: 'refused', at: at('2027-03-02 11:00'), reasons: [] })).toBeUndefined()
  })
  it('that was taken out meanwhile is no longer wanted', () => {
    const gone = removeAttachment(announce(dossier(), announced('a')), file('a').attachmentId)
    expect(settleCheck(gone, file('a').attachmentId, accepted)).toBeUndefined()
  })
  it('of the same file as the same type is refused once it is there, and may be tried again after a refusal', () => {
    expect(refused(() => announce(dossier({ open: open(file('a')) }), announced('a')))).toEqual(['same-file-twice'])
    const tried = dossier({ open: open(file('a', { check: { state: 'refused', at: at('2027-03-01 11:00'), reasons: [] } })) })
    expect(announce(tried, announced('a')).open?.attachments).toHaveLength(2)
  })
  it(`is refused beyond ${mostFiles} files, and taken as the ${mostFiles}th`, () => {
    const many = Array.from({ length: mostFiles }, (_, i) => file(`f${i}`))
    expect(announce(dossier({ open: open(...many.slice(1)) }), announced('a')).open?.attachments).toHaveLength(mostFiles)
    expect(refused(() => announce(dossier({ open: open(...many) }), announced('a')))).toEqual(['too-many-files'])
  })
})

describe('a version that stands ready', () => {
  const ready = readyDossier()
  it('takes no file, loses none, and keeps its inspection and its slots', () => {
    expect(refused(() => announce(ready, announced('b')))).toEqual(['is-set-ready'])
    expect(refused(() => removeAttachment(ready, file('a').attachmentId))).toEqual(['is-set-ready'])
    expect(refused(() => recordInspection(ready, readyVersion(ready)!.inspection, hash))).toEqual(['is-set-ready'])
    expect(refused(() => changeDossier(ready, { slots: { opp: true } }))).toEqual(['is-set-ready'])
    expect(settleCheck(ready, file('a').attachmentId, accepted)).toBeUndefined()
  })
  it('can still be given another label', () => {
    expect(changeDossier(ready, { label: 'Anders' }).label).toBe('Anders')
  })
  it('keeps its routes, since those say which attachments had to be in it; the same routes again are no change', () => {
    expect(refused(() => changeDossier(ready, { routes: ['pro'] }))).toEqual(['is-set-ready'])
    expect(refused(() => changeDossier(ready, { routes: ['regular', 'lwoo'] }))).toEqual(['is-set-ready'])
    expect(changeDossier(ready, { label: 'Anders', routes: ['regular'] }).label).toBe('Anders')
    expect(changeDossier(reopen(ready), { routes: ['pro'] }).routes).toEqual(['pro'])
  })
  it('cannot come from a list that the parents did not see', () => {
    expect(refused(() => frozenAt(dossier({ open: open(file('a')) }), '2027-04-05 15:00'))).toEqual(['not-inspected'])
    const changed = { ...inspected(open(file('a'))), attachments: [file('a'), file('b')] }
    expect(refused(() => frozenAt(dossier({ open: changed }), '2027-04-05 15:00'))).toEqual(['not-inspected'])
  })
  it('has the files in the order of their names, whatever the order in which they came', () => {
    const one = frozenAt(dossier({ open: inspected(open(file('b'), file('a'), file('c'))) }), '2027-04-05 15:00')
    expect(readyVersion(one)?.files.map(({ fileName }) => fileName)).toEqual(['a.pdf', 'b.pdf', 'c.pdf'])
  })
  it('stays as it is when the next one is opened, which has the same files and the same inspection', () => {
    const again = reopen(ready)
    expect(readyVersion(again)).toEqual(readyVersion(ready))
    expect(again.open?.number).toBe(2)
    expect(inspectionOf(again.open!, hash)).toEqual(readyVersion(ready)?.inspection)
  })
  it('stays until the next is set ready', () => {
    const next = frozenAt(reopen(ready), '2027-04-06 15:00')
    expect(readyVersion(next)?.number).toBe(2)
    expect(next.ready.map(({ number }) => number)).toEqual([1, 2])
  })
  it('keeps its objects when the file goes out of the next version', () => {
    const less = removeAttachment(reopen(ready), file('a').attachmentId)
    expect(objectsOf(less)).toContain(file('a').attachmentId)
    expect(objectsOf(removeAttachment(dossier({ open: open(file('a')) }), file('a').attachmentId))).not.toContain(file('a').attachmentId)
  })
  it('cannot be taken away, and one that never was ready can', () => {
    expect([mayBeRemoved(ready), mayBeRemoved(dossier())]).toEqual([false, true])
  })
})

describe('taking back', () => {
  it('closes every version and opens the next', () => {
    const twice = frozenAt(reopen(readyDossier()), '2027-04-06 15:00')
    const back = recall(twice, at('2027-04-07 10:00'))
    expect(readyVersion(back)).toBeUndefined()
    expect(back.ready.every(({ recalledAt }) => recalledAt === at('2027-04-07 10:00'))).toBe(true)
    expect(back.open?.number).toBe(3)
  })
  it('keeps the version that was being made beside the one that stood ready', () => {
    const making = removeAttachment(reopen(readyDossier()), file('a').attachmentId)
    expect(recall(making, at('2027-04-07 10:00')).open).toEqual(making.open)
  })
  it('is refused where nothing stands ready, also a second time', () => {
    expect(refused(() => recall(dossier(), at('2027-04-07 10:00')))).toEqual(['nothing-to-recall'])
    const back = recall(readyDossier(), at('2027-04-07 10:00'))
    expect(refused(() => recall(back, at('2027-04-07 11:00')))).toEqual(['nothing-to-recall'])
  })
  it('leaves the moment of an earlier recall as it was', () => {
    const first = recall(readyDossier(), at('2027-04-07 10:00'))
    const second = recall(frozenAt(first, '2027-04-08 09:00'), at('2027-04-08 10:00'))
    expect(second.ready.map(({ recalledAt }) => recalledAt)).toEqual([at('2027-04-07 10:00'), at('2027-04-08 10:00')])
  })
})

describe('opening the next version', () => {
  it('changes nothing for a dossier that is open, or was never ready', () => {
    const never = dossier()
    expect(reopen(never)).toBe(never)
    const again = reopen(readyDossier())
    expect(reopen(again)).toBe(again)
  })
})
