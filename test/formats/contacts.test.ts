// Reading a list of contacts: what is taken, what is made of it, and every reason why a row is refused.
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../lambdas/domain/refusal.ts'
import { readContacts } from '../../lambdas/formats/contacts.ts'
import { asUtf8, asWindows1252 } from '../support/register.ts'

const header = 'vestigingscode;rol;naam;e-mail;telefoon;werkdagen'

const read = (...rows: readonly string[]) => readContacts(asUtf8([header, ...rows].join('\r\n')))

const codesOf = (row: string) => read(row).refused.map((fault) => fault.code)

const contactOf = (row: string) => read(row).contacts[0]?.contact

describe('a row that is taken', () => {
  it('names a contact of a school in one role', () => {
    expect(read('90AA00;overstap;Jan de Vries;jan@school.example;010-1234567;ma di')).toEqual({
      contacts: [
        { line: 2, schoolId: '90AA00', contact: { role: 'transfer', name: 'Jan de Vries', email: 'jan@school.example', phone: '+31101234567', workDays: [1, 2] } },
      ],
      refused: [],
      rows: 1,
    })
  })

  it('may leave out name, phone and working days', () => {
    expect(read('90AA00;oso;;jan@school.example;;').contacts).toEqual([{ line: 2, schoolId: '90AA00', contact: { role: 'oso', email: 'jan@school.example' } }])
    expect(readContacts(asUtf8('E-mail;Rol;Vestigingscode\njan@school.example;oso;90AA00')).contacts[0]?.contact).toEqual({ role: 'oso', email: 'jan@school.example' })
  })

  it.each([['overstap', 'transfer'], ['tweede', 'second'], ['directie', 'head'], ['oso', 'oso'], ['OSO', 'oso'], [' Directie ', 'head']])(
    'in the role %s is %s',
    (dutch, role) => {
      expect(contactOf(`90AA00;${dutch};;jan@school.example;;`)?.role).toBe(role)
    },
  )

  it('may have its vestigingscode in small letters, and its columns under other spellings in any order', () => {
    const text = 'Naam;EMAIL;Rol;VESTIGINGSCODE;opmerking\nZoë;zoe@school.example;overstap;90aa00;x'
    for (const bytes of [asUtf8(text), asUtf8(`\ufeff${text}`), asWindows1252(text)]) {
      expect(readContacts(bytes).contacts).toEqual([{ line: 2, schoolId: '90AA00', contact: { role: 'transfer', name: 'Zoë', email: 'zoe@school.example' } }])
    }
  })

  it('may stand twice with the same address: in two roles, or at two schools', () => {
    expect(read('90AA00;overstap;;jan@school.example;;', '90AA00;oso;;jan@school.example;;', '90AB00;oso;;jan@school.example;;').refused).toEqual([])
  })

  it.each(['010-1234567', '010 123 45 67', '+31 10 1234567', '+31 (0)10-1234567', '0031101234567', '(010) 1234567', '+310101234567', '010–1234567'])(
    'with the phone number %s is called at +31101234567',
    (phone) => {
      expect(contactOf(`90AA00;oso;;jan@school.example;${phone};`)?.phone).toBe('+31101234567')
    },
  )

  it.each([
    ['ma di wo do vr', [1, 2, 3, 4, 5]],
    ['ma,di', [1, 2]],
    ['ma/wo/vr', [1, 3, 5]],
    ['vr, ma', [1, 5]],
    ['ma ma', [1]],
    ['Maandag en donderdag', [1, 4]],
    ['di t/m vr', [2, 3, 4, 5]],
    ['ma; wo', [1, 3]],
  ])('with the working days %s works on %j', (text, days) => {
    expect(contactOf(`90AA00;oso;;jan@school.example;;"${text}"`)?.workDays).toEqual(days)
  })
})

