// What boards stated before it was about a school: the facts of schools that are added, come to another board, or name another pupil system.
import { type Instant, localDateOf } from '../domain/moment.ts'
import { systemName } from '../domain/pupil-system.ts'
import { type Fact, nothingStated, type Qualification } from '../domain/qualification.ts'
import type { School } from '../domain/school.ts'
import { noProgress } from '../domain/school-progress.ts'
import { factsAfter, qualificationAfter, type StatedFacts } from '../domain/stating-facts.ts'
import type { BoardFacts } from '../ports/connection.ts'
import type { Ports } from '../ports/ports.ts'

type Said = Pick<Fact, 'state' | 'on'>

/** The mandate that a board stated for a pupil system. */
function mandateFor({ mandates = {} }: BoardFacts, pupilSystem: string): Said | undefined {
  const system = systemName(pupilSystem)
  // What a school typed may be the name of anything, also of what every object has.
  return Object.hasOwn(mandates, system) ? mandates[system] : undefined
}

/** What of a board's statements is about a school: its agreement, and its mandate for the pupil system that the school has. */
function statedBy(facts: BoardFacts, { pupilSystem }: Pick<School, 'pupilSystem'>): StatedFacts {
  const { agreement } = facts
  const mandate = mandateFor(facts, pupilSystem)
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

/** The mandates that boards stated, by school and pupil system: 1 batch read for each 100 boards, none for those that are at most 60 s old. */
export function mandatesOfBoards({ boards }: Pick<Ports, 'boards'>) {
  return async (boardIds: readonly string[]): Promise<(school: { readonly boardId?: string }, pupilSystem: string) => Said | undefined> => {
    const ids = [...new Set(boardIds.filter((boardId) => boardId !== ''))]
    const known = new Map(ids.length > 0 ? (await boards.facts(ids)).map((facts) => [facts.boardId, facts]) : [])
    return ({ boardId = '' }, pupilSystem) => {
      const facts = known.get(boardId)
      return facts && mandateFor(facts, pupilSystem)
    }
  }
}

/** What the boards of schools that name another pupil system than they had stated of the mandate for it: 1 read for each board, none where no school does. */
export function mandatesOfNamed({ boards }: Pick<Ports, 'boards'>) {
  return async (schools: readonly School[], pupilSystem: string | undefined): Promise<(school: School) => Said | undefined> => {
    const isNamed = (school: School) => pupilSystem !== undefined && systemName(school.pupilSystem) !== systemName(pupilSystem)
    const ids = new Set(schools.filter(isNamed).map(({ boardId }) => boardId).filter((boardId) => boardId !== ''))
    const known = new Map((await Promise.all([...ids].map((boardId) => boards.factsNow(boardId)))).map((facts) => [facts.boardId, facts]))
    return (school) => {
      const facts = known.get(school.boardId)
      return facts && pupilSystem !== undefined && isNamed(school) ? mandateFor(facts, pupilSystem) : undefined
    }
  }
}
