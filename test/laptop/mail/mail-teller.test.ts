// What became of each mail reaches the door for mail events once it was sent, whatever stops in between.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SQSEvent } from 'aws-lambda'
import type { Instant } from '../../../lambdas/domain/moment.ts'
import { type AddressKind, openMailSink } from '../../../lib/laptop/mail/mail-sink.ts'
import { mailTeller } from '../../../lib/laptop/mail/mail-teller.ts'
import { createQueue } from '../../../lib/laptop/queue/queue.ts'
import { mailEventsQueue } from '../../../lib/queue-settings.ts'

let folder: string
let heard: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'teller-'))
  heard = []
})
afterEach(() => rmSync(folder, { recursive: true }))

const path = () => join(folder, 'mails-told.json')

/** One run of the process; what it does not keep is gone with it. */
function begin(fails: (body: string) => boolean = () => false) {
  const sink = openMailSink(join(folder, 'mail.jsonl'))
  let now = 0
  const queue = createQueue({ name: 'mail-events', settings: mailEventsQueue, now: () => now as Instant })
  const door = async ({ Records }: SQSEvent) => {
    const failed = Records.filter(({ body }) => fails(body))
    for (const { body } of Records.filter(({ body }) => !fails(body))) {
      const { 'detail-type': kind, source, detail } = JSON.parse(body)
      heard.push(`${kind}${detail.bounce ? ` (${detail.bounce.bounceType})` : ''} of ${detail.mail.tags['overstap-id'][0]}`)
      expect([source, detail.mail.destination]).toEqual(['aws.ses', ['x@simulator.amazonses.com']])
    }
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) }
  }
  const add = (messageId: string, addressKind: AddressKind = 'ordinary', tags: Record<string, string> | 'none' = { 'overstap-id': messageId }) =>
    sink.add({
      messageId, to: 'x@simulator.amazonses.com', addressKind, subject: 's', text: 't', html: '', headers: {}, attachments: [], sentAt: '2027-03-24T07:00:00.000Z',
      ...(tags !== 'none' && { tags }),
    })
  return { add, end: () => sink.close(), later: () => (now += 181_000), ...mailTeller({ path: path(), sink, queue, door }) }
}

describe('the news of a mail', () => {
  it.each([
    ['ordinary', ['Email Delivered of m']],
    ['success', ['Email Delivered of m']],
    ['bounce', ['Email Bounced (Permanent) of m']],
    ['suppressionlist', ['Email Bounced (Permanent) of m']],
    ['complaint', ['Email Delivered of m', 'Email Complaint Received of m']],
    ['ooto', ['Email Delivered of m', 'Email Bounced (Transient) of m']],
  ] as const)('to an address of kind %s is %j', async (kind, expected) => {
    const run = begin()
    run.add('m', kind)
    await run.tell()
    expect(heard).toEqual(expected)
    run.end()
  })

  it('is told once, also over a restart', async () => {
    const run = begin()
    run.add('a')
    await run.tell()
    run.add('b')
    await run.tell()
    await run.tell()
    run.end()
    const next = begin()
    await next.tell()
    next.add('c')
    await next.tell()
    next.end()
    expect(heard).toEqual(['Email Delivered of a', 'Email Delivered of b', 'Email Delivered of c'])
  })

  it('that was not told when the process ended, is told at the next start', async () => {
    const run = begin()
    run.add('a')
    run.end()
    const next = begin()
    await next.tell()
    next.end()
    expect(heard).toEqual(['Email Delivered of a'])
  })

  it('that was told and not taken in, is told again: after its time in the queue, or at the next start', async () => {
    let isBroken = true
    const run = begin((body) => isBroken && body.includes('"b"'))
    for (const id of ['a', 'b']) run.add(id)
    await run.tell()
    expect([heard, existsSync(path())]).toEqual([['Email Delivered of a'], false])
    run.end()
    const next = begin((body) => isBroken && body.includes('"b"'))
    await next.tell()
    isBroken = false
    next.later()
    await next.tell()
    expect(heard).toEqual(['Email Delivered of a', 'Email Delivered of a', 'Email Delivered of b'])
    expect(existsSync(path())).toBe(true)
    next.end()
  })

  it('is not there for a mail of before there were tags', async () => {
    const run = begin()
    run.add('old', 'ordinary', 'none')
    run.add('new')
    await run.tell()
    expect(heard).toEqual(['Email Delivered of new'])
    run.end()
  })

  it.each(['', 'x', '{}', '{"told":-1}', '{"told":99}'])('is not lost where the file that tells how far it was holds %j', async (text) => {
    const run = begin()
    run.add('a')
    run.end()
    writeFileSync(path(), text)
    const next = begin()
    next.add('b')
    await next.tell()
    next.end()
    expect(heard).toContain('Email Delivered of b')
  })
})
