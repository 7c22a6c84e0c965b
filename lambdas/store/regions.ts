// Regions: who they are, and the first coordinators that come with a new one.
import type { Region } from '../domain/region.ts'
import type { Regions } from '../ports/regions.ts'
import type { RepeatKey, RepeatKeys } from '../ports/trace.ts'
import { membershipRow } from './members.ts'
import { expiryAttribute, keys } from './table.ts'
import type { HeadMemory } from './years.ts'
import type { Row } from './expressions.ts'
import type { Action, TableClient } from './table-client.ts'

/** A week: how long a creating request may be repeated with the same key. */
const repeatSeconds = 7 * 86_400

/** The row that a repeat key leaves, so that a repeat finds that something was made. */
export function repeatAction(table: TableClient, repeat: RepeatKey | undefined, at: number): readonly Action[] {
  if (!repeat) return []
  const row = { ...keys.repeat(repeat.id), id: repeat.id, bodyHash: repeat.bodyHash, [expiryAttribute]: Math.floor(at / 1000) + repeatSeconds }
  return [table.actions.putNew(row, 'already-exists')]
}

export function repeatKeys(table: TableClient): RepeatKeys {
  return {
    async find(id) {
      const row = await table.get(keys.repeat(id), true)
      return row && { id, bodyHash: String(row['bodyHash']) }
    },
  }
}

function regionFrom({ pk: _pk, sk: _sk, ...region }: Row): Region {
  return region as unknown as Region
}

export function regions(table: TableClient, memory: HeadMemory): Regions {
  const { actions } = table
  return {
    async list() {
      return (await table.queryAll(keys.regions())).map(regionFrom)
    },
    async get(regionId) {
      const row = await table.get(keys.region(regionId), true)
      return row && regionFrom(row)
    },
    async create(region, coordinators, trace, repeat) {
      const list = [
        ...repeatAction(table, repeat, trace.event.at),
        actions.putNew({ ...keys.region(region.id), ...region }, 'already-exists'),
        actions.put({ ...keys.regionName(region.id), id: region.id, name: region.name }),
        ...coordinators.map((sub) => actions.put(membershipRow(sub, { role: 'coordinator', regionId: region.id }))),
      ]
      await table.commit(list, trace, region.id)
    },
    async save(region, expectedVersion, trace) {
      const { name, contactPoint, holidayRegion } = region
      await table.commit(
        [
          actions.update(
            { key: keys.region(region.id), set: { name, contactPoint, holidayRegion, version: region.version }, condition: 'version = :expected', values: { ':expected': expectedVersion } },
            'changed-meanwhile',
          ),
          actions.put({ ...keys.regionName(region.id), id: region.id, name }),
          ...region.years.map((year) =>
            actions.update({ key: keys.head(region.id, year), set: { region: { name, contactPoint } }, condition: 'attribute_exists(pk)' }, 'changed-meanwhile'),
          ),
        ],
        trace,
        region.id,
      )
      for (const year of region.years) memory.forget({ regionId: region.id, year })
    },
  }
}
