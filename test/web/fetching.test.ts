// What a VO school types and counts: codes line by line, schools of which something is missing, receipts that are still to give.
import { describe, expect, test } from 'vitest'
import { codeFrom, codeOnPaper, codeSigns as signsOnPaper, readCode } from '../../lambdas/domain/transfer-code.ts'
import { deliveryProgress } from '../../lambdas/domain/seen-delivery.ts'
import { applicationStates, receiptKinds } from '../../lambdas/domain/application.ts'
import { codeSigns, readCodes } from '../../web/fetch/codes.ts'
import { proofRows } from '../../web/fetch/proof.ts'
import { inOrder, isForColleague, isFree, isNew, isRecalled, missingOf, passes, standOf, talliesOf, totalOf, wantsReceipt } from '../../web/pages/fetching/deliveries.ts'
import { applicationStateNames, type Delivery, deliveryProgressNames, sizeText } from '../../web/words/deliveries.ts'
import { receiptNames } from '../../web/words/receipts.ts'

const codes = Array.from({ length: 40 }, (_, i) => codeFrom(new Uint8Array(16).fill(i * 5 + 1)))
const paper = codes.map(codeOnPaper)

describe('codes as they are pasted', () => {
  test('the signs are those of the paper', () => {
    expect(codeSigns).toBe(signsOnPaper)
  })

  test.each([
    ['alone', paper[0]!, ''],
    ['without dashes, small', codes[0]!.toLowerCase(), ''],
    ['with blanks', paper[0]!.replaceAll('-', ' '), ''],
    ['with a reference behind a blank', `${paper[0]} 2027-114`, '2027-114'],
    ['with a reference behind a tab', `${paper[0]}\tTess de Vries`, 'Tess de Vries'],
    ['with a reference behind a semicolon', `${paper[0]}; 114 `, '114'],
    ['in quotes', `"${paper[0]}","114"`, '114'],
    ['with blanks in the code and a reference', `${paper[0]!.replaceAll('-', ' ')} klas 1`, 'klas 1'],
  ])('%s', (_, line, ownReference) => {
    expect(readCodes(line)).toEqual({ lines: [expect.objectContaining({ line: 1, code: codes[0], ownReference })], faults: [] })
  })

  test('empty lines do not count, and lines are counted as people do', () => {
    const { lines } = readCodes(`\n${paper[0]}\r\n\r\n${paper[1]}\n`)
    expect(lines.map(({ line }) => line)).toEqual([2, 4])
  })

  test('every fault is told at once, each with its line', () => {
    const wrong = `${codes[2]!.slice(0, 8)}${codes[2]!.endsWith('3') ? '4' : '3'}`
    const { lines, faults } = readCodes([paper[0], 'hallo', wrong, paper[0], `${paper[1]};${'x'.repeat(61)}`].join('\n'))
    expect(lines.map(({ code }) => code)).toEqual([codes[0]])
    expect(faults.map((fault) => fault.slice(0, 8))).toEqual(['Regel 2:', 'Regel 3:', 'Regel 4:', 'Regel 5:'])
    expect(faults[2]).toContain('regel 1')
  })

  test('a typing error is seen here just where the API sees it', () => {
    for (const code of codes) {
      for (let at = 0; at < code.length; at++) {
        for (const sign of `${codeSigns}0O1I`) {
          const typed = `${code.slice(0, at)}${sign}${code.slice(at + 1)}`
          expect(readCodes(typed).faults.length > 0).toBe(readCode(typed) === 'mistyped')
        }
      }
    }
  })
})

function delivery(more: Partial<Delivery> = {}): Delivery {
  return {
    applicationId: 'a', dossierId: '90AA00-2627-100000', number: '100000', poSchoolId: '90AA00', poSchoolName: 'De Linde', round: '1', state: 'applied', opened: true, routes: [], warmTransfer: false, claimed: false,
    progress: 'ready', heldBack: [], version: 1, late: false, files: 2, bytes: 2000, sensitiveFiles: 0, questions: [], ...more,
  } as Delivery
}

