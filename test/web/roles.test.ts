// Which role fits a page, and where a role begins.
import { describe, expect, test } from 'vitest'
import { addressIn, hasChoice, homeOf, roleFor, workplacesOf } from '../../web/roles.ts'
import type { RoleEntry } from '../../web/words/roles.ts'

const year = { regionId: 'voorbeeld', regionName: 'Regio Voorbeeld', year: '2026-2027' as never, published: true }
const next = { ...year, year: '2027-2028' as never, published: false }
const coordinator: RoleEntry = { key: 'coordinator#voorbeeld', role: 'coordinator', regionId: 'voorbeeld', years: [year] }
const helpdesk: RoleEntry = { key: 'helpdesk#buurregio', role: 'helpdesk', regionId: 'buurregio', years: [] }
const po: RoleEntry = { key: 'po#99AB00', role: 'po', schoolId: '99AB00', years: [{ ...year, schoolId: '99AB00' }] }
const allLocations: RoleEntry = { key: 'vo#99CD', role: 'vo', schoolId: '99CD', years: [{ ...year, schoolId: '99CD00' }, { ...year, schoolId: '99CD01' }] }
const operator: RoleEntry = { key: 'operator', role: 'operator' }
const roles = [coordinator, helpdesk, po, allLocations, operator]
const keyFor = (chosen: string | undefined, place: Parameters<typeof roleFor>[2]) => roleFor(roles, chosen, place)?.key

describe('the role for a page', () => {
  test.each([
    ['the region of a coordinator', undefined, { path: '/regio/voorbeeld', regionId: 'voorbeeld' }, 'coordinator#voorbeeld'],
    ['another region', 'coordinator#voorbeeld', { path: '/regio/buurregio', regionId: 'buurregio' }, 'helpdesk#buurregio'],
    ['an own school, from a mail', 'coordinator#voorbeeld', { path: '/scholen/voorbeeld/2026-2027/99AB00', regionId: 'voorbeeld', schoolId: '99AB00' }, 'po#99AB00'],
    ['the same school as its region sees it', 'po#99AB00', { path: '/regio/voorbeeld/2026-2027/scholen/99AB00', regionId: 'voorbeeld', schoolId: '99AB00' }, 'coordinator#voorbeeld'],
    ['another school of the region', undefined, { path: '/scholen/voorbeeld/2026-2027/99ZZ00', regionId: 'voorbeeld', schoolId: '99ZZ00' }, 'coordinator#voorbeeld'],
    ['a location of the own BRIN', 'vo#99CD', { path: '/scholen/voorbeeld/2026-2027/99CD01', regionId: 'voorbeeld', schoolId: '99CD01' }, 'vo#99CD'],
    ['a region of nobody', 'operator', { path: '/regio/elders', regionId: 'elders' }, undefined],
    ['the list of regions', 'po#99AB00', { path: '/regios' }, 'operator'],
    ['a page of all roles', 'operator', { path: '/rollen' }, 'operator'],
  ])('%s', (_, chosen, place, key) => {
    expect(keyFor(chosen, place)).toBe(key)
  })

  test('a school of somebody else has no role', () => {
    expect(roleFor([po], undefined, { path: '/scholen/voorbeeld/2026-2027/99ZZ00', regionId: 'voorbeeld', schoolId: '99ZZ00' })).toBeUndefined()
  })

  test('a school of before has the role of the one that goes on with it, in that region alone, and its own role first', () => {
    const heir: RoleEntry = { ...po, key: 'po#99AD00', schoolId: '99AD00', years: [{ ...year, schoolId: '99AD00' }, { ...year, schoolId: '99AB00', goesOnFrom: 'De Vlinderboom' }] }
    const place = { path: '/scholen/voorbeeld/2026-2027/99AB00', regionId: 'voorbeeld', schoolId: '99AB00' }
    expect(roleFor([heir, coordinator], undefined, place)?.key).toBe('po#99AD00')
    expect(roleFor([heir, po], 'po#99AD00', place)?.key).toBe('po#99AB00')
    expect(roleFor([heir], undefined, { ...place, path: '/scholen/buurregio/2026-2027/99AB00', regionId: 'buurregio' })).toBeUndefined()
    expect(roleFor([heir], undefined, { ...place, path: '/scholen/voorbeeld/2026-2027/99ZZ00', schoolId: '99ZZ00' })).toBeUndefined()
  })

  test('a page of boards has none without a board', () => {
    expect(keyFor('operator', { path: '/bestuur' })).toBeUndefined()
  })
})

describe('where a role begins', () => {
  test.each([
    [operator, '/regios'],
    [coordinator, '/regio/voorbeeld/2026-2027'],
    [helpdesk, '/regio/buurregio'],
    [po, '/scholen/voorbeeld/2026-2027/99AB00'],
    [allLocations, undefined],
    [{ ...po, years: [] }, undefined],
  ])('%#', (role, home) => {
    expect(homeOf(role)).toBe(home)
  })
})

describe('the year in which one enters', () => {
  const schoolIn = (...years: readonly (typeof year)[]): RoleEntry => ({ ...po, years: years.map((one) => ({ ...one, schoolId: '99AB00' })) })

  test('is the newest that is published, so a year that was only opened waits', () => {
    expect(homeOf(schoolIn(next, year))).toBe('/scholen/voorbeeld/2026-2027/99AB00')
    expect(homeOf(schoolIn({ ...next, published: true }, year))).toBe('/scholen/voorbeeld/2027-2028/99AB00')
    expect(homeOf({ ...coordinator, years: [next, year] })).toBe('/regio/voorbeeld/2026-2027')
  })

  test('is the newest of all while none is published, in whatever order they came', () => {
    expect(homeOf(schoolIn({ ...year, published: false }, next))).toBe('/scholen/voorbeeld/2027-2028/99AB00')
  })

  test('leaves the others within reach', () => {
    const [place] = workplacesOf(schoolIn(next, year))
    expect(place!.otherYears.map((other) => addressIn(place!, other))).toEqual(['/scholen/voorbeeld/2027-2028/99AB00'])
  })
})

describe('there is something to choose', () => {
  const neighbour = { ...year, regionId: 'buurregio', regionName: 'Buurregio' }
  test.each([
    ['for a school in two regions', [{ ...po, years: [year, neighbour] }], true],
    ['for a person with two locations', [allLocations], true],
    ['for a person with two roles', [coordinator, operator], true],
    ['not for a school that goes on with another, which is reached from its own page', [{ ...po, years: [year, { ...year, schoolId: '99ZZ00', goesOnFrom: 'De Rups' }] }], false],
    ['not for a school with two years', [{ ...po, years: [next, year] }], false],
    ['not for a coordinator with two years', [{ ...coordinator, years: [next, year] }], false],
    ['not for a board, which has one page for all its regions', [{ key: 'b', role: 'board', boardId: '12345', years: [year, neighbour] }], false],
    ['not for somebody without a year', [helpdesk], false],
  ] as const)('%s', (_, of, choice) => {
    expect(hasChoice(of as readonly RoleEntry[])).toBe(choice)
  })
})
