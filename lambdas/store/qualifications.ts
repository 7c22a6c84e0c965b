// What is known of schools' connection to OSO: the facts in the row of their progress, what was stated of them beside it.
import type { ListedChange } from '../domain/qualification-import.ts'
import type { School, SchoolId } from '../domain/school.ts'
import type { FactChange } from '../domain/stating-facts.ts'
import { toIso } from '../domain/moment.ts'
import type { FactsWrite, Qualifications } from '../ports/connection.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import type { Trace } from '../ports/trace.ts'
import { saveBoardAction } from './boards.ts'
import type { Row } from './expressions.ts'
import { factsCondition, progressUpdate, seenIn } from './progress-row.ts'
import { keys } from './table.ts'
import { type Action, actionsPerCommit, type TableClient } from './table-client.ts'

type Change = ListedChange | Pick<FactsWrite, 'before' | 'after' | 'change'>

const versionOf = ({ progress }: Pick<School, 'progress'>) => progress?.qualification.version ?? 0

function changeFrom({ pk: _pk, sk: _sk, ...change }: Row): FactChange {
  return change as unknown as FactChange
}

export function qualifications(table: TableClient, forgetBoard: (boardId: string) => void): Qualifications {
  const { actions } = table

  /** The facts on the version that was read, also where only the pupil system changes: it says what they are of. */
  function progressed(key: RegionYearKey, { before, after }: Change, seen: Row): Action {
    const progressKey = keys.progress(key.regionId, key.year, after.schoolId)
    const shown = progressUpdate(progressKey, before, after)
    if (!shown && Object.keys(seen).length === 0) {
      const { condition, values = {} } = factsCondition(versionOf(before))
      return actions.check(progressKey, condition!, values, 'changed-meanwhile')
    }
    return actions.update({ key: progressKey, ...factsCondition(versionOf(before)), ...shown, set: { ...shown?.set, ...seen } }, 'changed-meanwhile')
  }

  /** The school's own row is still as it was read: what is stated is of its board and pupil system. By a link it leans on the contacts too. */
  function ownRow(key: RegionYearKey, { before, after }: Change, contactsVersion?: number): Action {
    const row = keys.school(key.regionId, key.year, after.schoolId)
    const condition = `version = :expected${contactsVersion === undefined ? '' : ' AND contactsVersion = :contacts'}`
    const values = { ':expected': before.version, ...(contactsVersion !== undefined && { ':contacts': contactsVersion }) }
    if (before.pupilSystem === after.pupilSystem) return actions.check(row, condition, values, 'changed-meanwhile')
    return actions.update({ key: row, set: { pupilSystem: after.pupilSystem, version: before.version + 1 }, condition, values }, 'changed-meanwhile')
  }

  /** What a list changed in these schools: the row goes with them, so that the history tells what was written and no more. */
  function listRow(key: RegionYearKey, list: readonly Change[]): Action {
    const { at, by, source } = list[0]!.change
    const schools = Object.fromEntries(list.map(({ after, change: { changes, pupilSystem } }) => [after.schoolId, { changes, ...(pupilSystem && { pupilSystem }) }]))
    return actions.put({ ...keys.statementList(key.regionId, key.year, toIso(at), crypto.randomUUID()), at, by, source, schools })
  }

  return {
    async save(writes, trace, regionId, board) {
      // What a school says may hold for other locations of its BRIN: it was here for itself alone.
      const bound = trace.event.role.split('#')[1] ?? ''
      const groups = writes.map(({ key, ...each }, i) => [
        ownRow(key, each, i === 0 && 'contactsVersion' in trace ? trace.contactsVersion : undefined),
        progressed(key, each, each.after.schoolId.startsWith(bound) ? seenIn(trace) : {}),
        actions.put({ ...keys.statement(key.regionId, key.year, each.after.schoolId, toIso(each.change.at), versionOf(each.after)), ...each.change }),
      ])
      const first = board ? [saveBoardAction(table, board.facts, board.expectedVersion)] : []
      try {
        await table.commitInParts([first, ...groups], trace as Trace, regionId)
      } finally {
        // The first part may stand though a later one failed.
        if (board) forgetBoard(board.facts.boardId)
      }
    },
    async saveImport(key, writes, trace) {
      const parts: { readonly list: Change[]; readonly written: Action[] }[] = []
      for (const each of writes) {
        // The own row only where it changes: a check of each would be twice the calls.
        const written = [...(each.before.pupilSystem === each.after.pupilSystem ? [] : [ownRow(key, each)]), progressed(key, each, {})]
        if (1 + (parts.at(-1)?.written.length ?? actionsPerCommit) + written.length > actionsPerCommit) parts.push({ list: [], written: [] })
        parts.at(-1)!.list.push(each)
        parts.at(-1)!.written.push(...written)
      }
      await table.commitParts(parts.map(({ list, written }) => [listRow(key, list), ...written]), trace, key.regionId)
    },
    async history({ regionId, year }, schoolId: SchoolId) {
      const [own, lists] = await Promise.all([
        table.queryAll({ ...keys.statements(regionId, year, schoolId), newestFirst: true, consistent: true }),
        table.queryAll({ ...keys.statementLists(regionId, year), newestFirst: true, consistent: true }),
      ])
      const listed = lists.flatMap(({ at, by, source, schools }) => {
        const ofSchool = (schools as Readonly<Record<SchoolId, Pick<FactChange, 'changes' | 'pupilSystem'>>>)[schoolId]
        return ofSchool ? [{ at, by, source, ...ofSchool } as FactChange] : []
      })
      return [...own.map(changeFrom), ...listed].toSorted((a, b) => b.at - a.at)
    },
  }
}