describe('what a list of dossiers counts', () => {
  test.each([
    ['ready', delivery(), true, true],
    ['changed', delivery({ progress: 'changed' }), true, true],
    ['fetched before', delivery({ progress: 'fetched' }), true, false],
    ['held back', delivery({ heldBack: [{ code: 'not-placed', message: '' }] }), false, false],
    ['expected', delivery({ progress: 'expected', version: undefined as never }), false, false],
  ])('%s', (_, one, free, fresh) => {
    expect([isFree(one), isNew(one, true)]).toEqual([free, fresh])
  })

  test('what was finished stands among what was fetched', () => {
    expect(passes(delivery({ progress: 'finished' }), 'fetched')).toBe(true)
    expect(passes(delivery({ progress: 'finished' }), 'ready')).toBe(false)
  })

  test('what asks for something comes first', () => {
    const list = inOrder(deliveryProgress.map((progress) => delivery({ progress })))
    expect(list.map(({ progress }) => progress)).toEqual(['delete', 'changed', 'ready', 'expected', 'waiting', 'fetched', 'finished', 'ended'])
  })

  const held = (...codes: readonly string[]) => ({ heldBack: codes.map((code) => ({ code, message: '' })) })
  const sensitiveOnly = delivery({ version: undefined as never, files: 0, sensitiveFiles: 1, ...held('no-right-to-sensitive') })

  test.each([
    ['all files sensitive', sensitiveOnly, false, true],
    ['all files sensitive, fetched by a colleague', { ...sensitiveOnly, progress: 'fetched' as const }, false, false],
    ['some sensitive, none fetched', delivery({ sensitiveFiles: 1 }), true, true],
    ['some sensitive, the others fetched', delivery({ sensitiveFiles: 1, fetchedVersion: 1 }), false, true],
    ['some sensitive, the others fetched of an older version', delivery({ progress: 'changed', version: 2, sensitiveFiles: 1, fetchedVersion: 1 }), true, true],
    ['none sensitive', delivery(), true, false],
  ])('without the right to sensitive files: %s', (_, one, fresh, forColleague) => {
    expect([isNew(one, false), isForColleague(one, false)]).toEqual([fresh, forColleague])
    expect(isForColleague(one, true)).toBe(false)
  })

  test.each([
    ['only the place is wanted', held('not-placed'), 'place'],
    ['the board did not sign either', held('not-placed', 'processing-agreement-missing'), 'place'],
    ['the PO school has not set it ready either', held('not-set-ready', 'not-placed'), 'expected'],
    ['the PO school took it back', held('recalled', 'not-placed'), 'expected'],
    ['the PO school has not set it ready', held('not-set-ready'), 'expected'],
    ['a claim that the calendar has not opened', { opened: false, progress: 'waiting' as const, ...held('before-release', 'not-placed') }, 'waiting'],
    ['fetched before', { progress: 'fetched' as const, ...held('not-placed') }, 'fetched'],
  ])('what waits for the word of this school stands apart: %s', (_, more, stand) => {
    const one = delivery({ progress: 'expected', ...more })
    expect(standOf(one)).toBe(stand)
    expect([passes(one, 'place'), passes(one, 'expected')]).toEqual([stand === 'place', stand === 'expected'])
  })

  test('nobody is phoned about a pupil who waits for a place here', () => {
    const waiting = delivery({ progress: 'expected', ...held('not-placed') })
    const missing = delivery({ progress: 'expected', ...held('not-set-ready', 'not-placed') })
    const told = [
      { schoolId: '90AA00', name: 'De Linde', expected: 3, ready: 0, fetched: 0 },
      { schoolId: '90BA00', name: 'De Beuk', expected: 1, ready: 0, fetched: 0 },
    ]
    const tallies = talliesOf(told, [waiting, waiting, missing, { ...waiting, poSchoolId: '90BA00' }])
    expect(tallies.map(({ place, missing }) => [place, missing])).toEqual([[2, 1], [1, 0]])
    expect(missingOf(tallies).map(({ name }) => name)).toEqual(['De Linde'])
    expect(totalOf(tallies).place).toBe(3)
  })

  test('a recalled dossier is recognised, one that was not set ready is not', () => {
    expect([isRecalled(delivery(held('recalled', 'not-placed'))), isRecalled(delivery(held('not-set-ready')))]).toEqual([true, false])
  })

  const schools = talliesOf([
    { schoolId: '90AA00', name: 'De Linde', expected: 60, ready: 40, fetched: 10 },
    { schoolId: '90BA00', name: 'De Beuk', expected: 20, ready: 20, fetched: 20 },
    { schoolId: '90CA00', name: 'De Eik', expected: 100, ready: 82, fetched: 0 },
  ], [])

  test('142 of 180 are ready, and the 38 that are not stand by school', () => {
    expect(totalOf(schools)).toEqual({ expected: 180, ready: 142, fetched: 30, place: 0 })
    expect(missingOf(schools).map(({ name, missing }) => [name, missing])).toEqual([['De Linde', 20], ['De Eik', 18]])
  })

  test.each([
    ['fetched, nothing said', delivery({ progress: 'fetched', fetchedVersion: 1 }), true],
    ['unreadable in this version', delivery({ progress: 'fetched', fetchedVersion: 1, receipt: { kind: 'unreadable', at: '', version: 1 } }), false],
    ['said of an older version', delivery({ progress: 'fetched', fetchedVersion: 2, receipt: { kind: 'unreadable', at: '', version: 1 } }), true],
    ['complete', delivery({ progress: 'finished', fetchedVersion: 1, receipt: { kind: 'complete', at: '', version: 1 } }), false],
    ['not fetched', delivery(), false],
  ])('a receipt is still to give: %s', (_, one, wanted) => {
    expect(wantsReceipt(one)).toBe(wanted)
  })
})

test('every state and receipt has a name', () => {
  expect(Object.keys(deliveryProgressNames).sort()).toEqual([...deliveryProgress].sort())
  expect(Object.keys(applicationStateNames).sort()).toEqual([...applicationStates].sort())
  expect(Object.keys(receiptNames).sort()).toEqual([...receiptKinds].sort())
})

test.each([
  [1, '1 kB'],
  [640_000, '640 kB'],
  [3_249_000, '3,2 MB'],
])('%d bytes read as %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text)
})

test('the proof has a row per fetch, and one for a version that nobody fetched', () => {
  const rows = proofRows({
    schoolId: '92AA00', schoolName: 'VO', year: '2026-2027', madeAt: '2027-09-01T08:00:00.000Z',
    dossiers: [
      {
        number: '100000', ownReference: 'Tess',
        versions: [1, 2].map((number) => ({ number, readyAt: '2027-04-06T14:00:00.000Z', listHash: `hash${number}`, files: [] })),
        fetches: [{ schoolId: '92AA00', schoolName: 'VO', at: '2027-04-07T07:15:00.000Z', version: 1, files: 2 }],
        receipts: [{ schoolId: '92AA00', kind: 'complete', at: '2027-04-08T07:00:00.000Z' }],
      },
    ],
  })
  expect(rows.slice(1)).toEqual([
    ['100000', 'Tess', 1, '2027-04-06 16:00', 'hash1', '2027-04-07 09:15', 2, 'Compleet en leesbaar (2027-04-08 09:00)'],
    ['100000', 'Tess', 2, '2027-04-06 16:00', 'hash2', '', 0, 'Compleet en leesbaar (2027-04-08 09:00)'],
  ])
})
