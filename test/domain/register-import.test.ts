// What a register file changes in the schools of a region: added, changed, gone, outside, unchanged.
import { describe, expect, it } from 'vitest'
import { compareRegister, registerFields, schoolFrom } from '../../lambdas/domain/register-import.ts'
import { contact, entry, school, tick } from './builders.ts'

const compare = (entries: Parameters<typeof compareRegister>[1], schools: Parameters<typeof compareRegister>[2], ...municipalities: readonly string[]) =>
  compareRegister('po', entries, schools, municipalities)

describe('a school of the file', () => {
  it('that is new is added as a member with nobody to write to', () => {
    const changes = compare([entry()], [])
    expect(changes).toEqual({ added: [schoolFrom(entry(), 'register')], changed: [], gone: [], unchanged: 0, outside: 0 })
    const fresh = { membership: 'member', source: 'register', contacts: [], ticks: {}, version: 1, contactsVersion: 0 }
    expect(changes.added[0]).toMatchObject({ schoolId: '99AA00', ...fresh })
  })

  it('that is known as it stands is unchanged', () => {
    expect(compare([entry()], [school()])).toEqual({ added: [], changed: [], gone: [], unchanged: 1, outside: 0 })
  })

  it.each(registerFields)('with another %s is changed, and says from what to what', (field) => {
    const known = school({ version: 4 })
    const { changed } = compare([entry({ [field]: 'anders' })], [known])
    expect(changed).toEqual([{ before: known, school: { ...known, [field]: 'anders', version: 5 }, changes: [{ field, before: known[field], after: 'anders' }] }])
  })

  it('that changed keeps what the register does not know', () => {
    const known = school({ contacts: [contact()], ticks: { a: tick() }, pupilSystem: 'ParnasSys', membership: 'guest', contactsVersion: 3 })
    const { changed } = compare([entry({ name: 'De Rups' })], [known])
    expect(changed[0]?.school).toEqual({ ...known, name: 'De Rups', version: 2 })
  })

  it('that was typed by hand takes what the register says and keeps its sector', () => {
    const known = school({ sector: 'sbo', source: 'hand', name: 'De Rups', street: '' })
    const { changed } = compare([entry()], [known])
    expect(changed).toHaveLength(1)
    expect(changed[0]?.school).toMatchObject({ sector: 'sbo', source: 'register', name: 'De Vlinderboom', street: 'Lindelaan' })
    expect(changed[0]?.changes.map(({ field }) => field)).toEqual(['name', 'street'])
  })

  it('that was typed by hand exactly so becomes the register\'s once, and is unchanged after', () => {
    const first = compare([entry()], [school({ source: 'hand' })])
    expect(first).toMatchObject({ unchanged: 0, changed: [{ changes: [] }] })
    expect(compare([entry()], first.changed.map((change) => change.school))).toMatchObject({ unchanged: 1, changed: [] })
  })

  it('that is known as sbo stays sbo at every next import', () => {
    const known = school({ sector: 'sbo' })
    expect(compare([entry()], [known])).toMatchObject({ unchanged: 1, changed: [], gone: [] })
  })
})

describe('municipalities', () => {
  const here = entry()
  const there = entry({ schoolId: '99AB00', municipality: 'Verweg' })

  it('choose which rows count; the rest is outside', () => {
    expect(compare([here, there], [], 'LINDEVELD')).toMatchObject({ added: [{ schoolId: '99AA00' }], outside: 1 })
  })

  it.each(['lindeveld', ' LindeVeld ', 'LINDEVELD'])('may be typed as %s', (typed) => {
    expect(compare([here, there], [], typed)).toMatchObject({ outside: 1, added: [{ schoolId: '99AA00' }] })
  })

  it.each([[[]], [['', ' ']]])('that are none choose everything', (none) => {
    expect(compare([here, there], [], ...none)).toMatchObject({ outside: 0, added: [{ schoolId: '99AA00' }, { schoolId: '99AB00' }] })
  })

  it('leave a known school outside them as it is, also when the register changed it', () => {
    const known = school({ schoolId: '99AB00', municipality: 'VERWEG' })
    expect(compare([entry({ schoolId: '99AB00', municipality: 'VERWEG', name: 'Anders' })], [known], 'LINDEVELD')).toEqual({
      added: [], changed: [], gone: [], unchanged: 0, outside: 1,
    })
  })
})

describe('a school that is not in the file', () => {
  it('is gone when it came from the register, stands on this side, and lies inside the chosen municipalities', () => {
    const known = school({ schoolId: '99AC00' })
    expect(compare([entry()], [known], 'LINDEVELD').gone).toEqual([known])
  })

  it.each([
    ['was typed by hand', school({ schoolId: '99AC00', source: 'hand' })],
    ['stands on the other side', school({ schoolId: '99AC00', sector: 'vo' })],
    ['stands on the other side as vso', school({ schoolId: '99AC00', sector: 'vso' })],
    ['lies elsewhere', school({ schoolId: '99AC00', municipality: 'VERWEG' })],
  ])('is not gone when it %s', (_why, known) => {
    expect(compare([entry()], [known], 'LINDEVELD').gone).toEqual([])
  })

  it('of special primary education is gone as a primary school is', () => {
    expect(compare([entry()], [school({ schoolId: '99AC00', sector: 'sbo' })]).gone).toHaveLength(1)
  })

  it('but in another municipality of the file has moved, and is not gone', () => {
    expect(compare([entry({ municipality: 'VERWEG' })], [school()], 'LINDEVELD')).toMatchObject({ gone: [], outside: 1, unchanged: 0 })
  })

  it('but whose row was refused stands in the file, and is not gone', () => {
    expect(compareRegister('po', [], [school()], [], ['99AA00']).gone).toEqual([])
    expect(compareRegister('po', [], [school()], [], ['99AB00']).gone).toHaveLength(1)
  })

  it('is reported and stays: nothing of it is among what is written', () => {
    const changes = compare([], [school()])
    expect(changes).toMatchObject({ added: [], changed: [], gone: [{ schoolId: '99AA00' }] })
  })
})
