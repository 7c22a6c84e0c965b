// Each door as it is wired: what it is told by its environment, and what it makes of messages that are none of its own.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { environments } from '../../lambdas/environment.ts'
import { environmentOf, wireOutbox } from '../../lambdas/wiring.ts'
import { type Running, startRunning } from '../support/running.ts'

type Door = keyof typeof environments

const files = { QUARANTINE_BUCKET: 'q', ATTACHMENTS_BUCKET: 'a', FILES_KEY_ID: 'k' }
const whole: { readonly [D in Door]: Readonly<Record<string, string>> } = {
  api: { TABLE_NAME: 't', APP_URL: 'https://overstap.example', ISSUER: 'https://id.example', AUDIENCE: 'a', SCOPE: 's/use', ...files },
  clock: { TABLE_NAME: 't', QUEUE_URL: 'https://queue.example/1' },
  intake: { TABLE_NAME: 't', ...files, SCANNER: 'guardduty' },
  'mail-events': { TABLE_NAME: 't' },
  chores: { TABLE_NAME: 't', ...files },
  outbox: { TABLE_NAME: 't', APP_URL: 'https://overstap.example', SENDER: 'noreply@overstap.example' },
}
const doors = Object.keys(whole) as Door[]

describe('the environment of a door', () => {
  it.each(doors)('%s is whole with what it names, and takes nothing else in', (door) => {
    expect(environmentOf(door, { ...whole[door], AWS_SECRET_ACCESS_KEY: 'x', SOMETHING_ELSE: 'y' })).toEqual(whole[door])
  })

  it.each(doors.flatMap((door) => Object.keys(whole[door]).map((name) => [door, name] as const)))('%s does not start without %s, and says its name', (door, name) => {
    const { [name]: _left, ...rest } = whole[door]
    expect(() => environmentOf(door, rest)).toThrow(name)
  })

  it.each<[Door, string, string]>([['api', 'APP_URL', 'overstap.example'], ['api', 'ISSUER', ''], ['api', 'TABLE_NAME', ''], ['outbox', 'SENDER', 'noreply'], ['clock', 'QUEUE_URL', ''], ['intake', 'SCANNER', 'clamscan'], ['chores', 'ATTACHMENTS_BUCKET', '']])('%s does not start with a %s that is none (%j)', (door, name, value) => {
    expect(() => environmentOf(door, { ...whole[door], [name]: value })).toThrow(name)
  })

  it('names everything that is missing at once', () => {
    expect(() => environmentOf('api', {})).toThrow(/TABLE_NAME[^]*APP_URL[^]*ISSUER[^]*AUDIENCE[^]*SCOPE/)
  })
})

describe('a message that is none of ours', () => {
  let running: Running
  beforeAll(async () => {
    running = await startRunning({ startAt: '2026-11-20T09:00:00Z' })
  })
  afterAll(() => running.stop())

  const send = async (...bodies: readonly string[]) => {
    const lines: string[] = []
    const door = wireOutbox(running.edges.settings.outbox, { ...running.edges, print: (line) => void lines.push(line) })
    const { batchItemFailures } = await door({ Records: bodies.map((body, i) => ({ messageId: `m${i}`, body })) } as never)
    return { failed: batchItemFailures.map(({ itemIdentifier }) => itemIdentifier), lines: lines.map((line) => JSON.parse(line)) }
  }
  const known = JSON.stringify({ regionId: 'voorbeeld', id: '2026-2027-20261120T090000000Z-0000000000000000' })

  it.each(['', 'x', '{', '[]', 'null', '{}', '{"regionId":"voorbeeld"}', '{"regionId":"voorbeeld","id":7}', '{"regionId":"voorbeeld","id":"a","to":"anna@school.example"}'])('(%j) fails alone, to end among the dead letters, and is logged without its words', async (body) => {
    const { failed, lines } = await send(known, body, known)
    expect(failed).toEqual(['m1'])
    expect(lines).toEqual([
      { code: 'OUTBOX_MESSAGE_UNREADABLE', message: expect.any(String), messageId: 'm1' },
      { code: 'OUTBOX_DONE', message: expect.any(String), messages: 3, failed: 1 },
    ])
  })

  it('while one of ours about something that is not there is done at once', async () => {
    expect((await send(known, JSON.stringify({ regionId: 'nergens', id: 'x' }))).failed).toEqual([])
  })

  it('and no messages at all are no trouble', async () => {
    expect((await send()).failed).toEqual([])
  })
})
