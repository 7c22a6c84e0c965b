// Query and Scan: dynalite finds the page, we judge the filter and cut the projection out of it.
import dynalite from 'dynalite/db/index.js'
import type { Row, Store } from 'dynalite/db/index.js'
import { describe, run, type Json, type Prepared } from './actions.ts'
import { holds } from './conditions.ts'
import { validation } from './service-error.ts'

/** A filter that dynalite finds true of everything, so that its checks of the filter's attributes stay. */
const anything = { type: 'function', name: 'anything', args: [] }

/** Runs a valid Query or Scan. Refuses what the index does not hold and an empty partition key. */
export async function runQuery(store: Store, { operation, request }: Prepared): Promise<Json> {
  const { _filter, _projection, Select } = request
  await expectInIndex(store, request)
  expectNoEmptyKey(request)
  const { Items, ...page } = await run(store, {
    operation,
    request: {
      ...request,
      ...(_filter && { _filter: { ..._filter, expression: anything } }),
      ...(_projection && { _projection: { ..._projection, paths: undefined } }),
      ...(Select === 'COUNT' && { Select: undefined }),
    },
  })
  const found = (Items as Row[]).filter(item => _filter === undefined || holds(_filter.expression, item))
  const items = _projection ? found.map(item => dynalite.mapPaths(_projection.paths, item)) : found
  return { ...page, Count: items.length, ...(Select !== 'COUNT' && { Items: items }) }
}

async function expectInIndex(store: Store, { TableName, IndexName, _filter, _projection }: Json) {
  if (IndexName === undefined) return
  const table = await describe(store, TableName)
  const index = table.GlobalSecondaryIndexes?.find(one => one.IndexName === IndexName)
  if (index === undefined || index.Projection.ProjectionType === 'ALL') return
  const keys = [...index.KeySchema, ...table.KeySchema].map(key => key.AttributeName)
  const held = [...keys, ...(index.Projection.NonKeyAttributes ?? [])]
  const wanted: string[] = [...Object.keys(_filter?.pathHeads ?? {}), ...(_projection?.paths ?? []).map((path: Json) => path[0])]
  const missing = wanted.filter(name => !held.includes(name))
  if (missing.length > 0) {
    throw validation(`Global secondary index ${IndexName} does not project [${missing.join(', ')}]`)
  }
}

function expectNoEmptyKey({ KeyConditions }: Json) {
  for (const [name, { ComparisonOperator, AttributeValueList }] of Object.entries<Json>(KeyConditions ?? {})) {
    if (ComparisonOperator !== 'EQ' || AttributeValueList[0].S !== '') continue
    throw validation(`The AttributeValue for a key attribute cannot contain an empty string value. Key: ${name}`)
  }
}
