// Which of a person's roles fits a page, and where each role begins.
import type { RoleEntry } from './words/roles.ts'

/** What an address says of the page: its path, and the names in it. */
export interface Place {
  readonly path: string
  readonly regionId?: string | undefined
  readonly schoolId?: string | undefined
}

function isOfRegion(role: RoleEntry, place: Place): boolean {
  return (role.role === 'coordinator' || role.role === 'helpdesk') && role.regionId === place.regionId
}

function isOfSchool(role: RoleEntry, place: Place): boolean {
  return (role.role === 'po' || role.role === 'vo') && role.schoolId !== undefined && place.schoolId?.startsWith(role.schoolId) === true
}

/** A school under whose code there still is work, which this role's school goes on with. */
function isBeforeSchool(role: RoleEntry, place: Place): boolean {
  return isSchoolRole(role) && role.years?.some((one) => one.goesOnFrom !== undefined && one.regionId === place.regionId && one.schoolId === place.schoolId) === true
}

/** Which roles have something to do on a page, the best group first. */
function groupsFor(place: Place): readonly ((role: RoleEntry) => boolean)[] {
  const [, first] = place.path.split('/')
  if (first === 'regio') return [(role) => isOfRegion(role, place)]
  if (first === 'scholen') return [(role) => isOfSchool(role, place), (role) => isBeforeSchool(role, place), (role) => isOfRegion(role, place)]
  if (first === 'regios') return [(role) => role.role === 'operator']
  if (first === 'bestuur') return [(role) => role.role === 'board']
  return [() => true]
}

/** The role for a page: the chosen one when it fits as well as any, else the first that does; `undefined` when none does. */
export function roleFor(roles: readonly RoleEntry[], chosen: string | undefined, place: Place): RoleEntry | undefined {
  for (const fits of groupsFor(place)) {
    const fitting = roles.filter(fits)
    if (fitting.length > 0) return fitting.find((role) => role.key === chosen) ?? fitting[0]
  }
  return undefined
}

export function schoolAddress(regionId: string, year: string, schoolId: string): string {
  return `/scholen/${regionId}/${year}/${schoolId}`
}

export function yearAddress(regionId: string, year: string): string {
  return `/regio/${regionId}/${year}`
}

/** The public page of a published year. */
export function agreementsAddress(regionId: string, year: string): string {
  return `/afspraken/${regionId}/${year}`
}

type RoleYear = NonNullable<RoleEntry['years']>[number]

/** One school in one region, or one region: where somebody works, whatever the year. */
export interface Workplace {
  readonly regionId: string
  readonly regionName: string
  readonly schoolId: string | undefined
  /** The year in which one enters: the newest that is published, else the newest. */
  readonly year: string
  /** The others, newest first. */
  readonly otherYears: readonly string[]
}

export const isSchoolRole = ({ role }: Pick<RoleEntry, 'role'>): boolean => role === 'po' || role === 'vo'

/** Where a role works: a school in two regions, or two locations, are two places; two years of one are not. A school of before is reached from the one that goes on. */
export function workplacesOf(role: RoleEntry): readonly Workplace[] {
  const places = new Map<string, RoleYear[]>()
  for (const one of role.years ?? []) {
    if (one.goesOnFrom !== undefined) continue
    const key = `${one.regionId} ${isSchoolRole(role) ? (one.schoolId ?? role.schoolId ?? '') : ''}`
    places.set(key, [...(places.get(key) ?? []), one])
  }
  return [...places.values()].map((open) => {
    const years = [...open].sort((a, b) => b.year.localeCompare(a.year))
    const entered = years.find(({ published }) => published) ?? years[0]!
    return {
      regionId: entered.regionId,
      regionName: entered.regionName,
      schoolId: isSchoolRole(role) ? (entered.schoolId ?? role.schoolId ?? '') : undefined,
      year: entered.year,
      otherYears: years.filter((one) => one !== entered).map(({ year }) => year),
    }
  })
}

/** The first page of a place in one of its years. */
export function addressIn({ regionId, schoolId }: Workplace, year: string): string {
  return schoolId === undefined ? yearAddress(regionId, year) : schoolAddress(regionId, year, schoolId)
}

/** Whether there is anything to choose between: a second role, or a second place in one. */
export function hasChoice(roles: readonly RoleEntry[]): boolean {
  // A board has one page for all its regions.
  return roles.reduce((sum, role) => sum + (role.role === 'board' ? 1 : Math.max(1, workplacesOf(role).length)), 0) > 1
}

/** Where a role begins; `undefined` when there is a choice to make first, or nothing to see yet. */
export function homeOf(role: RoleEntry): string | undefined {
  switch (role.role) {
    case 'operator':
      return '/regios'
    case 'board':
      return '/bestuur'
    case 'coordinator':
    case 'helpdesk': {
      const [place] = workplacesOf(role)
      return place ? addressIn(place, place.year) : `/regio/${role.regionId}`
    }
    case 'po':
    case 'vo': {
      const [only, ...others] = workplacesOf(role)
      return only && others.length === 0 ? addressIn(only, only.year) : undefined
    }
  }
}
