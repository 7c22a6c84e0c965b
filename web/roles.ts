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

/** Which roles have something to do on a page, the best group first. */
function groupsFor(place: Place): readonly ((role: RoleEntry) => boolean)[] {
  const [, first] = place.path.split('/')
  if (first === 'regio') return [(role) => isOfRegion(role, place)]
  if (first === 'scholen') return [(role) => isOfSchool(role, place), (role) => isOfRegion(role, place)]
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

/** Where a role begins; `undefined` when there is a choice to make first, or nothing to see yet. */
export function homeOf(role: RoleEntry): string | undefined {
  switch (role.role) {
    case 'operator':
      return '/regios'
    case 'board':
      return '/bestuur'
    case 'coordinator':
    case 'helpdesk': {
      const newest = role.years?.[0]
      return newest ? yearAddress(newest.regionId, newest.year) : `/regio/${role.regionId}`
    }
    case 'po':
    case 'vo': {
      const [only, ...others] = role.years ?? []
      return only && others.length === 0 ? schoolAddress(only.regionId, only.year, only.schoolId ?? role.schoolId ?? '') : undefined
    }
  }
}
