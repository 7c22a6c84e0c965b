// The call list in the browser: its filters, and the file that a spreadsheet opens.
import { describe, expect, test } from 'vitest'
import { day } from '../../lambdas/domain/local-date.ts'
import { callRows, filteredCalls, filtersIn, reasonsIn, searchOf } from '../../web/call-list.ts'
import { csvFile } from '../../web/csv.ts'
import type { CallRow } from '../../web/words/call-list.ts'

const step = (milestoneId: string, on: string, overdue = true) => ({ milestoneId, title: `Stap ${milestoneId}`, on: day(on), overdue })
const row = (schoolId: string, more: Partial<CallRow> = {}): CallRow => ({
  schoolId, name: `School ${schoolId}`, place: 'ASSEN', sector: 'po', contact: 'Kim de Boer', phone: '0592 123456', email: 'kim@school.example', bounced: false,
  open: [], label: 'qualified', nextStep: { code: 'nothing', who: 'nobody', text: 'Er is nu niets te doen.' }, ...more,
})

const rows = [
  row('90AA00', { open: [step('b', '2027-02-05'), step('a', '2026-12-17')] }),
  row('90AB00', { sector: 'sbo', email: '', contact: '', label: 'unknown' }),
  row('92AA00', { sector: 'vso', bounced: true, label: 'not-participating' }),
]
const ids = (...asked: Parameters<typeof filteredCalls> extends [unknown, ...infer Rest] ? Rest : never) => filteredCalls(rows, ...asked).map(({ schoolId }) => schoolId)

test.each([
  ['', '', ['90AA00', '90AB00', '92AA00']],
  ['po', '', ['90AA00', '90AB00']],
  ['vo', '', ['92AA00']],
  ['', 'a', ['90AA00']],
  ['vo', 'a', []],
  ['', 'oso', ['90AB00']],
  ['', 'geen-contact', ['90AB00']],
  ['', 'onbestelbaar', ['92AA00']],
] as const)('the side "%s" and the reason "%s" leave %j', (side, why, found) => {
  expect(ids(side, why)).toEqual(found)
})

test('one filters on the steps that are open somewhere, by date, and on the other reasons that occur', () => {
  expect(Object.keys(reasonsIn(rows, true))).toEqual(['', 'a', 'b', 'oso', 'geen-contact', 'onbestelbaar'])
  expect(Object.keys(reasonsIn(rows.slice(0, 1), true))).toEqual(['', 'a', 'b'])
})

test('a region without OSO does not filter on it', () => {
  expect(Object.keys(reasonsIn(rows, false))).not.toContain('oso')
})

describe('the file for a spreadsheet', () => {
  const cells = (more: Partial<CallRow>) => callRows([row('90AA00', more)])[1]!

  test('has as many cells in each row as there are names of columns', () => {
    expect(callRows(rows).map(({ length }) => length)).toEqual([15, 15, 15, 15])
  })

  test.each([
    ['0592123456', '05 92123456'],
    ['+31 592 123456', '0031 592 123456'],
    ['0592 123456', '0592 123456'],
    ['', ''],
  ])('the phone number %s stays a number to call', (phone, cell) => {
    expect(cells({ phone })[5]).toBe(cell)
  })

  test.each([
    [{ boardId: '99901', name: 'Els Bos', phone: '0592123456' }, ['Els Bos', '05 92123456']],
    [{ boardId: '99901' }, ['bestuur 99901', '']],
    [undefined, ['', '']],
  ] as const)('tells whom to call at the board: %j', (board, expected) => {
    expect(cells(board ? { board } : {}).slice(13)).toEqual(expected)
  })

  test('tells what has passed apart from what is near', () => {
    const found = cells({ open: [step('a', '2026-12-17'), step('b', '2027-02-12', false)] })
    expect([found[9], found[10]]).toEqual(['Stap a (17 december 2026)', 'Stap b (12 februari 2027)'])
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('runs nothing that a school typed: %j', (contact) => {
    const [, line] = csvFile(callRows([row('90AA00', { contact })])).split(/\r\n(?=90AA00|$)/)
    expect(line).toMatch(/;"?'[\t\r]?[=+\-@]/)
  })

  test('says what to do next only where there is something to do', () => {
    expect(cells({})[12]).toBe('')
    expect(cells({ label: 'mandate-missing', nextStep: { code: 'board-mandates', who: 'board', text: 'Het bestuur geeft het mandaat.' } })[12]).toBe('Het bestuur geeft het mandaat.')
  })
})

test('the filters stand in the address, and are read back from it', () => {
  for (const [side, why, search] of [['', '', ''], ['po', '', '?kant=po'], ['', 'set-ready', '?waarover=set-ready'], ['vo', 'oso', '?kant=vo&waarover=oso']] as const) {
    expect(searchOf(side, why)).toBe(search)
    expect(filtersIn(search)).toEqual({ side, why })
  }
  expect(filtersIn('?kant=mbo')).toEqual({ side: '', why: '' })
})
