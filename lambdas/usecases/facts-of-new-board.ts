// What boards stated before a school was theirs: the facts of schools that are added, or come to another board.
import { type Instant, localDateOf } from '../domain/moment.ts'
import { systemName } from '../domain/pupil-system.ts'
import { type Fact, nothingStated, type Qualification } from '../domain/qualification.ts'
import type { School } from '../domain/school.ts'
import { noProgress } from '../domain/school-progress.ts'
import { factsAfter, qualificationAfter, type StatedFacts } from '../domain/stating-facts.ts'
import type { BoardFacts, Ports } from '../ports.ts'

type Said = Pick<Fact, 'state' | 'on'>

/** What of a board's statements is about a school: its agreement, and its mandate for the pupil system that the school has. */
function statedBy({ agreement, mandates = {} }: BoardFacts, { pupilSystem }: Pick<School, 'pupilSystem'>): StatedFacts {
  const system = systemName(pupilSystem)
  // What a school typed may be the name of anything, also of what every object has.
  const mandate: Said | undefined = Object.hasOwn(mandates, system) ? mandates[system] : undefined
  return { ...(agreement && { agreement }), ...(mandate && { mandate }) }
}

/** The schools with what their boards stated: 1 batch read for each 100 boards, none for those that are at most 60 s old. */
export function withFactsOfBoard({ boards }: Pick<Ports, 'boards'>) {
  return async (schools: readonly School[], now: Instant): Promise<readonly School[]> => {
    const ids = [...new Set(schools.map(({ boardId }) => boardId).filter((boardId) => boardId !== ''))]
    const known = new Map(ids.length > 0 ? (await boards.facts(ids)).map((facts) => [facts.boardId, facts]) : [])
    return schools.map((school) => {
      const facts = known.get(school.boardId)
      const before: Qualification = school.progress?.qualification ?? nothingStated
      const qualification = facts ? qualificationAfter(before, factsAfter(before.facts, statedBy(facts, school), 'board', localDateOf(now))) : before
      return qualification === before ? school : { ...school, progress: { ...(school.progress ?? noProgress(school.schoolId)), qualification } }
    })
  }
}
