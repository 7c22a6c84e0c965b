// Bringing the contacts of a school up to date with a file: adding and changing, never removing.
import { describe, expect, it } from 'vitest'
import { type ContactRow, mergeContacts } from '../../lambdas/domain/contact-list.ts'
import type { Contact } from '../../lambdas/domain/contact.ts'
import { contact } from './builders.ts'

const row = (given: Partial<ContactRow> = {}): ContactRow => ({ role: 'transfer', email: 'jan@school.example', ...given })
const merge = (known: readonly Contact[], ...rows: readonly ContactRow[]) => mergeContacts(known, rows, (email) => `new-${email}`)
const jan = contact({ contactId: 'c-1', name: 'Jan', phone: '+31101234567', workDays: [1, 2] })

describe('a person of the file', () => {
  it('who is new is added, not shared, under a new id', () => {
    expect(merge([], row({ name: 'Jan', workDays: [1] }))).toEqual({
      contacts: [{ contactId: 'new-jan@school.example', email: 'jan@school.example', name: 'Jan', roles: ['transfer'], workDays: [1], shared: false }],
      added: 1,
      changed: 0,
      unchanged: 0,
    })
  })

  it('who is known by address, in any capitals, keeps id and spelling', () => {
    const merged = merge([jan], row({ email: 'JAN@school.example', name: 'Jan de Vries' }))
    expect(merged).toMatchObject({ added: 0, changed: 1, unchanged: 0 })
    expect(merged.contacts).toEqual([{ ...jan, name: 'Jan de Vries' }])
  })

  it('of whom nothing is new is unchanged, with days and roles in any order', () => {
    const known = { ...jan, roles: ['head', 'transfer'] as const }
    const merged = merge([known], row({ workDays: [2, 1] }), row({ role: 'head' }))
    expect(merged).toMatchObject({ added: 0, changed: 0, unchanged: 1 })
    expect(merged.contacts[0]).toBe(known)
  })

  it('whose cells are blank keeps name, phone and days', () => {
    expect(merge([jan], row())).toMatchObject({ unchanged: 1, contacts: [jan] })
  })

  it.each([
    ['name', { name: 'Johan' }],
    ['phone', { phone: '+31107654321' }],
    ['working days', { workDays: [3] as const }],
    ['role', { role: 'oso' as const }],
  ])('with another %s is changed', (_what, given) => {
    expect(merge([jan], row(given))).toMatchObject({ added: 0, changed: 1, unchanged: 0 })
  })

  it('on several rows is one person with all those roles and the last facts', () => {
    const merged = merge([], row({ name: 'J.', role: 'head' }), row({ name: 'Jan', phone: '+31101234567' }), row({ email: 'Jan@School.Example' }))
    expect(merged.added).toBe(1)
    expect(merged.contacts).toEqual([
      { contactId: 'new-jan@school.example', name: 'Jan', phone: '+31101234567', email: 'Jan@School.Example', roles: ['head', 'transfer'], shared: false },
    ])
  })

  it('takes the roles of the file in place of the old ones', () => {
    expect(merge([jan], row({ role: 'second' })).contacts[0]?.roles).toEqual(['second'])
  })
})

describe('who is not in the file', () => {
  it('stays', () => {
    const merged = merge([jan], row({ email: 'piet@school.example' }))
    expect(merged.contacts.map((each) => each.email)).toEqual(['jan@school.example', 'piet@school.example'])
    expect(merged).toMatchObject({ added: 1, changed: 0, unchanged: 0 })
  })

  it('stays as it was when the file is empty', () => {
    expect(merge([jan])).toEqual({ contacts: [jan], added: 0, changed: 0, unchanged: 0 })
  })
})

it('reading the same file twice changes nothing the second time', () => {
  const rows = [row({ name: 'Jan' }), row({ role: 'head' }), row({ email: 'piet@school.example', workDays: [5, 1] })]
  const once = merge([], ...rows)
  expect(merge(once.contacts, ...rows)).toEqual({ contacts: once.contacts, added: 0, changed: 0, unchanged: 2 })
})
