// Opens a school year in a region: with the settings that the region starts from, or with what an earlier year leaves.
import type { Actor } from '../domain/actor.ts'
import { canonical } from '../domain/canonical.ts'
import type { Milestone } from '../domain/milestone.ts'
import { notFound, Refusal } from '../domain/refusal.ts'
import { type RegionYear, usualSettings, type YearSettings } from '../domain/region.ts'
import type { School } from '../domain/school.ts'
import type { SchoolYear } from '../domain/school-year.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import type { RepeatKey } from '../ports/trace.ts'
import { refuseUnlessRepeated } from './create-region.ts'
import { takeAlong } from './preview-year.ts'
import { pathOfYear, traceOf } from './trace.ts'

export interface NewYear extends RegionYearKey {
  readonly settings: Partial<YearSettings>
  readonly copyFrom?: SchoolYear
  readonly repeat?: RepeatKey
}

type OpenPorts = Pick<Ports, 'clock' | 'regions' | 'years' | 'schools' | 'progress' | 'repeatKeys'>

/**
 * Schools go first, in parts, into a year that nobody sees yet; then one transaction opens it with its settings and draft. After a crash
 * the same request completes it. Refuses `already-exists`, and an opening without an earlier year where one from an earlier year broke off.
 */
export function openYear(ports: OpenPorts) {
  const { clock, regions, years, repeatKeys } = ports
  return async (actor: Actor, { regionId, year, settings, copyFrom, repeat }: NewYear): Promise<RegionYear> => {
    const key = { regionId, year }
    const path = pathOfYear(regionId, year)
    const region = await regions.get(regionId)
    if (!region) throw notFound()
    const now = clock()
    try {
      if (region.years.includes(year)) throw new Refusal('already-exists')
      const start = await startOf(ports, key, copyFrom, settings)
      const head: RegionYear = {
        ...key,
        region: { name: region.name, contactPoint: region.contactPoint },
        settings: start.settings,
        openedAt: now,
        publishedVersion: 0,
        version: 1,
      }
      await ports.schools.prepare(key, start.schools, traceOf(actor, 'take-schools-along', `${path}/schools`, now))
      await years.open(region, head, traceOf(actor, 'open-year', path, now, 1), repeat, start.draft)
      return head
    } catch (error) {
      await refuseUnlessRepeated(error, repeat, repeatKeys)
      const head = await years.getFresh(key)
      if (!head) throw error
      return head
    }
  }
}

interface Start {
  readonly settings: YearSettings
  /** Only those that an opening that broke off has not written just so. */
  readonly schools: readonly School[]
  readonly draft: readonly Milestone[]
}

async function startOf(ports: OpenPorts, key: RegionYearKey, copyFrom: SchoolYear | undefined, given: Partial<YearSettings>): Promise<Start> {
  const there = await ports.schools.list(key)
  if (!copyFrom) {
    if (there.length > 0) throw new Refusal('invalid-input', { errors: [{ path: 'copyFrom', code: 'opening-broke-off' }] })
    return { settings: { ...usualSettings, ...given }, schools: [], draft: [] }
  }
  const { settings, schools, calendar } = await takeAlong(ports)({ ...key, copyFrom }, given)
  const written = new Map(there.map((school) => [school.schoolId, canonical(school)]))
  return {
    settings,
    schools: schools.filter(({ progress: _progress, ...school }) => written.get(school.schoolId) !== canonical(school)),
    draft: calendar.steps.map(({ milestone }) => milestone),
  }
}
