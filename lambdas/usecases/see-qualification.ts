// Shows whether a school can exchange by OSO: its four facts, who said them when, and all that was said before.
import type { Instant } from '../domain/moment.ts'
import { type Fact, type FactName, factNames, nothingStated, type Qualification } from '../domain/qualification.ts'
import { notFound } from '../domain/refusal.ts'
import type { School, SchoolId } from '../domain/school.ts'
import type { FactChange } from '../domain/stating-facts.ts'
import type { Ports } from '../ports/ports.ts'
import type { RegionYearKey, YearHead } from '../ports/regions.ts'

export interface QualificationSeen {
  readonly school: School
  readonly head: YearHead
  readonly qualification: Qualification
  /** Newest first. */
  readonly history: readonly FactChange[]
  readonly now: Instant
}

const isSaid = (known: Fact, said: Fact | undefined) => said?.state === known.state && said.on === known.on && said.source === known.source

/** Who said each fact as it is known, and when; not of what was taken along from an earlier year: its history stays there. */
export function statementsOf({ facts }: Qualification, history: readonly FactChange[]): Readonly<Partial<Record<FactName, FactChange>>> {
  const found = factNames.flatMap((name) => {
    const known = facts[name]
    const said = known && history.find(({ changes }) => changes.some(({ fact, after }) => fact === name && isSaid(known, after)))
    return said ? [[name, said] as const] : []
  })
  return Object.fromEntries(found)
}

/** 1 read and 2 queries. */
export function seeQualification({ clock, schools, qualifications }: Pick<Ports, 'clock' | 'schools' | 'qualifications'>) {
  return async (key: RegionYearKey, schoolId: SchoolId): Promise<QualificationSeen> => {
    const [found, history] = await Promise.all([schools.getWithYear(key, schoolId), qualifications.history(key, schoolId)])
    if (!found) throw notFound()
    return { ...found, qualification: found.school.progress?.qualification ?? nothingStated, history, now: clock() }
  }
}
