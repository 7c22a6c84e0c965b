// What a register file changes in a region's schools: a comparison, so that an unchanged register writes nothing.
import { type RegisterEntry, type School, type SchoolId, sideOf, takesPart } from './school.ts'

/** What the register knows of a school, in the order in which a difference is shown. */
export const registerFields = [
  'name', 'boardId', 'street', 'houseNumber', 'postcode', 'place', 'municipality', 'denomination', 'phone', 'website', 'structure', 'holidayRegion',
] as const satisfies readonly (keyof RegisterEntry)[]

export interface FieldChange {
  readonly field: (typeof registerFields)[number]
  readonly before: string
  readonly after: string
}

export interface RegisterChanges {
  readonly added: readonly School[]
  readonly changed: readonly { readonly before: School; readonly school: School; readonly changes: readonly FieldChange[] }[]
  /** In the region, of this sector and inside the chosen municipalities, but not in the file: reported, never removed. */
  readonly gone: readonly School[]
  readonly unchanged: number
  /** Rows of the file outside the chosen municipalities. */
  readonly outside: number
}

/** Municipalities are written in capitals in the register; people may type them as they like. */
const sameName = (name: string) => name.trim().toUpperCase()

/** A school as an import adds it: a member, with nobody to write to yet. */
export function schoolFrom(entry: RegisterEntry, source: School['source']): School {
  return { ...entry, membership: 'member', pupilSystem: '', source, contacts: [], ticks: {}, version: 1, contactsVersion: 0 }
}

/**
 * Compares the schools of a region's year with a register file of one side. A school that was typed by hand and now stands in the register
 * takes what the register says, but keeps its sector: the register of primary schools does not know sbo. A school whose row was `refused`
 * stands in the file, so it has not gone.
 */
export function compareRegister(
  side: 'po' | 'vo',
  entries: readonly RegisterEntry[],
  schools: readonly School[],
  municipalities: readonly string[],
  refused: readonly SchoolId[] = [],
): RegisterChanges {
  const chosen = new Set(municipalities.map(sameName).filter((name) => name !== ''))
  const isChosen = (municipality: string) => chosen.size === 0 || chosen.has(sameName(municipality))
  const known = new Map(schools.map((school) => [school.schoolId, school]))
  const inside = entries.filter((entry) => isChosen(entry.municipality))
  const inFile = new Set([...entries.map((entry) => entry.schoolId), ...refused])
  const added: School[] = []
  const changed: RegisterChanges['changed'][number][] = []
  let unchanged = 0
  for (const entry of inside) {
    const school = known.get(entry.schoolId)
    if (!school) {
      added.push(schoolFrom(entry, 'register'))
      continue
    }
    const changes = registerFields.filter((field) => school[field] !== entry[field]).map((field) => ({ field, before: school[field], after: entry[field] }))
    if (changes.length === 0 && school.source === 'register') unchanged++
    else changed.push({ before: school, school: { ...school, ...entry, sector: school.sector, source: 'register', version: school.version + 1 }, changes })
  }
  const gone = schools.filter(
    (school) => takesPart(school) && school.source === 'register' && sideOf(school.sector) === side && isChosen(school.municipality) && !inFile.has(school.schoolId),
  )
  return { added, changed, gone, unchanged, outside: entries.length - inside.length }
}
