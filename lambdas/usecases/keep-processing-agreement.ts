// What a board states of its processing agreement (verwerkersovereenkomst), for all of its schools in every region at once.
import type { Actor } from '../domain/actor.ts'
import type { LocalDate } from '../domain/local-date.ts'
import { localDateOf } from '../domain/moment.ts'
import { Refusal, refuseFaults } from '../domain/refusal.ts'
import { isPastRetention } from '../domain/retention.ts'
import type { School } from '../domain/school.ts'
import type { SchoolYear } from '../domain/school-year.ts'
import type { BoardFacts, Ports } from '../ports.ts'
import { traceOf } from './trace.ts'

export interface AgreementSeen {
  readonly facts: BoardFacts
  /** The schools of the board, in every region and year of which dossiers can still be there. */
  readonly schools: readonly { readonly school: School; readonly regionName: string; readonly year: SchoolYear }[]
}

type BoardPorts = Pick<Ports, 'clock' | 'boards' | 'regions' | 'schools'>

/** Walks over the regions: a board has no list of its own, and asks this a few times a year. */
async function schoolsOf({ clock, regions, schools }: BoardPorts, boardId: string): Promise<AgreementSeen['schools']> {
  const now = clock()
  const found: AgreementSeen['schools'][number][] = []
  for (const { id } of await regions.list()) {
    const region = await regions.get(id)
    for (const year of region?.years.filter((each) => !isPastRetention({ year: each }, now)) ?? []) {
      const own = (await schools.list({ regionId: id, year })).filter((school) => school.boardId === boardId)
      found.push(...own.map((school) => ({ school, regionName: region!.name, year })))
    }
  }
  return found.toSorted((a, b) => a.school.name.localeCompare(b.school.name, 'nl') || (a.year < b.year ? -1 : 1))
}

export function seeProcessingAgreement(ports: BoardPorts) {
  return async (boardId: string): Promise<AgreementSeen> => {
    const [facts, schools] = await Promise.all([ports.boards.factsNow(boardId), schoolsOf(ports, boardId)])
    return { facts, schools }
  }
}

/** Refuses a day that is still to come. Other doors know of it within 60 seconds. */
export function keepProcessingAgreement(ports: BoardPorts) {
  return async (actor: Actor, boardId: string, stated: { readonly state: 'yes' | 'no'; readonly on: LocalDate }, expectedVersion: number): Promise<AgreementSeen> => {
    const now = ports.clock()
    refuseFaults(stated.on > localDateOf(now) ? [{ path: 'on', code: 'day-to-come' }] : [])
    const before = await ports.boards.factsNow(boardId)
    if (before.version !== expectedVersion) throw new Refusal('changed-meanwhile')
    const facts: BoardFacts = { ...before, boardId, processingAgreement: { state: stated.state, on: stated.on }, version: before.version + 1 }
    await ports.boards.save(facts, expectedVersion, traceOf(actor, 'put-processing-agreement', `boards/${boardId}/processing-agreement`, now, facts.version))
    return { facts, schools: await schoolsOf(ports, boardId) }
  }
}