describe('a row that is refused', () => {
  it.each([
    ['a school that is none', '90AA;overstap;;jan@school.example;;', ['wrong-school-code']],
    ['no school', ';overstap;;jan@school.example;;', ['wrong-school-code']],
    ['a role that is none', '90AA00;conciërge;;jan@school.example;;', ['unknown-role']],
    ['no address', '90AA00;overstap;Jan;;;', ['wrong-email']],
    ['an address that is none', '90AA00;overstap;;jan.school.example;;', ['wrong-email']],
    ['a line break in the address', '90AA00;overstap;;"jan@school.example\nBcc: x@y.example";;', ['control-character', 'wrong-email']],
    ['the address that means secret', '90AA00;overstap;;geheim@geheim.geheim;;', ['secret-email']],
    ['the number that means secret', '90AA00;overstap;;jan@school.example;9999999999;', ['secret-phone']],
    ['the secret number with spaces', '90AA00;overstap;;jan@school.example;999 999 99 99;', ['secret-phone']],
    ['a number of eight digits', '90AA00;overstap;;jan@school.example;010123456;', ['wrong-phone']],
    ['a foreign number', '90AA00;overstap;;jan@school.example;+32101234567;', ['wrong-phone']],
    ['words for a number', '90AA00;overstap;;jan@school.example;via de balie;', ['wrong-phone']],
    ['a Saturday', '90AA00;overstap;;jan@school.example;;ma za', ['wrong-work-days']],
    ['a range backwards', '90AA00;overstap;;jan@school.example;;vr t/m ma', ['wrong-work-days']],
    ['a dash between days, which may be two days or three', '90AA00;overstap;;jan@school.example;;ma-wo', ['wrong-work-days']],
    ['a BSN in the name', '90AA00;overstap;Jan BSN 123456782;jan@school.example;;', ['bsn-suspected']],
    ['a range without an end', '90AA00;overstap;;jan@school.example;;ma t/m', ['wrong-work-days']],
    ['a name of 121 characters', `90AA00;overstap;${'x'.repeat(121)};jan@school.example;;`, ['cell-too-long']],
    ['a control character', '90AA00;overstap;Jan\u0007;jan@school.example;;', ['control-character']],
    ['too many cells', '90AA00;overstap;;jan@school.example;;;', ['too-many-cells']],
    ['half of its cells', '90AA00;overstap;Jan', ['too-few-cells']],
  ])('has %s', (_what, row, codes) => {
    expect(codesOf(row)).toEqual(codes)
    expect(read(row).contacts).toEqual([])
  })

  it('has all its reasons, with the line, and never repeats the address or the number', () => {
    const { refused } = read('90AA00;oso;;jan@school.example;;', '90A;chef;;jan@@secret.example;12;zo')
    expect(refused.map(({ line, code }) => `${line} ${code}`)).toEqual(['3 wrong-school-code', '3 unknown-role', '3 wrong-email', '3 wrong-phone', '3 wrong-work-days'])
    expect(JSON.stringify(refused)).not.toContain('secret')
    expect(JSON.stringify(refused)).not.toContain('"12"')
  })

  it('stands twice: same school, role and address, in any capitals; the first is read', () => {
    const { contacts, refused } = read('90AA00;oso;;jan@school.example;;', '90AA00;oso;;JAN@school.example;;')
    expect(refused).toEqual([{ line: 3, code: 'contact-doubled', details: { firstLine: 2 } }])
    expect(contacts.map(({ line }) => line)).toEqual([2])
  })
})

describe('a file that cannot be read', () => {
  const reasonsOf = (text: string) => {
    try {
      readContacts(asUtf8(text))
    } catch (error) {
      if (error instanceof Refusal) return [error.code, error.details.reasons]
      throw error
    }
    return undefined
  }

  it.each([
    ['has no column for school and address', 'rol;naam\noso;Jan', { code: 'columns-missing', details: { columns: ['VESTIGINGSCODE', 'E-MAIL'] } }],
    ['has the address twice, under both spellings', `${header};email\nx`, { code: 'column-doubled', details: { column: 'EMAIL' } }],
    ['is separated by commas', `${header.replaceAll(';', ',')}\nx`, { code: 'wrong-separator', details: { found: 'comma' } }],
    ['has no rows', header, { code: 'no-rows' }],
  ])('%s', (_what, text, reason) => {
    expect(reasonsOf(text)).toEqual(['file-unreadable', [reason]])
  })
})
