// What became of schools that a register no longer has: renumbered, merged or closed, as a proposal with its reasons; a coordinator decides.
import type { RegisterChanges } from './register-import.ts'
import { type RegisterEntry, type School, sideOf } from './school.ts'

/** What a gone school and another have in common. */
export const mutationSigns = ['same-address', 'same-name', 'same-phone', 'same-website', 'same-board', 'same-brin', 'same-place-and-name-part'] as const
export type MutationSign = (typeof mutationSigns)[number]

/** What was found of one gone school. `likely`: three signs or more, and nobody else with as many. */
export interface Mutation {
  readonly school: School
  readonly how: 'renumbered' | 'merged' | 'closed'
  readonly certainty: 'likely' | 'possible'
  /** Who goes on with its pupils; nobody where it closed. */
  readonly to?: School
  readonly signs: readonly MutationSign[]
  /** Others that it may be too, at most three, the likeliest first. */
  readonly others: readonly School[]
}

/** How much a sign says: at one address there are twins, one name stands in many places, a board has many schools. */
const weights: Readonly<Record<MutationSign, number>> = {
  'same-address': 3, 'same-name': 3, 'same-phone': 2, 'same-place-and-name-part': 2, 'same-website': 1, 'same-board': 1, 'same-brin': 1,
}
/** Without one of these nothing is proposed: a board, a BRIN or a website is shared by schools that have nothing else to do with one another. */
const strong: readonly MutationSign[] = ['same-address', 'same-name', 'same-phone', 'same-place-and-name-part']
const enoughSigns = 2
const likelySigns = 3
const mostOthers = 3

/** Words that say what kind of school it is, not which. */
const kindWords: ReadonlySet<string> = new Set(
  'de het een t s van voor en in obs bs cbs kbs rkbs pcbs ods ocbs ikc kc sbo so vso sws basisschool school scholen kindcentrum openbare openbaar christelijke katholieke rk pc protestants gereformeerde interconfessionele oecumenische bijzonder bijzondere speciale montessorischool daltonschool jenaplanschool vrijeschool college lyceum scholengemeenschap sg locatie vestiging'.split(' '),
)

/** The words of a name that say which school it is: however spelled, in whatever order ("Regenboog, De" is "obs de Regenboog"). */
export function tellingWords(name: string): readonly string[] {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()
  const words = plain.split(' ').filter((word) => word !== '').map((word) => (word === 'st' ? 'sint' : word))
  const telling = words.filter((word) => !kindWords.has(word))
  return (telling.length > 0 ? telling : words).toSorted()
}

