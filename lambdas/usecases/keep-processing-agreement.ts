// What a board states of its processing agreement (verwerkersovereenkomst), for all of its schools in every region at once.
import type { Actor } from '../domain/actor.ts'
import type { LocalDate } from '../domain/local-date.ts'
import { localDateOf } from '../domain/moment.ts'
import { Refusal, refuseFaults } from '../domain/refusal.ts'
import type { BoardFacts } from '../ports/connection.ts'
import type { Ports } from '../ports/ports.ts'
import { type SchoolOfBoard, schoolsOfBoard } from './see-board-overview.ts'
import { traceOf } from './trace.ts'

export interface AgreementSeen {
  readonly facts: BoardFacts
  /** The schools of the board, in every region and year of which dossiers can still be there. */
  readonly schools: readonly SchoolOfBoard[]
}

type BoardPorts = Pick<Ports, 'clock' | 'boards' | 'schools'>

export function seeProcessingAgreement(ports: BoardPorts) {
  return async (boardId: string): Promise<AgreementSeen> => {
    const [facts, schools] = await Promise.all([ports.boards.factsNow(boardId), schoolsOfBoard(ports, boardId, ports.clock())])
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
    return { facts, schools: await schoolsOfBoard(ports, boardId, now) }
  }
}
