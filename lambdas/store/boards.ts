// What boards stated, such as a signed processing agreement; remembered for a minute, since every set-ready and every fetch asks it.
import type { BoardFacts, Boards } from '../ports/connection.ts'
import { cached } from './cached.ts'
import { keys } from './table.ts'
import type { Row } from './expressions.ts'
import type { Action, TableClient } from './table-client.ts'

const factsFrom = (boardId: string, row: Row | undefined): BoardFacts => {
  const { pk: _pk, sk: _sk, ...facts } = row ?? {}
  return { version: 0, ...facts, boardId }
}

const statements = ['processingAgreement', 'agreement', 'mandates'] as const

/** What a board states, on the version that was read; what it no longer states goes. */
export function saveBoardAction({ actions }: TableClient, { boardId, ...stated }: BoardFacts, expectedVersion: number): Action {
  const condition = expectedVersion === 0 ? 'attribute_not_exists(pk)' : 'version = :expected'
  const remove = statements.filter((name) => stated[name] === undefined)
  const change = { key: keys.boardFacts(boardId), set: stated, remove, condition, ...(expectedVersion > 0 && { values: { ':expected': expectedVersion } }) }
  return actions.update(change, 'changed-meanwhile')
}

/** `clock` is the machine's clock in milliseconds. Boards have no region: their audit events stand under `boards`. */
export function boards(table: TableClient, clock: () => number): Boards & { readonly forget: (boardId: string) => void } {
  const memory = cached<BoardFacts>(clock)
  return {
    forget: (boardId) => memory.forget(boardId),
    async facts(boardIds) {
      const cold = [...new Set(boardIds)].filter((boardId) => !memory.get(boardId))
      const rows = cold.length > 0 ? await table.getAllOf(cold.map((boardId) => keys.boardFacts(boardId))) : []
      const read = new Map(cold.map((boardId, i) => [boardId, factsFrom(boardId, rows[i])]))
      for (const [boardId, facts] of read) memory.set(boardId, facts)
      return boardIds.map((boardId) => read.get(boardId) ?? memory.get(boardId) ?? factsFrom(boardId, undefined))
    },
    async factsNow(boardId) {
      return factsFrom(boardId, await table.get(keys.boardFacts(boardId), true))
    },
    async save(facts, expectedVersion, trace) {
      await table.commit([saveBoardAction(table, facts, expectedVersion)], trace, 'boards')
      memory.forget(facts.boardId)
    },
  }
}
