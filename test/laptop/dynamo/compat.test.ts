// Every behaviour that the store relies on, shown on every engine: what the fake and the embedded engine do is what DynamoDB Local does.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines, type StartedEngine } from '../../support/engines.ts'
import { items } from './behaviours/items.ts'
import { queries } from './behaviours/queries.ts'
import { refusals } from './behaviours/refusals.ts'
import type { Behaviour } from './behaviours/rows.ts'
import { transactions } from './behaviours/transactions.ts'

const subjects: Record<string, readonly Behaviour[]> = { items, refusals, queries, transactions }

for (const engine of engines) {
  describe.skipIf(!engine.available)(`${engine.name}`, () => {
    let started: StartedEngine
    const client = (): DynamoDBClient => started.client

    beforeAll(async () => {
      started = await engine.start()
    })
    afterAll(async () => started?.stop())

    for (const [subject, behaviours] of Object.entries(subjects)) {
      describe(`${subject}`, () => {
        test.each(behaviours)('$name', async ({ run }) => {
          await expect(run(client())).resolves.toBeUndefined()
        })
      })
    }
  })
}
