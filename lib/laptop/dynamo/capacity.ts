// Adds up what several actions of one request consumed, per table.
import type { Json } from './actions.ts'

/** The capacity of a request out of that of its actions; transactions count twice. Nothing when it was not asked for. */
export function sumCapacity(answers: readonly Json[], factor: number): { ConsumedCapacity?: Json[] } {
  const units = new Map<string, number>()
  for (const { ConsumedCapacity: used } of answers) {
    if (used) units.set(used.TableName, (units.get(used.TableName) ?? 0) + used.CapacityUnits * factor)
  }
  if (units.size === 0) return {}
  return { ConsumedCapacity: [...units].map(([TableName, CapacityUnits]) => ({ TableName, CapacityUnits })) }
}
