// Takes down what a school says of a step, or the region on its behalf: done, or how many of how many.
import type { Actor, LinkActor } from '../domain/actor.ts'
import { knownBy } from '../domain/milestone.ts'
import { notFound, Refusal } from '../domain/refusal.ts'
import { refuseNews, type School, type SchoolId } from '../domain/school.ts'
import { isStepOf, type SchoolStep, stepOf, withWorkingDays } from '../domain/school-steps.ts'
import type { Tick } from '../domain/tick.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey, YearHead } from '../ports/regions.ts'
import { pathOfSchool, traceOfEither } from './trace.ts'

export interface Report {
  readonly done?: boolean
  readonly count?: number
  readonly of?: number
  readonly note?: string
}

/** Takes down a report of a school that was read; answers the step and the school as they are then. */
export function writeReport({ clock, schools }: Pick<Ports, 'clock' | 'schools'>) {
  return async (
    actor: Actor | LinkActor,
    key: RegionYearKey,
    { school, head }: { readonly school: School; readonly head: YearHead },
    milestoneId: string,
    report: Report,
    expectedVersion: number,
  ): Promise<{ readonly step: SchoolStep; readonly school: School }> => {
    refuseNews(school)
    const milestones = head.calendar?.milestones ?? []
    const milestone = milestones.find((candidate) => candidate.id === milestoneId)
    if (!milestone) throw notFound()
    if (!isStepOf(school, milestone, head.settings)) throw new Refusal('cannot-report-step', { reasons: [{ code: 'not-for-this-school' }] })
    if (knownBy(milestone) === 'date') throw new Refusal('cannot-report-step', { reasons: [{ code: 'passes-by-itself' }] })
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
    const object = `${pathOfSchool(key.regionId, key.year, school.schoolId)}/milestones/${milestoneId}`
    await schools.saveTick(key, school.schoolId, milestoneId, tick, expectedVersion, traceOfEither(actor, 'report-step', object, now, tick.version))
    const after = { ...school, ticks: { ...school.ticks, [milestoneId]: tick } }
    const step = withWorkingDays(stepOf(after, milestone, milestones, now), now, head.settings.schoolHolidays)
    return { step, school: after }
  }
}

export function reportStep(ports: Pick<Ports, 'clock' | 'schools'>) {
  const write = writeReport(ports)
  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId, milestoneId: string, report: Report, expectedVersion: number): Promise<SchoolStep> => {
    const found = await ports.schools.getWithYear(key, schoolId)
    if (!found) throw notFound()
    return (await write(actor, key, found, milestoneId, report, expectedVersion)).step
  }
}
