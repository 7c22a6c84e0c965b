// The attachment types of a region's year in one row, each template in its own, and the lock that the first set-ready puts on them.
import { type AttachmentTypes, noTypes } from '../domain/attachment-type.ts'
import type { TemplateFile } from '../domain/attachment-type-template.ts'
import type { Instant } from '../domain/moment.ts'
import { Refusal } from '../domain/refusal.ts'
import type { AttachmentTypeLists, RegionYearKey } from '../ports/regions.ts'
import { cached } from './cached.ts'
import type { Row } from './expressions.ts'
import { keys } from './table.ts'
import type { Action, TableClient } from './table-client.ts'

export type TypesMemory = ReturnType<typeof typesMemory>

const nameOf = ({ regionId, year }: RegionYearKey) => `${regionId}#${year}`
const keyOf = ({ regionId, year }: RegionYearKey) => keys.attachmentTypes(regionId, year)

/** The types that were read lately, shared by whoever needs them. `clock` is the machine's clock in milliseconds. */
export function typesMemory(clock: () => number) {
  const memory = cached<AttachmentTypes>(clock)
  return {
    get: (key: RegionYearKey) => memory.get(nameOf(key)),
    keep(key: RegionYearKey, types: AttachmentTypes): AttachmentTypes {
      memory.set(nameOf(key), types)
      return types
    },
    forget: (key: RegionYearKey) => memory.forget(nameOf(key)),
  }
}

/** A row that only locks holds no list: a school set ready in a region without types. */
function typesFrom(row: Row | undefined): AttachmentTypes {
  if (!row) return noTypes
  const lockedAt = row['lockedAt'] as Instant | undefined
  return { types: (row['types'] ?? []) as AttachmentTypes['types'], version: Number(row['version'] ?? 0), ...(lockedAt !== undefined && { lockedAt }) }
}

const isVersion = (version: number) => (version === 0 ? 'attribute_not_exists(version)' : 'version = :expected')
const valuesOf = (version: number): { readonly values?: Row } => (version === 0 ? {} : { values: { ':expected': version } })

/**
 * The action with which a school's set-ready locks the types, in its own transaction: only on the list by which it was judged, and only
 * while they are not locked. Once they are, a set-ready leaves this row alone: thousands in one hour would wait for each other. Afterwards
 * `memory.forget(key)`. Refuses `changed-meanwhile` when the list changed or another school was first: read again with `getFresh`.
 */
export function lockTypes(table: TableClient, key: RegionYearKey, version: number, at: Instant): Action {
  const condition = `${isVersion(version)} AND attribute_not_exists(lockedAt)`
  return table.actions.update({ key: keyOf(key), set: { lockedAt: at }, condition, ...valuesOf(version) }, 'changed-meanwhile')
}

export function attachmentTypes(table: TableClient, memory: TypesMemory): AttachmentTypeLists {
  const { actions } = table
  const getFresh = async (key: RegionYearKey) => memory.keep(key, typesFrom(await table.get(keyOf(key), true)))
  const templateKey = ({ regionId, year }: RegionYearKey, typeId: string) => keys.template(regionId, year, typeId)
  return {
    async get(key) {
      return memory.get(key) ?? (await getFresh(key))
    },
    getFresh,
    async save(key, { types, version }, expectedVersion, trace, { put, drop = [] } = {}) {
      const condition = `${isVersion(expectedVersion)} AND attribute_not_exists(lockedAt)`
      const list = [
        actions.update({ key: keyOf(key), set: { types, version }, condition, ...valuesOf(expectedVersion) }, 'changed-meanwhile'),
        ...(put ? [actions.put({ ...templateKey(key, put.typeId), ...put.file })] : []),
        ...drop.map((typeId) => actions.remove(templateKey(key, typeId))),
      ]
      try {
        await table.commit(list, trace, key.regionId)
      } catch (error) {
        // One condition guards both: what is there says which of the two failed.
        const failed = error instanceof Refusal && error.code === 'changed-meanwhile'
        throw failed && (await getFresh(key)).lockedAt !== undefined ? new Refusal('types-locked') : error
      } finally {
        memory.forget(key)
      }
    },
    async template(key, typeId) {
      const row = await table.get(templateKey(key, typeId), true)
      if (!row) return undefined
      const { fileName, contentType, bytes } = row
      return { fileName, contentType, bytes } as TemplateFile
    },
  }
}
