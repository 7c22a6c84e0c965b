// What a list says of its refused rows never repeats a number that may be a BSN, in whatever column somebody put it.
import { describe, expect, it } from 'vitest'
import { readContacts } from '../../lambdas/formats/contacts.ts'
import { readDossiers } from '../../lambdas/formats/dossiers.ts'
import { readProgress } from '../../lambdas/formats/progress.ts'
import { readQualifications } from '../../lambdas/formats/qualifications.ts'
import { readRegister } from '../../lambdas/formats/register.ts'
import { refusedBody } from '../../lambdas/http/refused-lines.ts'
import { asUtf8, registerRow, registerText } from '../support/register.ts'

type Reader = (cell: string) => { readonly refused: Parameters<typeof refusedBody>[0] }

const list = (read: (bytes: Uint8Array) => ReturnType<Reader>, header: string, row: (cell: string) => string): Reader => (cell) => read(asUtf8(`${header}\n${row(cell)}`))
const ofDossiers = (noBsn: boolean) => (bytes: Uint8Array) => readDossiers(bytes, noBsn)
const ofRegister = (column: string, more: object = {}): Reader => (cell) => readRegister(asUtf8(registerText([registerRow({ ...more, [column]: cell })])))

const columns: readonly (readonly [string, Reader])[] = [
  ['the vestigingscode of a list of connected schools', list(readQualifications, 'vestigingscode;mandaat', (cell) => `${cell};ja`)],
  ['the BRIN of a list of connected schools', list(readQualifications, 'brin;mandaat', (cell) => `${cell};ja`)],
  ['an answer of a list of connected schools', list(readQualifications, 'brin;mandaat', (cell) => `90AA;${cell}`)],
  ['the day of a list of connected schools', list(readQualifications, 'brin;mandaat;datum', (cell) => `90AA;ja;${cell}`)],
  ['the vestigingscode of a list of progress', list(readProgress, 'vestigingscode;stap;klaar', (cell) => `${cell};x;ja`)],
  ['the vestigingscode of a list of contacts', list(readContacts, 'vestigingscode;rol;e-mail', (cell) => `${cell};oso;jan@school.example`)],
  ['the role of a list of contacts', list(readContacts, 'vestigingscode;rol;e-mail', (cell) => `90AA00;${cell};jan@school.example`)],
  ['the working days of a list of contacts', list(readContacts, 'vestigingscode;rol;e-mail;werkdagen', (cell) => `90AA00;oso;jan@school.example;${cell}`)],
  ['the route of a list of pupils', list(ofDossiers(false), 'aanduiding;route', (cell) => `8b-01;${cell}`)],
  ['the route of a list of pupils that was looked at', list(ofDossiers(true), 'aanduiding;route', (cell) => `8b-01;${cell}`)],
  ['the round of a list of pupils', list(ofDossiers(true), 'aanduiding;ronde', (cell) => `8b-01;${cell}`)],
  ['the board of a register', ofRegister('BEVOEGD GEZAG NUMMER')],
  ['the BRIN of a register', ofRegister('INSTELLINGSCODE')],
  ['the vestigingscode of a register', ofRegister('VESTIGINGSCODE', { INSTELLINGSCODE: '90AA' })],
  ['the postcode of a register', ofRegister('POSTCODE')],
]

const wordsOf = (read: Reader, cell: string) => JSON.stringify([read(cell).refused, refusedBody(read(cell).refused)])

describe('a number that may be a BSN', () => {
  it.each(columns)('is not repeated from %s', (_where, read) => {
    for (const cell of ['123456782', '123 456 782', '1234.56.782', 'LL123456782', 'Jan_Jansen_123456782', 'BSN 123456782']) {
      const { refused } = read(cell)
      expect(refused.length).toBeGreaterThan(0)
      for (const part of ['123', '456', '782', '1234', '56.']) expect(wordsOf(read, cell)).not.toContain(part)
    }
  })

  it.each(columns.filter(([where]) => /code|BRIN of a list|role|working|round|postcode/.test(where)))('while another text is repeated from %s, so that it can be found', (_where, read) => {
    expect(wordsOf(read, 'zomaar wat')).toMatch(/zomaar wat/i)
    expect(wordsOf(read, '123456783')).toContain('123456783')
  })
})
