// Opens the table in the data folder, emptied first where a start has to begin anew.
import type { Instant } from '../../lambdas/domain/moment.ts'
import { emptyDataFolder, openDataFolder, type DataFolder } from './data-folder.ts'
import { createDynamo, type Dynamo } from './dynamo/dynamo.ts'
import { StartProblem } from './start-problem.ts'

export interface OpenedTable {
  readonly table: Dynamo
  readonly folder: DataFolder
}

/**
 * The table's lock is the lock of the whole folder: nothing is emptied that another process has open. Throws a StartProblem when one has.
 * A folder whose first filling was broken off is emptied too: nobody has seen what was in it.
 */
export async function openTable(dataPath: string, fresh: boolean, now: () => Instant): Promise<OpenedTable> {
  const before = openDataFolder(dataPath, { readable: !fresh })
  const open = () => createDynamo({ path: before.table, now })
  try {
    const table = await open()
    if (before.filled && !fresh) return { table, folder: before }
    await table.close()
  } catch (fault) {
    if (isLocked(fault)) {
      const advice = 'Stop het andere venster met npm start, of kies een andere map met OVERSTAP_DATA.'
      throw new StartProblem(`De gegevens in ${dataPath} zijn al in gebruik. ${advice}`, fault)
    }
    if (!fresh) throw new StartProblem(`De gegevens in ${dataPath} zijn niet te lezen. Begin opnieuw met: npm start -- --fresh`, fault)
  }
  emptyDataFolder(dataPath)
  return { table: await open(), folder: openDataFolder(dataPath, { readable: true }) }
}

function isLocked(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false
  return (fault as NodeJS.ErrnoException).code === 'LEVEL_LOCKED' || isLocked(fault.cause)
}
