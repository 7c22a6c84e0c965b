// The dates of a school in two regions as rows: what is the same in both is one row.
import type { Answer } from '../lambdas/contract/routes.ts'

type Merged = Answer<'getMergedCalendar'>
type Milestone = Merged['steps'][number]['milestone']

export interface MergedRow {
  readonly milestone: Milestone
  readonly deadlineAt: string
  /** The regions in which this is so, in the order in which they were named. */
  readonly regionIds: readonly string[]
}

/** Steps that say the same to a school are one row; another title, day or time is another row. */
function sameness({ kind, title, from, on, at, round, route, note }: Milestone): string {
  return JSON.stringify([kind, title, from, on, at, round, route, note])
}

/** All dates in order of time. */
export function mergedRows({ steps }: Pick<Merged, 'steps'>): readonly MergedRow[] {
  const rows = new Map<string, MergedRow>()
  for (const { regionId, milestone, deadlineAt } of steps) {
    const key = sameness(milestone)
    const row = rows.get(key)
    if (!row) rows.set(key, { milestone, deadlineAt, regionIds: [regionId] })
    else if (!row.regionIds.includes(regionId)) rows.set(key, { ...row, regionIds: [...row.regionIds, regionId] })
  }
  return [...rows.values()].sort((a, b) => Date.parse(a.deadlineAt) - Date.parse(b.deadlineAt))
}

/** The clash in which a row takes part, if any. */
export function clashOf({ clashes }: Pick<Merged, 'clashes'>, row: MergedRow): Merged['clashes'][number] | undefined {
  return clashes.find(({ steps }) => steps.some((step) => row.regionIds.includes(step.regionId) && step.milestoneId === row.milestone.id))
}
