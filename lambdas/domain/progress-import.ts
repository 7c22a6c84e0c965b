// What a list of progress changes in the ticks of a region's schools: a comparison, so that what is known already writes nothing.
import { withoutBsn } from './bsn.ts'
import { knownBy, type Milestone } from './milestone.ts'
import type { Instant } from './moment.ts'
import type { YearSettings } from './region.ts'
import type { School, SchoolId } from './school.ts'
import { isStepOf } from './school-steps.ts'
import { isDone, type Tick } from './tick.ts'

/** How far a school is: done or not, or how many; `of` is how many there are in all. */
export type Progress = { readonly done: boolean; readonly of?: number } | { readonly count: number; readonly of?: number }

export interface ProgressLine {
  readonly line: number
  readonly schoolId: SchoolId
  /** What the list calls the step: its id, its title, or its kind. */
  readonly step: string
  readonly progress: Progress
}

/** Why a line cannot be taken into this region's year. */
export type ProgressFault =
  | 'school-not-in-year'
  /** `found` is what the list calls it. */
  | 'unknown-step'
  /** `found`, and the `ids` of the steps that it may be. */
  | 'ambiguous-step'
  | 'not-for-this-school'
  | 'passes-by-itself'
  /** More are done than there are, as `all` was told before. */
  | 'more-than-known'
  /** `firstLine` is where this school's step stood first. */
  | 'step-doubled'

interface RefusedLine {
  readonly line: number
  readonly code: ProgressFault
  readonly details?: Readonly<Record<string, string | number>>
}

/** The ticks of one school that an import writes, each by the version that was read (0: none was there). */
export interface TickList {
  readonly schoolId: SchoolId
  /** The ids of all steps that the school had reported as done, and those after the import. */
  readonly doneBefore: readonly string[]
  readonly doneAfter: readonly string[]
  readonly ticks: readonly { readonly milestoneId: string; readonly tick: Tick; readonly expectedVersion: number }[]
}

export interface ProgressChanges {
  readonly lists: readonly TickList[]
  readonly changed: number
  readonly unchanged: number
  readonly refused: readonly RefusedLine[]
  /** What changes, line by line, as it was known and as it will be. */
  readonly changes: readonly { readonly school: School; readonly milestone: Milestone; readonly before?: Tick; readonly after: Tick }[]
}

const sameName = (text: string) => text.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase()

/** Finds the steps that a name may mean: the one with that id, else all with that title, else all of that kind. */
function stepFinder(milestones: readonly Milestone[]): (name: string) => readonly Milestone[] {
  const byId = Map.groupBy(milestones, ({ id }) => sameName(id))
  const byTitle = Map.groupBy(milestones, ({ title }) => sameName(title))
  const byKind = Map.groupBy(milestones, ({ kind }) => sameName(kind))
  return (name) => [byId, byTitle, byKind].map((steps) => steps.get(sameName(name)) ?? []).find((found) => found.length > 0) ?? []
}

type Stated = Pick<Tick, 'done' | 'count' | 'of'>

/** What is known of a step once a list has said how far it is. What the list leaves out stays as it was said. */
function statedAfter(before: Tick | undefined, progress: Progress): Stated {
  const of = progress.of ?? before?.of
  const all = of === undefined ? {} : { of }
  if ('count' in progress) return { done: of === undefined ? (before?.done ?? false) : progress.count >= of, count: progress.count, ...all }
  if (progress.done) {
    const count = progress.of ?? before?.count
    return { done: true, ...(count !== undefined && { count }), ...all }
  }
  // Taken back: a number that made it done no longer counts; one that did not stays.
  const count = before?.count
  return { done: false, ...(count !== undefined && !isDone(before) && (of === undefined || count < of) && { count }), ...all }
}

const sameStated = (before: Stated, after: Stated) => before.done === after.done && before.count === after.count && before.of === after.of

/** The tick that a line makes; `undefined` when it says what is known. Nothing known yet and "not done" are the same. */
export function tickAfter(before: Tick | undefined, progress: Progress, now: Instant): Tick | undefined {
  const stated = statedAfter(before, progress)
  if (sameStated(before ?? { done: false }, stated)) return undefined
  return { ...stated, ...(before?.note !== undefined && { note: before.note }), statedBy: 'region', statedAt: now, version: (before?.version ?? 0) + 1 }
}

const doneIn = (ticks: School['ticks']) => Object.keys(ticks).filter((id) => isDone(ticks[id]))

/** Compares a list with the schools of a year and its published steps. A line that is refused has all its reasons; the others are taken. */
export function compareProgress(
  lines: readonly ProgressLine[],
  schools: readonly School[],
  milestones: readonly Milestone[],
  settings: Pick<YearSettings, 'usesOso' | 'dossiers'>,
  now: Instant,
): ProgressChanges {
  const known = new Map(schools.map((school) => [school.schoolId, school]))
  const stepsCalled = stepFinder(milestones)
  const refused: RefusedLine[] = []
  const firstLines = new Map<string, number>()
  const lists = new Map<SchoolId, TickList['ticks'][number][]>()
  const changes: ProgressChanges['changes'][number][] = []
  let unchanged = 0
  for (const { line, schoolId, step, progress } of lines) {
    const faults: RefusedLine[] = []
    const refuse = (code: ProgressFault, details?: NonNullable<RefusedLine['details']>) => faults.push({ line, code, ...(details && { details }) })
    const school = known.get(schoolId)
    const found = stepsCalled(step)
    const milestone = found.length === 1 ? found[0] : undefined
    const before = milestone && school?.ticks[milestone.id]
    const name = `${schoolId} ${milestone?.id}`
    const firstLine = firstLines.get(name)
    if (!school) refuse('school-not-in-year')
    if (found.length === 0) refuse('unknown-step', { found: withoutBsn(step) })
    if (found.length > 1) refuse('ambiguous-step', { found: step, ids: found.map(({ id }) => id).join(', ') })
    if (school && milestone && !isStepOf(school, milestone, settings)) refuse('not-for-this-school')
    if (milestone && knownBy(milestone) === 'date') refuse('passes-by-itself')
    if ('count' in progress && progress.of === undefined && before?.of !== undefined && progress.count > before.of) refuse('more-than-known', { all: before.of })
    if (firstLine !== undefined) refuse('step-doubled', { firstLine })
    refused.push(...faults)
    if (faults.length > 0 || !milestone || !school) continue
    firstLines.set(name, line)
    const tick = tickAfter(before, progress, now)
    if (!tick) {
      unchanged++
      continue
    }
    changes.push({ school, milestone, ...(before && { before }), after: tick })
    const ticks = lists.get(schoolId) ?? []
    ticks.push({ milestoneId: milestone.id, tick, expectedVersion: tick.version - 1 })
    lists.set(schoolId, ticks)
  }
  const changed = [...lists].map(([schoolId, ticks]): TickList => {
    const before = known.get(schoolId)!.ticks
    const after = { ...before, ...Object.fromEntries(ticks.map(({ milestoneId, tick }) => [milestoneId, tick])) }
    return { schoolId, ticks, doneBefore: doneIn(before), doneAfter: doneIn(after) }
  })
  return { lists: changed, changed: changes.length, unchanged, refused, changes }
}
