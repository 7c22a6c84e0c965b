// Bringing the contacts of a school up to date with a file: adding and changing, never removing.
import { describe, expect, it } from 'vitest'
import { type ContactGiven, type ContactRow, handOver, mergeContacts, replaceContacts } from '../../lambdas/domain/contact-list.ts'
import type { Contact } from '../../lambdas/domain/contact.ts'
import { at, contact } from './builders.ts'

const now = at('2026-11-21 09:00')
const before = at('2026-09-01 09:00')

const row = (given: Partial<ContactRow> = {}): ContactRow => ({ role: 'transfer', email: 'jan@school.example', ...given })
const merge = (known: readonly Contact[], ...rows: readonly ContactRow[]) => mergeContacts(known, rows, (email) => `new-${email}`, now)
const jan = contact({ contactId: 'c-1', name: 'Jan', phone: '+31101234567', workDays: [1, 2] })

describe('a person of the file', () => {
  it('who is new is added, not shared, under a new id', () => {
    expect(merge([], row({ name: 'Jan', workDays: [1] }))).toEqual({
      contacts: [{ contactId: 'new-jan@school.example', email: 'jan@school.example', name: 'Jan', roles: ['transfer'], workDays: [1], shared: false, linkSince: now }],
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
      { contactId: 'new-jan@school.example', name: 'Jan', phone: '+31101234567', email: 'Jan@School.Example', roles: ['head', 'transfer'], shared: false, linkSince: now },
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

const given = ({ contactId, name, email, roles, phone, workDays, shared }: Contact): ContactGiven => ({
  contactId, ...(name && { name }), email, roles, ...(phone && { phone }), ...(workDays && { workDays }), shared,
})
const replace = (known: readonly Contact[], ...contacts: readonly ContactGiven[]) =>
  replaceContacts(known, contacts, (person, taken) => (taken.has(`new-${person}`) ? `new-${person}-2` : `new-${person}`), now)
const linked = contact({ contactId: 'c-1', name: 'Jan', linkSince: before })

describe('the link of a contact', () => {
  it('goes on when name, phone or roles change, and when the address is only written in other capitals', () => {
    const changed = { ...given(linked), name: 'Jan de Vries', phone: '+31101234567', roles: ['head'] as const, email: 'JAN@school.example' }
    expect(replace([linked], changed)).toEqual([{ ...changed, linkSince: before }])
    expect(replace([contact()], given(contact()))[0]).not.toHaveProperty('linkSince')
  })

  it('is new at another address', () => {
    expect(replace([linked], { ...given(linked), email: 'piet@school.example' })[0]).toMatchObject({ contactId: 'c-1', linkSince: now })
  })

  it('is new, and later than the one before, when the address changes in the moment in which the link was made', () => {
    const made = { ...linked, linkSince: now }
    expect(replace([made], { ...given(made), email: 'piet@school.example' })[0]?.linkSince).toBe(now + 1)
  })

  it('is new for who was removed and comes back, although the id is the same', () => {
    const [first] = replaceContacts([], [{ ...given(linked), contactId: 'c-9' }], () => 'c-9', before)
    const [back] = replaceContacts(replaceContacts([first!], [], () => 'c-9', before), [given(first!)], () => 'c-9', now)
    expect([first, back]).toMatchObject([{ contactId: 'c-9', linkSince: before }, { contactId: 'c-9', linkSince: now }])
  })

  it('goes on for who is given without id, by address', () => {
    const { contactId: _id, ...nameless } = given(linked)
    expect(replace([linked], nameless)).toEqual([linked])
  })

  it('of somebody else cannot be taken over by an id that is not of the list, or that was given twice', () => {
    expect(replace([linked], given(linked), { ...given(linked), email: 'piet@school.example' })).toMatchObject([
      { contactId: 'c-1', linkSince: before },
      { contactId: 'new-piet@school.example', linkSince: now },
    ])
    expect(replace([linked], { ...given(linked), contactId: 'c-2', email: 'piet@school.example' })).toMatchObject([{ contactId: 'new-piet@school.example', linkSince: now }])
  })
})

describe('the work days of a contact', () => {
  const worker = contact({ contactId: 'c-1', workDays: [1, 2], linkSince: before })

  it.each([
    ['stay when they are given again', [1, 2], { workDays: [1, 2] }],
    ['are those that are given', [1, 2, 3], { workDays: [1, 2, 3] }],
    ['go when none are stated any more', undefined, {}],
  ] as const)('%s, and the link holds', (_what, workDays, expected) => {
    const { workDays: _days, ...rest } = given(worker)
    expect(replace([worker], { ...rest, ...(workDays && { workDays }) })).toEqual([{ ...rest, linkSince: before, ...expected }])
  })

  it('come by file too, and stay when the file says none', () => {
    expect(merge([worker], row({ workDays: [3] })).contacts).toMatchObject([{ workDays: [3], linkSince: before }])
    expect(merge([worker], row({ name: 'Jan' })).contacts).toMatchObject([{ workDays: [1, 2], linkSince: before }])
  })
})

describe('handing over', () => {
  const bearer = contact({ contactId: 'c-1', email: 'jan@school.example', roles: ['transfer', 'oso'], linkSince: before })
  const head = contact({ contactId: 'c-2', email: 'els@school.example', name: 'Els', roles: ['head'], phone: '+31101234567', linkSince: before })
  const hand = (email: string, keepMe: boolean, name?: string) => replace([bearer, head], ...handOver([bearer, head], bearer, { email, ...(name && { name }) }, keepMe))

  it('gives a colleague all roles of who hands over, who is then gone', () => {
    expect(hand('piet@school.example', false, 'Piet')).toEqual([
      head,
      { contactId: 'new-piet@school.example', email: 'piet@school.example', name: 'Piet', roles: ['transfer', 'oso'], shared: false, linkSince: now },
    ])
  })

  it('leaves who wants to stay in place, with an own link as before', () => {
    expect(hand('piet@school.example', true).slice(0, 2)).toEqual([bearer, head])
    expect(hand('piet@school.example', true)).toHaveLength(3)
  })

  it('to someone who is a contact already adds the roles and leaves link, name and phone', () => {
    expect(hand('ELS@school.example', false)).toEqual([{ ...head, roles: ['head', 'transfer', 'oso'] }])
    expect(hand('els@school.example', true, 'Elske')).toEqual([bearer, { ...head, name: 'Elske', roles: ['head', 'transfer', 'oso'] }])
  })
})
