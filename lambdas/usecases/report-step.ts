// Takes down what a school says of a step, or the region on its behalf: done, or how many of how many.
import type { Actor } from '../domain/actor.ts'
import { knownBy } from '../domain/milestone.ts'
import { notFound, Refusal } from '../domain/refusal.ts'
import type { SchoolId } from '../domain/school.ts'
import { isStepOf, type SchoolStep, stepOf, withWorkingDays } from '../domain/school-steps.ts'
import type { Tick } from '../domain/tick.ts'
import type { Ports, RegionYearKey } from '../ports.ts'
import { pathOfSchool, traceOf } from './trace.ts'

export interface Report {
  readonly done?: boolean
  readonly count?: number
  readonly of?: number
  readonly note?: string
}

export function reportStep({ clock, schools }: Pick<Ports, 'clock' | 'schools'>) {
  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId, milestoneId: string, report: Report, expectedVersion: number): Promise<SchoolStep> => {
    const found = await schools.getWithYear(key, schoolId)
    const milestones = found?.head.calendar?.milestones ?? []
    const milestone = milestones.find((candidate) => candidate.id === milestoneId)
    if (!found || !milestone) throw notFound()
    const { school, head } = found
    if (!isStepOf(school, milestone, head.settings)) throw new Refusal('cannot-report-step', { reasons: [{ code: 'not-for-this-school' }] })
    if (knownBy(milestone.kind) === 'date') throw new Refusal('cannot-report-step', { reasons: [{ code: 'passes-by-itself' }] })
    const now = clock()
    const { version: _version, statedAt: _at, statedBy: _by, ...before }: Partial<Tick> = school.ticks[milestoneId] ?? {}
    // What is not said again stays as it was said: a note alone does not undo what is done.
    const { count: _count, ...uncounted } = before
    // Taken back without a number: the number that made it done no longer counts.
    const said = { ...(report.done === false ? uncounted : before), ...report }
    const counted = report.count !== undefined && said.of !== undefined ? report.count >= said.of : undefined
    const tick: Tick = {
      ...said,
      done: report.done ?? counted ?? before.done ?? false,
      statedBy: actor.membership.role === 'coordinator' ? 'region' : 'school',
      statedAt: now,
      version: expectedVersion + 1,
    }
    const object = `${pathOfSchool(key.regionId, key.year, schoolId)}/milestones/${milestoneId}`
    await schools.saveTick(key, schoolId, milestoneId, tick, expectedVersion, traceOf(actor, 'report-step', object, now, tick.version))
    const step = stepOf({ ...school, ticks: { ...school.ticks, [milestoneId]: tick } }, milestone, milestones, now)
    return withWorkingDays(step, now, head.settings.schoolHolidays)
  }
}
