// Shows a board all of its schools, in every region and year that still runs, with what it stated for all of them.
import type { Instant } from '../domain/moment.ts'
import { isPastRetention } from '../domain/retention.ts'
import type { School } from '../domain/school.ts'
import { type SchoolStep, stepsOfSchool } from '../domain/school-steps.ts'
import type { LeftOut } from '../domain/stating-facts.ts'
import type { BoardFacts } from '../ports/connection.ts'
import type { Ports } from '../ports/ports.ts'
import type { YearHead } from '../ports/regions.ts'

/** A school with its progress, in one region's year. */
export interface SchoolOfBoard {
  readonly school: School
  readonly head: YearHead
}

export interface BoardSeen {
  readonly facts: BoardFacts
  readonly schools: readonly (SchoolOfBoard & {
    readonly steps: readonly SchoolStep[]
    /** Why what the board just stated of a mandate is not about this school. */
    readonly leftOut?: LeftOut
  })[]
  /** How many it had in years of which nothing may be read any more. */
  readonly earlierSchools?: number
  readonly now: Instant
}

/** By name, and of one school the oldest year first. */
function inOrder(a: SchoolOfBoard, b: SchoolOfBoard): number {
  const [nameA, nameB] = [`${a.head.year}#${a.head.regionId}`, `${b.head.year}#${b.head.regionId}`]
  return a.school.name.localeCompare(b.school.name, 'nl') || (a.school.schoolId < b.school.schoolId ? -1 : a.school.schoolId > b.school.schoolId ? 1 : nameA < nameB ? -1 : 1)
}

/** The schools of a board wherever dossiers of the year can still be there: 1 query, and 1 read for each 45 of them. */
export async function schoolsOfBoard({ schools }: Pick<Ports, 'schools'>, boardId: string, now: Instant): Promise<readonly SchoolOfBoard[]> {
  return schoolsAt({ schools }, boardId, inReach(await schools.placementsOfBoard(boardId), now))
}

type Places = Awaited<ReturnType<Ports['schools']['placementsOfBoard']>>

/** Those of which something may still be read. */
const inReach = (places: Places, now: Instant): Places => places.filter(({ year }) => !isPastRetention({ year }, now))

async function schoolsAt({ schools }: Pick<Ports, 'schools'>, boardId: string, places: Places): Promise<readonly SchoolOfBoard[]> {
  const read = await schools.getAllWithYears(places)
  // A school that went to another board between the two reads is no longer one of this one's.
  return read.flatMap((found) => (found?.school.boardId === boardId ? [found] : [])).toSorted(inOrder)
}

export const withSteps = (found: SchoolOfBoard, now: Instant): BoardSeen['schools'][number] => ({
  ...found,
  steps: stepsOfSchool(found.school, found.head.calendar?.milestones ?? [], found.head.settings, now),
})

export function seeBoardOverview({ clock, boards, schools }: Pick<Ports, 'clock' | 'boards' | 'schools'>) {
  return async (boardId: string): Promise<BoardSeen> => {
    const now = clock()
    const [facts, places] = await Promise.all([boards.factsNow(boardId), schools.placementsOfBoard(boardId)])
    const shown = inReach(places, now)
    const earlier = new Set(places.filter((place) => !shown.includes(place)).map(({ schoolId }) => schoolId))
    const own = await schoolsAt({ schools }, boardId, shown)
    return { facts, schools: own.map((found) => withSteps(found, now)), earlierSchools: earlier.size, now }
  }
}
