// Schools in the browser: the filter, the empty list of contacts, the look into a register file, and names of places.
import { describe, expect, test } from 'vitest'
import { readContacts } from '../../lambdas/formats/contacts.ts'
import { municipalitiesOf } from '../../web/register-file.ts'
import { contactsTemplate, filtered, type SchoolRow, withoutContact } from '../../web/school-list.ts'
import { placeName as placeInMail } from '../../lambdas/http/place-name.ts'
import { placeName } from '../../web/words/places.ts'
import { registerFiles } from '../support/register.ts'

const row = (schoolId: string, name: string, more: Partial<SchoolRow> = {}): SchoolRow => ({
  schoolId, name, sector: 'po', boardId: '', place: 'ASSEN', municipality: 'ASSEN', membership: 'member', pupilSystem: '', source: 'register',
  label: 'unknown', contacts: 1, stepsDone: 0, stepsAll: 0, stepsOverdue: 0, ...more,
})

describe('the filter', () => {
  const rows = [row('99AA00', 'Orchidée'), row('99AB00', 'De Brêge', { place: 'EMMEN' }), row('99AC00', 'Lyceum', { sector: 'vo' })]
  const ids = (text: string, sector: Parameters<typeof filtered>[2] = '') => filtered(rows, text, sector).map(({ schoolId }) => schoolId)

  test.each([
    ['', '', ['99AA00', '99AB00', '99AC00']],
    ['orchidee', '', ['99AA00']],
    ['BREGE emmen', '', ['99AB00']],
    ['99ac', '', ['99AC00']],
    ['assen', 'vo', ['99AC00']],
    ['zzz', '', []],
  ] as const)('"%s" and sector "%s"', (text, sector, found) => {
    expect(ids(text, sector)).toEqual(found)
  })
})

describe('the empty list of contacts', () => {
  const rows = [row('99AA00', '=HYPERLINK("x")', { contacts: 0 }), row('99AB00', 'De "Bron"; Oost', { contacts: 0 }), row('99AC00', 'Vol')]

  test('holds the schools without a contact', () => {
    expect(withoutContact(rows).map(({ schoolId }) => schoolId)).toEqual(['99AA00', '99AB00'])
  })

  test('gives no cell that a spreadsheet takes for a formula', () => {
    expect(contactsTemplate(rows)).toContain(`"'=HYPERLINK(""x""), ASSEN"`)
  })

  test('can be imported once the addresses are filled in', () => {
    const text = contactsTemplate(rows).replaceAll(';overstap;;;', ';overstap;;a@school.example;')
    const { contacts, refused } = readContacts(new TextEncoder().encode(text))
    expect(refused).toEqual([])
    expect(contacts.map(({ schoolId }) => schoolId)).toEqual(['99AA00', '99AB00', '99AC00'])
  })
})

describe('the municipalities in a register file', () => {
  const { po, vo, expected } = registerFiles()

  test.each([
    ['po', po, expected.po],
    ['vo', vo, expected.vo],
  ] as const)('are all there, with as many schools as the %s file has rows', (side, bytes, rows) => {
    const found = municipalitiesOf(bytes)
    expect(found.reduce((sum, { schools }) => sum + schools, 0)).toBe(rows)
    expect(found.find(({ name }) => name === expected.municipality.name)?.schools).toBe(expected.municipality[side])
  })

  test('are none in a file that has no such column', () => {
    expect(municipalitiesOf(new TextEncoder().encode('A;B\r\n1;2\r\n'))).toEqual([])
  })
})

test.each([
  ['VOORBEELD OOST', 'Voorbeeld Oost'],
  ["'S-GRAVENHAGE", "'s-Gravenhage"],
  ['IJMUIDEN', 'IJmuiden'],
  ['ALPHEN AAN DEN RIJN', 'Alphen aan den Rijn'],
  ['BERGEN OP ZOOM', 'Bergen op Zoom'],
  ['DEN HAAG', 'Den Haag'],
  ['NIEUW-AMSTERDAM', 'Nieuw-Amsterdam'],
  ['DE KROM', 'De Krom'],
  ['Nieuw-Weerdinge', 'Nieuw-Weerdinge'],
  ['', ''],
])('the place %s is read as %s, on screens and in mails that are ready to be sent', (register, read) => {
  expect([placeName(register), placeInMail(register)]).toEqual([read, read])
})
