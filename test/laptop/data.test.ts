// What the laptop keeps between starts, and what it says when it cannot start.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { later } from '../../lambdas/domain/moment.ts'
import type { Edges } from '../../lib/laptop/run.ts'
import { StartProblem } from '../../lib/laptop/start-problem.ts'
import { eachInAnEmptyFolder, post, restart, start, utc, world } from './small-laptop.ts'

eachInAnEmptyFolder()

describe('what is kept', () => {
  it('is the table, the mails, the people and the clock; the demo is made once', async () => {
    let laptop = await start()
    const item = { pk: { S: 'REGIONS' }, sk: { S: 'REGION#voorbeeld' } }
    await world.seen[0]!.dynamo.send(new PutItemCommand({ TableName: world.seen[0]!.settings.api.TABLE_NAME, Item: item }))
    await laptop.moveTo(utc('2027-03-10T00:00:00Z'))
    await world.seen[0]!.accounts.ensure('new@school.example')
    laptop = await restart(laptop)
    expect(laptop.now()).toBeGreaterThanOrEqual(utc('2027-03-10T00:00:00Z'))
    expect((await world.seen[1]!.dynamo.send(new GetItemCommand({ TableName: 'overstap', Key: item }))).Item).toEqual(item)
    expect(await (await fetch(`${laptop.url}/_laptop/mail`)).json()).toHaveLength(1)
    expect((await post(laptop, 'token', { email: 'new@school.example' })).status).toBe(200)
    expect(world.seeded).toBe(1)
  })

  it('is gone after a fresh start, and nothing else in the folder is', async () => {
    let laptop = await start()
    await laptop.moveTo(utc('2027-03-10T00:00:00Z'))
    writeFileSync(join(world.folder, 'data', 'notes.txt'), 'mine')
    laptop = await restart(laptop, { fresh: true })
    expect(laptop.now() - utc('2027-03-01T12:00:00Z')).toBeLessThan(60_000)
    expect(await (await fetch(`${laptop.url}/_laptop/mail`)).json()).toEqual([])
    expect(world.seeded).toBe(2)
    expect(readFileSync(join(world.folder, 'data', 'notes.txt'), 'utf8')).toBe('mine')
  })

  it('begins anew when the first start broke off while the demo was made', async () => {
    const key = { pk: { S: 'REGIONS' }, sk: { S: 'half' } }
    const half = async ({ dynamo }: Edges) => {
      await dynamo.send(new PutItemCommand({ TableName: 'overstap', Item: key }))
      throw new Error('power cut')
    }
    await expect(start({ seed: half })).rejects.toThrow('power cut')
    await start()
    expect((await world.seen.at(-1)!.dynamo.send(new GetItemCommand({ TableName: 'overstap', Key: key }))).Item).toBeUndefined()
    expect(world.seeded).toBe(1)
  })

  it('is for its owner only to read', async () => {
    await start()
    for (const name of readdirSync(join(world.folder, 'data')).filter((found) => found.endsWith('.json') || found.endsWith('.jsonl'))) {
      expect([name, statSync(join(world.folder, 'data', name)).mode & 0o077]).toEqual([name, 0])
    }
  })
})

describe('a start that cannot be', () => {
  const problem = (promise: Promise<unknown>) => promise.then(() => undefined, (fault: unknown) => fault)

  it('says that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    const fault = await problem(start({ port }))
    other.close()
    expect(fault).toBeInstanceOf(StartProblem)
    expect((fault as Error).message).toBe(`Poort ${port} is al in gebruik. Stop wat daar draait, of kies een andere poort: PORT=4001 npm start`)
  })

  it.each([false, true])('says that the data are in use, and touches nothing (fresh: %s)', async (fresh) => {
    const laptop = await start()
    await laptop.moveTo(utc('2027-03-10T00:00:00Z'))
    const fault = await problem(start({ fresh }))
    expect(fault).toBeInstanceOf(StartProblem)
    expect((fault as Error).message).toContain('al in gebruik')
    expect(await (await fetch(`${laptop.url}/_laptop/mail`)).json()).toHaveLength(1)
  })

  it('says that the data are of a newer version, which a fresh start replaces', async () => {
    mkdirSync(join(world.folder, 'data'))
    writeFileSync(join(world.folder, 'data', 'format.json'), '{"format":2,"filled":true}')
    const fault = await problem(start())
    expect(fault).toBeInstanceOf(StartProblem)
    expect((fault as Error).message).toContain('nieuwere versie')
    expect(readdirSync(join(world.folder, 'data'))).toEqual(['format.json'])
    await start({ fresh: true })
    expect(world.seeded).toBe(1)
  })

  it.each(['{', '{"filled":true}'])('says so when the format reads %s', async (text) => {
    mkdirSync(join(world.folder, 'data'))
    writeFileSync(join(world.folder, 'data', 'format.json'), text)
    expect(await problem(start())).toBeInstanceOf(StartProblem)
  })

  it('says that the folder cannot be written', async () => {
    // A file in the way stops everybody; a mode would not stop an administrator.
    writeFileSync(join(world.folder, 'data'), '')
    const fault = await problem(start())
    expect(fault).toBeInstanceOf(StartProblem)
    expect((fault as Error).message).toContain('kan niet worden beschreven')
  })

  it('leaves the port and the data free for the next', async () => {
    await problem(start({ application: () => { throw new Error('broken') } }))
    expect(existsSync(join(world.folder, 'data', 'table'))).toBe(true)
    await start()
    expect(world.seeded).toBe(1)
  })
})

describe('stopping', () => {
  it('breaks off a move that is under way, and leaves the clock where the move had come', async () => {
    let visits = 0
    const second = Promise.withResolvers<void>()
    const goOn = Promise.withResolvers<void>()
    const laptop = await start({
      application: () => ({
        api: async () => ({}),
        outbox: async () => {},
        intake: async () => {},
        mailEvents: async () => {},
        chores: async () => {},
        earliestDue: async () => later(utc('2027-03-05T07:00:00Z'), visits * 86_400_000),
        async clock() {
          visits += 1
          if (visits === 2) {
            second.resolve()
            await goOn.promise
          }
          return { decided: 1 }
        },
      }),
    })
    const moved = post(laptop, 'clock', { now: '2027-12-31T00:00:00Z' })
    await second.promise
    const restarted = restart(laptop)
    setImmediate(goOn.resolve)
    const after = await restarted
    expect((await moved).status).toBe(500)
    expect(visits).toBe(2)
    expect(after.now() - utc('2027-03-06T07:00:00Z')).toBeLessThan(60_000)
  })
})
