// Who is behind, one row per school: its most urgent step, and how many more it has.
import type { BehindRow } from './words/overview.ts'

export interface BehindSchool {
  /** The line that stands highest of this school. */
  readonly first: BehindRow
  /** How many other lines there are of it. */
  readonly others: number
}

/** The lines in the order in which they came, the later ones of a school counted with its first. */
export function behindSchools(lines: readonly BehindRow[]): readonly BehindSchool[] {
  const bySchool = Map.groupBy(lines, ({ schoolId }) => schoolId)
  return [...bySchool.values()].map((rows) => ({ first: rows[0]!, others: rows.length - 1 }))
}
