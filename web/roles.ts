// Which of a person's roles fits a page, and where each role begins.
import type { RoleEntry } from './words/roles.ts'

export interface Place {
  readonly regionId?: string | undefined
  readonly year?: string | undefined
  readonly schoolId?: string | undefined
}

function isOfRegion(role: RoleEntry, place: Place): boolean {
  return (role.role === 'coordinator' || role.role === 'helpdesk') && role.regionId === place.regionId
}

function isOfSchool(role: RoleEntry, place: Place): boolean {
  return (role.role === 'po' || role.role === 'vo') && role.schoolId !== undefined && place.schoolId?.startsWith(role.schoolId) === true
}

/** Whether a role has anything to do on a page of this region or school. */
export function fits(role: RoleEntry, place: Place): boolean {
  if (place.regionId === undefined) return true
  return isOfRegion(role, place) || isOfSchool(role, place)
}

/** The role for a page: the chosen one when it fits, else the first that does; `undefined` when none does. */
export function roleFor(roles: readonly RoleEntry[], chosen: string | undefined, place: Place): RoleEntry | undefined {
  const fitting = roles.filter((role) => fits(role, place))
  return fitting.find((role) => role.key === chosen) ?? fitting[0]
}

export function schoolAddress(regionId: string, year: string, schoolId: string): string {
  return `/scholen/${regionId}/${year}/${schoolId}`
}

export function yearAddress(regionId: string, year: string): string {
  return `/regio/${regionId}/${year}`
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
