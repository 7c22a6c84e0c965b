// What probably became of schools that a register no longer has: renumbered, merged or closed, with the signs that say so.
import { describe, expect, it } from 'vitest'
import { compareRegister } from '../../lambdas/domain/register-import.ts'
import type { RegisterEntry, School } from '../../lambdas/domain/school.ts'
import { proposeMutations, tellingWords } from '../../lambdas/domain/school-mutations.ts'
import { at, entry, school } from './builders.ts'

const base = { name: 'De Vlinderboom', phone: '0199-123456', website: 'www.vlinderboom.example' }
const gone = (given: Partial<School> = {}) => school({ schoolId: '99AA00', ...base, ...given })
/** Elsewhere, of another board, under another name: nothing in common with anybody. */
const stranger = (given: Partial<RegisterEntry> = {}) =>
  entry({ schoolId: '88ZZ00', name: 'Het Anker', boardId: '88801', street: 'Kade', houseNumber: '3', postcode: '9001 ZZ', place: 'ZEEDORP', phone: '0511-987654', website: 'www.anker.example', ...given })

/** The proposals of a file, against what the region has. */
function propose(known: readonly School[], file: readonly RegisterEntry[]) {
  return proposeMutations('po', compareRegister('po', file, known, []), known)
}
const told = (known: readonly School[], file: readonly RegisterEntry[]) =>
  propose(known, file).map(({ school: { schoolId }, how, certainty, to, others }) => [schoolId, how, certainty, to?.schoolId, others.map((other) => other.schoolId)])

const like = (given: Partial<RegisterEntry>) => entry({ ...base, ...given })

describe('a school that is gone, and a new code', () => {
  it.each([
    ['all of it', {}, 'likely'],
    ['name, address and board', { phone: '', website: '' }, 'likely'],
    ['name and board', { street: 'Kade', houseNumber: '3', postcode: '9001 ZZ', phone: '', website: '' }, 'possible'],
    ['address and board', { name: 'Het Anker', phone: '', website: '' }, 'possible'],
    ['address, board and phone', { name: 'Het Anker', website: '' }, 'likely'],
    ['name and address, with another board', { boardId: '88801', phone: '', website: '' }, 'possible'],
    ['phone and board', { name: 'Het Anker', houseNumber: '99', website: '' }, 'possible'],
    ['phone and website', { name: 'Het Anker', boardId: '88801', houseNumber: '99' }, 'possible'],
  ])('with %s in common was renumbered', (_what, given, certainty) => {
    expect(told([gone()], [stranger(like({ schoolId: '99AB00', ...given }))])).toEqual([['99AA00', 'renumbered', certainty, '99AB00', []]])
  })

  it.each([
    ['the board alone', { name: 'Het Anker', houseNumber: '99', phone: '', website: '' }],
    ['board and website, as all schools of a board have', { name: 'Het Anker', houseNumber: '99', phone: '' }],
    ['the address alone', { name: 'Het Anker', boardId: '88801', phone: '', website: '' }],
    ['the name alone', { boardId: '88801', postcode: '9001 ZZ', place: 'ZEEDORP', phone: '', website: '' }],
    ['blanks', { name: 'Het Anker', boardId: '', postcode: '', houseNumber: '', phone: '', website: '' }],
  ])('with %s in common is another school: this one closed', (_what, given) => {
    const known = gone(_what === 'blanks' ? { boardId: '', postcode: '', houseNumber: '', phone: '', website: '' } : {})
    expect(told([known], [like({ schoolId: '77BB00', ...given })])).toEqual([['99AA00', 'closed', 'possible', undefined, []]])
  })

  it.each([
    ['De Vlinderboom', 'Vlinderboom, De'], ['De Vlinderboom', 'obs de vlinderboom'], ['Basisschool De Vlinderboom', 'De Vlinderboom'], ["'t Kompas", 'Het Kompas'],
    ['’t Kompas', 'OBS ’t Kompas'], ['St. Jan', 'Sint Jan'], ['Prins Willem-Alexander', 'PRINS WILLEM ALEXANDER'], ['De Skriuwfeër', 'De Skriuwfeer'], ['De Basisschool', 'Basisschool De'],
  ])('%s is %s', (before, after) => {
    expect(tellingWords(before)).toEqual(tellingWords(after))
    expect(propose([gone({ name: before, phone: '', website: '' })], [entry({ schoolId: '99AB00', name: after, houseNumber: '99' })])).toMatchObject([{ how: 'renumbered', signs: ['same-name', 'same-board'] }])
  })

  it.each([['De Vlinderboom', 'De Vlinder'], ['Sint Jan', 'Sint Joris'], ['De Regenboog', 'Het Kompas']])('%s is not %s', (before, after) => {
    expect(tellingWords(before)).not.toEqual(tellingWords(after))
  })

  it.each([['0199-123456', '0199 12 34 56'], ['0199-123456', '+31 199 123456'], ['0199123456', '0031199123456']])('the phone %s is %s', (before, after) => {
    expect(propose([gone({ phone: before, website: '' })], [entry({ schoolId: '99AB00', name: 'Het Anker', houseNumber: '9', phone: after })])).toMatchObject([{ how: 'renumbered', signs: ['same-phone', 'same-board'] }])
  })

  it.each([['www.vlinderboom.example', 'https://vlinderboom.example/'], ['VLINDERBOOM.example', 'http://www.vlinderboom.example']])('the website %s is %s', (before, after) => {
    const [mutation] = propose([gone({ website: before, phone: '' })], [entry({ schoolId: '99AB00', name: 'Het Anker', website: after })])
    expect(mutation?.signs).toEqual(['same-address', 'same-website', 'same-board'])
  })
})

