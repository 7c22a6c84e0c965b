// The part of dynalite that we stand on, since it ships no types: its store, its validations and its actions, not its HTTP server.

declare module 'dynalite/db/index.js' {
  type AttributeValue = Record<string, unknown>
  type Row = Record<string, AttributeValue>
  type Callback<T = unknown> = (error: unknown, answer?: T) => void

  interface KeySchemaElement {
    AttributeName: string
    KeyType: string
  }

  interface Index {
    IndexName: string
    KeySchema: KeySchemaElement[]
    Projection: { ProjectionType: string; NonKeyAttributes?: string[] }
  }

  interface Table {
    TableName: string
    TableStatus: string
    KeySchema: KeySchemaElement[]
    GlobalSecondaryIndexes?: Index[]
  }

  interface Range {
    gte?: string
    gt?: string
    lte?: string
    lt?: string
    reverse?: boolean
    limit?: number
  }

  interface Change {
    type: 'put' | 'del'
    key: string
    value?: unknown
  }

  interface Level {
    open(): Promise<void>
    close(): Promise<void>
    get(key: string): Promise<unknown>
    put(key: string, value: unknown, callback: Callback): void
    del(key: string, callback: Callback): void
    batch(changes: Change[]): Promise<void>
    values(range: Range): AsyncIterable<unknown>
    iterator(range: Range): AsyncIterable<[string, unknown]>
    createValueStream(range: Range): NodeJS.ReadableStream
  }

  interface Store {
    db: Level
    getTable(name: string, callback: Callback<Table>): void
    getIndexDb(
      kind: 'Global' | 'Local',
      table: string,
      index: string,
    ): { put(key: string, value: unknown, callback: Callback): void; del(key: string, callback: Callback): void }
  }

  interface Dynalite {
    create(options: { path?: string; createTableMs: number }): Store
    createKey(item: Row, table: Table, keySchema?: KeySchemaElement[]): string
    createIndexKey(item: Row, table: Table, keySchema: KeySchemaElement[]): string
    updateIndexes(store: Store, table: Table, existing: Row | undefined, item: Row | null, callback: Callback): void
    mapPath(path: readonly (string | number)[], item: Row): AttributeValue | null | undefined
    mapPaths(paths: readonly unknown[], item: Row): Row
    compare(operator: string, value: AttributeValue, others: readonly AttributeValue[]): boolean
  }

  const dynalite: Dynalite
  export default dynalite
  export type { AttributeValue, Callback, Change, Dynalite, Index, Level, Range, Row, Store, Table }
}

declare module 'dynalite/validations/index.js' {
  import type { Store } from 'dynalite/db/index.js'

  const validations: {
    checkTypes(input: object, types: object): object
    checkValidations(input: object, types: object, custom: unknown, store: Store): void
  }
  export default validations
}
