// Takes down what a board states of agreement and mandate, once, for all of its schools in every region.
import type { Actor } from '../domain/actor.ts'
import { canonical } from '../domain/canonical.ts'
import type { LocalDate } from '../domain/local-date.ts'
import { type Instant, localDateOf } from '../domain/moment.ts'
import { systemName } from '../domain/pupil-system.ts'
import { Refusal, refuseFaults } from '../domain/refusal.ts'
import { type BoardStatement, boardStatementFor, type Stated, type StatedFacts } from '../domain/stating-facts.ts'
import type { BoardFacts, FactsWrite } from '../ports/connection.ts'
import type { Ports } from '../ports/ports.ts'
import { factsWriteOf, isRunning } from './facts-reach.ts'
import { type BoardSeen, type SchoolOfBoard, schoolsOfBoard, withSteps } from './see-board-overview.ts'
import { faultsOfDays } from './state-facts.ts'
import { alreadyTraced, traceOf } from './trace.ts'
import { tryAgain } from './try-again.ts'

type BoardPorts = Pick<Ports, 'clock' | 'boards' | 'schools' | 'qualifications'>

/** The pupil system of whose supplier a mandate is; the only one that the schools are known to have where the board names none. */
function mandatedSystem({ mandate, pupilSystem = '' }: BoardStatement, schools: readonly SchoolOfBoard[]): string {
  if (!mandate) return ''
  const named = systemName(pupilSystem)
  const known = new Set(schools.map(({ school }) => systemName(school.pupilSystem)).filter((name) => name !== ''))
  const only = known.size === 1 ? [...known][0]! : ''
  const system = named || only
  refuseFaults(system === '' ? [{ path: 'pupilSystem', code: 'pupil-system-needed' }] : [])
  return system
}

/** A fact as the board keeps it; what it does not know it does not keep. */
const keptOf = ({ state, on }: Stated, today: LocalDate) => (state === 'unknown' ? undefined : { state, on: on ?? today })

/** What the board states after this, for its schools of now and those to come. */
function boardFactsAfter({ agreement, mandates, ...before }: BoardFacts, stated: BoardStatement, system: string, today: LocalDate): BoardFacts {
  const agreed = stated.agreement ? keptOf(stated.agreement, today) : agreement
  const mandate = stated.mandate && keptOf(stated.mandate, today)
  const others = Object.entries(mandates ?? {}).filter(([name]) => !stated.mandate || name !== system)
  const given = Object.fromEntries(mandate ? [...others, [system, mandate]] : others)
  return { ...before, ...(agreed && { agreement: agreed }), ...(Object.keys(given).length > 0 && { mandates: given }), version: before.version + 1 }
}

/** Who takes a statement back takes back what it said itself, not what another knows. */
function heardOfBoard({ school }: SchoolOfBoard, stated: StatedFacts): StatedFacts {
  const facts = school.progress?.qualification.facts ?? {}
  return Object.fromEntries(Object.entries(stated).filter(([name, { state }]) => state !== 'unknown' || facts[name as keyof StatedFacts]?.source === 'board'))
}

/** A school as it becomes by the statement, with what is to be written for it; a year that is over stays as it is. */
function asStated(found: SchoolOfBoard, statement: BoardStatement, now: Instant): { readonly write?: FactsWrite; readonly seen: BoardSeen['schools'][number] } {
  const { school, head } = found
  if (!isRunning(head.year, now)) return { seen: withSteps(found, now) }
  const { stated, leftOut } = boardStatementFor(school, statement)
  const write = factsWriteOf({ key: { regionId: head.regionId, year: head.year }, school }, { stated: heardOfBoard(found, stated) }, { by: 'board', source: 'board', at: now })
  return { ...(write && { write }), seen: { ...withSteps({ ...found, school: write?.after ?? school }, now), ...(leftOut && { leftOut }) } }
}

/**
 * The agreement is for all schools of the board, the mandate for those with its pupil system; the others are named. Many schools are written in
 * parts, what the board keeps with the first: when a school changes in between, the rest is read and written again. Refuses a day that is
 * still to come, a mandate of which nobody knows the pupil system, and `changed-meanwhile` when the board stated something else.
 */
export function stateBoardFacts(ports: BoardPorts) {
  return async (actor: Actor, boardId: string, statement: BoardStatement, expectedVersion: number): Promise<BoardSeen> => {
    const now = ports.clock()
    const { agreement, mandate } = statement
    refuseFaults(faultsOfDays({ ...(agreement && { agreement }), ...(mandate && { mandate }) }, now))
    const read = async () => {
      const [known, schools] = await Promise.all([ports.boards.factsNow(boardId), schoolsOfBoard(ports, boardId, now)])
      return { known, schools }
    }
    const before = await read()
    if (before.known.version !== expectedVersion) throw new Refusal('changed-meanwhile')
    const system = mandatedSystem(statement, before.schools)
    const facts = boardFactsAfter(before.known, statement, system, localDateOf(now))
    const trace = traceOf(actor, 'put-board-qualification', `boards/${boardId}/qualification`, now, facts.version)
    let first: typeof before | undefined = before
    const seen = await tryAgain(async () => {
      const { known, schools } = first ?? (await read())
      first = undefined
      const isWritten = canonical(known) === canonical(facts)
      if (!isWritten && known.version !== expectedVersion) return undefined
      const all = schools.map((found) => asStated(found, { ...statement, pupilSystem: system }, now))
      const writes = all.flatMap(({ write }) => write ?? [])
      await ports.qualifications.save(writes, isWritten ? alreadyTraced(trace) : trace, 'boards', isWritten ? undefined : { facts, expectedVersion })
      return { facts, schools: all.map(({ seen }) => seen), now }
    })
    if (!seen) throw new Refusal('changed-meanwhile')
    return seen
  }
}
