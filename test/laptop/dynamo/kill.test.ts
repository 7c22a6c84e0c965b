// A killed process, or a log that ends in the middle of a record, leaves no half write, and every acknowledged write is there.
import { spawn } from 'node:child_process'
import { cp, mkdtemp, readdir, rm, stat, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createDynamo, type Dynamo } from '../../../lib/laptop/dynamo/dynamo.ts'
import { ensureTable } from '../../../lib/laptop/dynamo/ensure-table.ts'
import { dice } from './dice.ts'
import { inspect, TableName, writeSingle, writeTransaction } from './kill-workload.ts'

const rounds = Number(process.env['OVERSTAP_KILLS'] ?? 10)
const child = fileURLToPath(new URL('kill-child.ts', import.meta.url))

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'overstap-kill-'))
})

afterEach(async () => {
  await rm(directory, { recursive: true })
})

async function opened<T>(path: string, work: (dynamo: Dynamo) => Promise<T>): Promise<T> {
  const dynamo = await createDynamo({ path, now: Date.now })
  try {
    return await work(dynamo)
  } finally {
    await dynamo.close()
  }
}

async function makeTable(dynamo: Dynamo) {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  await ensureTable(new DynamoDBClient({ region: 'eu-west-1', credentials, requestHandler: dynamo.requestHandler }), TableName)
}

/** Lets the child write, kills it so many milliseconds after its first acknowledged write, and answers the last one. */
async function writeUntilKilled(path: string, milliseconds: number): Promise<number> {
  const writer = spawn(process.execPath, [child, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise(resolve => writer.once('close', resolve))
  let said = ''
  await new Promise<void>(begun => {
    writer.stdout.setEncoding('utf8').on('data', text => {
      said += text
      begun()
    })
    writer.once('close', () => begun())
  })
  await pause(milliseconds)
  writer.kill('SIGKILL')
  await ended
  return Number(said.trimEnd().split('\n').at(-1))
}

describe('a process that is killed', () => {
  test(`leaves no half transaction and loses nothing that it acknowledged (${rounds} kills)`, { timeout: 600_000 }, async () => {
    const path = join(directory, 'table')
    await opened(path, makeTable)
    const roll = dice(Date.now())
    let before = 0
    for (let round = 1; round <= rounds; round += 1) {
      const acknowledged = await writeUntilKilled(path, roll(60))
      const { latest, faults } = await opened(path, inspect)
      expect(faults).toEqual([])
      expect(acknowledged).toBeGreaterThan(before)
      expect([acknowledged, acknowledged + 1]).toContain(latest)
      before = latest
    }
  })
})

describe('a log that ends anywhere', () => {
  const transactions = 12
  const cuts = 60

  test(`brings back whole transactions only (${cuts} places to cut)`, async () => {
    const path = join(directory, 'whole')
    await opened(path, async dynamo => {
      await makeTable(dynamo)
      for (let number = 1; number <= transactions; number += 1) {
        await writeTransaction(dynamo, number)
        await writeSingle(dynamo, number)
      }
    })
    const log = (await readdir(path)).find(name => name.endsWith('.log')) ?? ''
    const { size } = await stat(join(path, log))
    const seen = new Set<number>()
    for (let cut = 1; cut <= cuts; cut += 1) {
      const copy = join(directory, `cut-${cut}`)
      await cp(path, copy, { recursive: true })
      await truncate(join(copy, log), Math.floor(size * (0.02 + (0.98 * cut) / cuts)))
      const { latest, faults } = await opened(copy, inspect)
      expect(faults).toEqual([])
      seen.add(latest)
    }
    expect(Math.max(...seen)).toBe(transactions)
    expect(seen.size).toBeGreaterThan(transactions / 2)
  })
})