const plainPhone = (phone: string) => phone.replaceAll(/\D/g, '').replace(/^(00)?31/, '0').replace(/^00+/, '0')
const plainWebsite = (website: string) => website.trim().toLowerCase().replace(/^https?:\/\//, '').replace(/^www\./, '').replace(/\/+$/, '')

type Findable = Pick<RegisterEntry, 'schoolId' | 'name' | 'boardId' | 'postcode' | 'houseNumber' | 'place' | 'phone' | 'website'>

/** By what a school is found: blank where the register says nothing. */
function marksOf(school: Findable): Readonly<Record<Exclude<MutationSign, 'same-place-and-name-part'>, string>> {
  const address = [school.postcode, school.houseNumber].map((text) => text.replaceAll(/\s/g, '').toUpperCase())
  return {
    'same-address': address.every((part) => part !== '') ? address.join(' ') : '',
    'same-name': tellingWords(school.name).join(' '),
    'same-phone': plainPhone(school.phone),
    'same-website': plainWebsite(school.website),
    'same-board': school.boardId,
    'same-brin': school.schoolId.slice(0, 4),
  }
}

/** A name that was put together of two others has a word of each ("De Regenboog-Kameleon"). */
const longEnough = 4
const placeOf = ({ place }: Findable) => place.trim().toUpperCase()
const nameParts = (school: Findable) => tellingWords(school.name).filter((word) => word.length >= longEnough).map((word) => `${placeOf(school)} ${word}`)

type Marked = { readonly school: School; readonly marks: ReturnType<typeof marksOf>; readonly parts: readonly string[]; readonly isNew: boolean }

interface Candidate {
  readonly school: School
  readonly isNew: boolean
  readonly signs: readonly MutationSign[]
  readonly weight: number
}

/** Those that carry a mark, by the mark: so that a file in which a whole region is gone stays quick. */
function indexed(marked: readonly Marked[]): ReadonlyMap<string, readonly Marked[]> {
  const index = new Map<string, Marked[]>()
  const put = (mark: string, one: Marked) => index.set(mark, [...(index.get(mark) ?? []), one])
  for (const one of marked) {
    for (const sign of ['same-address', 'same-name', 'same-phone'] as const) if (one.marks[sign] !== '') put(`${sign} ${one.marks[sign]}`, one)
    for (const part of new Set(one.parts)) put(`part ${part}`, one)
  }
  return index
}

function candidateFor(gone: Marked, other: Marked, isPhoneShared: boolean): Candidate | undefined {
  const isSame = (sign: keyof Marked['marks']) => gone.marks[sign] !== '' && gone.marks[sign] === other.marks[sign]
  const hasPart = gone.parts.some((part) => other.parts.includes(part))
  const signs = mutationSigns.filter((sign) => {
    // A school that was there before under the same name in another place is another school.
    if (sign === 'same-name') return isSame(sign) && (other.isNew || placeOf(gone.school) === placeOf(other.school))
    if (sign === 'same-place-and-name-part') return hasPart && !isSame('same-name')
    return isSame(sign)
  })
  const isTelling = signs.some((sign) => strong.includes(sign) && !(sign === 'same-phone' && isPhoneShared))
  if (!isTelling || signs.length < enoughSigns) return undefined
  return { school: other.school, isNew: other.isNew, signs, weight: signs.reduce((sum, sign) => sum + weights[sign], 0) }
}

/** The likeliest first; of two alike the new code, since a school goes on under one number. */
const byLikelihood = (a: Candidate, b: Candidate) => b.weight - a.weight || Number(b.isNew) - Number(a.isNew) || (a.school.schoolId < b.school.schoolId ? -1 : 1)

function mutationOf(gone: Marked, index: ReadonlyMap<string, readonly Marked[]>): Mutation {
  const { school, marks, parts } = gone
  const at = (sign: 'same-address' | 'same-name' | 'same-phone') => (marks[sign] === '' ? [] : (index.get(`${sign} ${marks[sign]}`) ?? []))
  const found = new Set([...at('same-address'), ...at('same-name'), ...at('same-phone'), ...parts.flatMap((part) => index.get(`part ${part}`) ?? [])])
  const isPhoneShared = at('same-phone').length > 1
  const candidates = [...found].flatMap((other) => candidateFor(gone, other, isPhoneShared) ?? []).toSorted(byLikelihood)
  const [first, second] = candidates
  if (!first) return { school, how: 'closed', certainty: 'possible', signs: [], others: [] }
  const isAlone = !second || second.weight < first.weight
  return {
    school,
    how: first.isNew ? 'renumbered' : 'merged',
    certainty: isAlone && first.signs.length >= likelySigns ? 'likely' : 'possible',
    to: first.school,
    signs: first.signs,
    others: candidates.slice(1, 1 + mostOthers).map((candidate) => candidate.school),
  }
}

/**
 * What probably became of the schools that are gone from a register of one side. A school goes on under a new code (renumbered) or in one that
 * was there before (merged) when address, name, phone, or place and part of its name say so together with one more sign; two that go on in
 * one new code have merged too. Nothing is done: a coordinator decides. `schools` are those of the region before the import.
 */
export function proposeMutations(side: 'po' | 'vo', { added, changed, gone }: Pick<RegisterChanges, 'added' | 'changed' | 'gone'>, schools: readonly School[]): readonly Mutation[] {
  if (gone.length === 0) return []
  const renewed = new Map(changed.map(({ school }) => [school.schoolId, school]))
  const isGone = new Set(gone.map(({ schoolId }) => schoolId))
  const stays = schools.filter(({ schoolId, sector, successor }) => sideOf(sector) === side && !isGone.has(schoolId) && !successor)
  const marked = (school: School, isNew: boolean): Marked => ({ school, marks: marksOf(school), parts: nameParts(school), isNew })
  const index = indexed([...added.map((school) => marked(school, true)), ...stays.map((school) => marked(renewed.get(school.schoolId) ?? school, false))])
  const found = gone.map((school) => mutationOf(marked(school, false), index))
  const heirs = Map.groupBy(found, ({ to }) => to?.schoolId)
  return found.map((mutation) => (mutation.how === 'renumbered' && heirs.get(mutation.to?.schoolId)!.length > 1 ? { ...mutation, how: 'merged' } : mutation))
}
