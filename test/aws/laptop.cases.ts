// Starts the laptop for a moment and lays what it runs beside what is deployed: the table as it describes it, and what each door is told.
import { DescribeTableCommand, DescribeTimeToLiveCommand, type KeySchemaElement } from '@aws-sdk/client-dynamodb'
import { PutObjectCommand, type PutObjectCommandInput } from '@aws-sdk/client-s3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { environments } from '../../lambdas/environment.ts'
import { apiScope } from '../../lib/aws/identity-stack.ts'
import { type Edges, type Laptop, startLaptop } from '../../lib/laptop/run.ts'
import { deployedFacts } from './deployed-facts.ts'
import { synthesized } from './synthesized.ts'

const nothing = () => Promise.reject(new Error('not asked for here'))

describe('the laptop and the deployed system', () => {
  const facts = deployedFacts(synthesized())
  const folder = mkdtempSync(join(tmpdir(), 'overstap-agreement-'))
  let laptop: Laptop
  let edges: Edges

  beforeAll(async () => {
    laptop = await startLaptop({
      port: 0,
      dataPath: join(folder, 'data'),
      fresh: true,
      webFolder: folder,
      application: (given) => {
        edges = given
        return { api: nothing, clock: nothing, outbox: nothing, intake: nothing, mailEvents: nothing, chores: nothing, earliestDue: async () => undefined }
      },
      seed: async () => {},
      log: () => {},
    })
  })

  afterAll(async () => {
    await laptop.stop()
    rmSync(folder, { recursive: true })
  })

  it('have the same table, index and expiry', async () => {
    const asked = { TableName: edges.settings.api.TABLE_NAME }
    const { Table } = await edges.dynamo.send(new DescribeTableCommand(asked))
    const { TimeToLiveDescription } = await edges.dynamo.send(new DescribeTimeToLiveCommand(asked))
    const keyOf = (schema: readonly KeySchemaElement[] = [], type: string) => schema.find(({ KeyType }) => KeyType === type)?.AttributeName
    expect({
      partition: keyOf(Table?.KeySchema, 'HASH'),
      sort: keyOf(Table?.KeySchema, 'RANGE'),
      expiry: TimeToLiveDescription?.AttributeName,
      indexes: Table?.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
        name: IndexName,
        partition: keyOf(KeySchema, 'HASH'),
        sort: keyOf(KeySchema, 'RANGE'),
        projection: Projection?.ProjectionType,
      })),
    }).toEqual(facts.table)
  })

  it('keep files in the same manner: our key alone, uploads by a form alone, versions of attachments alone', async () => {
    const { QUARANTINE_BUCKET: quarantine, ATTACHMENTS_BUCKET: attachments, FILES_KEY_ID } = edges.settings.api
    const ours = { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: FILES_KEY_ID } as const
    const put = (Bucket: string, how: Partial<PutObjectCommandInput>) => edges.s3.send(new PutObjectCommand({ Bucket, Key: 'proef', Body: 'x', ...how }))
    await expect(put(quarantine, ours)).rejects.toThrow(/denied/i)
    await expect(put(attachments, {})).rejects.toThrow(/denied/i)
    await expect(put(attachments, { ...ours, SSEKMSKeyId: `${FILES_KEY_ID}x` })).rejects.toThrow(/denied/i)
    expect((await put(attachments, ours)).VersionId).toBeDefined()
  })

  it('have the same doors, and tell them nothing that the other does not', () => {
    expect(Object.keys(edges.settings).sort()).toEqual(Object.keys(facts.doors).sort())
    for (const [door, told] of Object.entries(edges.settings)) {
      expect(facts.doors[door]?.variables).toEqual(expect.arrayContaining(Object.keys(told)))
    }
  })

  it.each(Object.entries(environments))('tell the %s door what it asks for, as it asks for it', (door, schema) => {
    expect(schema.safeParse(edges.settings[door as keyof typeof environments]).error).toBeUndefined()
  })

  it('open the API with the same scope, and give the web app the same kind of settings', async () => {
    const scope = `${apiScope.server}/${apiScope.scope}`
    expect(edges.settings.api.SCOPE).toBe(scope)
    const config = (await (await fetch(`${laptop.url}/config.json`)).json()) as Record<string, string>
    const deployed = JSON.stringify(synthesized().identity.findOutputs('webconfig')['webconfig']?.['Value'])
    for (const setting of Object.keys(config)) expect(deployed).toContain(`\\"${setting}\\"`)
    expect(config['scope']?.split(' ').sort()).toEqual(['openid', 'email', 'profile', scope].sort())
  })
})