describe('a school that is gone, and one that was there before', () => {
  const other = (given: Partial<School> = {}) => school({ schoolId: '99AC00', name: 'De Kameleon', street: 'Berk', houseNumber: '7', postcode: '8002 XX', ...given })

  it('of the same board at the same address has merged with it', () => {
    const known = [gone(), other()]
    expect(told(known, [entry({ ...other(), postcode: '8001 AB', houseNumber: '12' })])).toEqual([['99AA00', 'merged', 'possible', '99AC00', []]])
  })

  it('of the same board and place that now has a part of its name has merged with it', () => {
    const mutations = propose([gone(), other()], [entry({ ...other(), name: 'De Vlinderboom-Kameleon' })])
    expect(mutations).toMatchObject([{ how: 'merged', to: { schoolId: '99AC00', name: 'De Vlinderboom-Kameleon' }, signs: ['same-board', 'same-place-and-name-part'] }])
  })

  it.each([
    ['another place', { name: 'De Vlinderboom-Kameleon', place: 'ZEEDORP' }],
    ['another board, at the same address: a twin in one building', { postcode: '8001 AB', houseNumber: '12', boardId: '88801' }],
    ['the same board only', {}],
    ['the same name and board in another place', { name: 'De Vlinderboom', place: 'ZEEDORP' }],
  ])('of %s is another school', (_what, given) => {
    const known = other(given)
    expect(told([gone(), known], [known])).toEqual([['99AA00', 'closed', 'possible', undefined, []]])
  })

  it('on the other side, or that has left itself, is no candidate', () => {
    const secondary = other({ sector: 'vo', name: base.name, phone: base.phone, website: base.website })
    const left = other({ name: base.name, phone: base.phone, website: base.website, successor: { how: 'closed', at: at('2027-01-01 09:00') } })
    expect(told([gone(), secondary], [])).toEqual([['99AA00', 'closed', 'possible', undefined, []]])
    expect(told([gone(), left], [left])).toEqual([['99AA00', 'closed', 'possible', undefined, []]])
  })
})

describe('several', () => {
  it('that go on in one new code have merged', () => {
    const known = [gone(), gone({ schoolId: '99AD00', name: 'De Kameleon', phone: '', website: '', houseNumber: '14' })]
    expect(told(known, [like({ schoolId: '99AE00', name: 'De Vlinderboom-Kameleon' })])).toEqual([
      ['99AA00', 'merged', 'likely', '99AE00', []], ['99AD00', 'merged', 'possible', '99AE00', []],
    ])
  })

  it('candidates alike at one address are all told, the new code first, and none is called likely', () => {
    const twins = [like({ schoolId: '99AG00', phone: '', website: '' }), like({ schoolId: '99AF00', phone: '', website: '' })]
    expect(told([gone({ phone: '', website: '' })], twins)).toEqual([['99AA00', 'renumbered', 'possible', '99AF00', ['99AG00']]])
  })

  it('of one BRIN that share a phone do not follow from it', () => {
    const locations = ['01', '02', '03'].map((location) => stranger({ schoolId: `99AA${location}`, phone: base.phone, boardId: '99901' }))
    expect(told([gone({ website: '' })], locations)).toEqual([['99AA00', 'closed', 'possible', undefined, []]])
  })

  it('at most three others are named', () => {
    const many = Array.from({ length: 6 }, (_, i) => like({ schoolId: `99B${'ABCDEF'[i]}00` }))
    expect(propose([gone()], many)[0]?.others).toHaveLength(3)
  })

  it('as many as a country are looked through at once', () => {
    const known = Array.from({ length: 3000 }, (_, i) => gone({ schoolId: `${10 + (i % 80)}AA${String(i % 100).padStart(2, '0')}`, name: `School ${i}`, houseNumber: String(i), phone: '', website: '', boardId: '' }))
    const file = known.map((one, i) => stranger({ ...one, schoolId: `99C${i}`, boardId: '' }))
    const mutations = propose(known, file)
    expect(mutations.filter(({ how }) => how !== 'renumbered')).toEqual([])
  })

  it('none is proposed where nothing is gone, and one that has left already is not gone again', () => {
    expect(propose([school()], [entry(), stranger()])).toEqual([])
    expect(propose([gone({ successor: { how: 'closed', at: at('2027-01-01 09:00') } })], [])).toEqual([])
  })
})
