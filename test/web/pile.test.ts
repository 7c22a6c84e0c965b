// A pile of files before and while it goes: what is looked at in the browser, and how far it is.
import { describe, expect, test } from 'vitest'
import { contentTypes as byRule } from '../../lambdas/domain/file-check.ts'
import { megabyte } from '../../lambdas/domain/attachment-type.ts'
import { contentTypes, fileFaults, kindOfFile, sentName } from '../../web/upload/file-checks.ts'
import { denied, faultsOfFile, isAside, isReady, isSameFile, mayBeNoBsn, type PileFile, type PileStep, progressOf, stepOf } from '../../web/upload/pile.ts'
import { runAtMost, sha256Of } from '../../web/upload/sending.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const zip = new Uint8Array([0x50, 0x4b, 3, 4, 0])
const limits = { formats: ['pdf', 'docx'] as const, maxMb: 2 }

describe('the kind of a file', () => {
  test.each([
    ['brief.pdf', bytes('%PDF-1.7\n'), 'pdf'],
    ['BRIEF.PDF', bytes('\n%PDF-1.4'), 'pdf'],
    ['foto.jpeg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'jpg'],
    ['foto.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47]), 'png'],
    ['plan.docx', zip, 'docx'],
    ['plan.pdf', zip, undefined],
    ['plan.xlsx', zip, undefined],
    ['plan.docm', zip, undefined],
    ['brief.pdf', bytes('<html>'), undefined],
    ['foto.png', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), undefined],
    ['brief', bytes('%PDF-1.7'), undefined],
  ])('%s', (name, head, kind) => {
    expect(kindOfFile(name, head)).toBe(kind)
  })

  test('is announced as the API names it', () => {
    expect(contentTypes).toEqual(byRule)
  })
})

describe('what speaks against a file', () => {
  test.each([
    [0, 'pdf', ['empty']],
    [2 * megabyte, 'pdf', []],
    [2 * megabyte + 1, 'pdf', ['too-large-for-type']],
    [10 * megabyte + 1, 'png', ['too-large', 'kind-of-type']],
    [100, undefined, ['kind']],
  ] as const)('%i bytes of %s', (size, kind, faults) => {
    expect(fileFaults(size, kind, limits)).toEqual(faults)
  })

  test('is told of its kind and size before its type is known', () => {
    expect([fileFaults(10 * megabyte, 'png', undefined), fileFaults(10 * megabyte + 1, 'png', undefined)]).toEqual([[], ['too-large']])
  })
})

describe('the name of a file', () => {
  test.each([
    ['Anna opp.pdf', 'Anna opp.pdf'],
    ['Anna 111222333 opp.pdf', 'Anna opp.pdf'],
    ['BSN 111222333.pdf', 'Dyslexieverklaring.pdf'],
    ['111.222.333.pdf', 'Dyslexieverklaring.pdf'],
    ['toets 12-05-2015.pdf', 'toets 12-05-2015.pdf'],
    [`${'a'.repeat(400)}.pdf`, `${'a'.repeat(236)}.pdf`],
  ])('%s', (name, sent) => {
    expect(sentName(name, 'Dyslexieverklaring')).toBe(sent)
  })
})

const file = (step: PileStep, change: Partial<PileFile> = {}): PileFile => ({
  id: 'x', file: new File([bytes('%PDF-1.7')], 'a.pdf', { lastModified: 1 }), kind: 'pdf', dossierId: 'd', typeId: 'opp', likelyPupils: [], likelyTypes: [], noBsn: false, noBsnInName: false, step, ...change,
})
const types = [{ typeId: 'opp', ...limits }]

describe('a file of the pile', () => {
  test('goes only with a pupil, a type, and no fault', () => {
    expect([file({ state: 'chosen' }), file({ state: 'broken' }), file({ state: 'chosen' }, { dossierId: '' }), file({ state: 'chosen' }, { typeId: '' }), file({ state: 'chosen' }, { kind: 'png' }), file({ state: 'waiting' })].map((one) => isReady(one, types)))
      .toEqual([true, true, false, false, false, false])
    expect(faultsOfFile(file({ state: 'chosen' }, { kind: undefined }), types)).toEqual(['kind'])
  })

  test('stands aside while its size, its kind or its type forbids it, and not for want of a pupil', () => {
    const aside = [file({ state: 'chosen' }, { kind: undefined }), file({ state: 'chosen' }, { kind: 'png' }), file({ state: 'chosen' }, { dossierId: '', typeId: '' }), file({ state: 'waiting' }, { kind: undefined })]
    expect(aside.map((one) => isAside(one, types))).toEqual([true, true, false, false])
  })

  test('is where the API says it is', () => {
    const told = { attachmentId: 'b', reasons: [{ code: 'password', message: 'Wachtwoord.' }], findings: [{ code: 'no-text', message: 'Scan.' }] }
    expect(stepOf({ ...told, state: 'checking' })).toBeUndefined()
    expect(stepOf({ ...told, state: 'accepted' })).toEqual({ state: 'accepted', findings: told.findings })
    expect(stepOf({ ...told, state: 'refused' })).toEqual({ state: 'refused', attachmentId: 'b', reasons: told.reasons })
  })

  test('asks whether a number is a BSN only where that is all that is wrong', () => {
    const refused = (...codes: readonly string[]) => file({ state: 'refused', attachmentId: 'b', reasons: codes.map((code) => ({ code, message: code })) })
    expect([refused('bsn-possible'), refused('bsn-possible', 'password'), refused('bsn-in-file'), file({ state: 'chosen' })].map(mayBeNoBsn)).toEqual([true, false, false, false])
  })

  test('is denied a BSN where it was asked: in the name before it was sent, in the content after that', () => {
    const reasons = [{ code: 'bsn-possible', message: '' }]
    expect([denied(file({ state: 'not-taken', reasons })), denied(file({ state: 'refused', attachmentId: 'b', reasons }))]).toEqual([{ noBsnInName: true }, { noBsn: true }])
  })

  test('chosen twice is one file', () => {
    const [a, b, other] = [new File(['x'], 'a.pdf', { lastModified: 5 }), new File(['x'], 'a.pdf', { lastModified: 5 }), new File(['x'], 'a.pdf', { lastModified: 6 })]
    expect([isSameFile(a, b), isSameFile(a, other)]).toEqual([true, false])
  })
})

test('how far a pile is counts bytes that are there, and files by how they ended', () => {
  const size = 8
  const pile = [
    file({ state: 'accepted', findings: [] }), file({ state: 'there' }), file({ state: 'checking', attachmentId: 'b' }), file({ state: 'refused', attachmentId: 'b', reasons: [] }), file({ state: 'sending', part: 0.5 }),
    file({ state: 'waiting' }), file({ state: 'chosen' }),
  ]
  expect(progressOf(pile)).toEqual({ all: 7, kept: 2, checking: 1, refused: 1, unsent: 3, part: (4 * size + size / 2) / (6 * size) })
  expect(progressOf([file({ state: 'chosen' })]).part).toBe(0)
  // What broke off still has to go.
  expect(progressOf([file({ state: 'there' }), file({ state: 'broken' })]).part).toBe(0.5)
})

describe('sending', () => {
  test('does so many at once, in order, and goes on after one that fails', async () => {
    let running = 0
    let most = 0
    const begun: number[] = []
    const job = (number: number) => async () => {
      begun.push(number)
      most = Math.max(most, (running += 1))
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      if (number === 1) throw new Error('broken')
    }
    await runAtMost(3, [0, 1, 2, 3, 4, 5, 6].map(job))
    expect([begun, most, running]).toEqual([[0, 1, 2, 3, 4, 5, 6], 3, 0])
  })

  test('names a file by its SHA-256', async () => {
    expect(await sha256Of(new Blob(['abc']))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
})
