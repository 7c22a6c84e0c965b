// A laptop with a small application in it, in a folder of its own: for tests of everything around the application.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SendEmailCommand } from '@aws-sdk/client-sesv2'
import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { afterEach, beforeEach } from 'vitest'
import type { Instant } from '../../lambdas/domain/moment.ts'
import { startLaptop, type Application, type Edges, type Laptop, type LaptopOptions } from '../../lib/laptop/run.ts'
import type { ScanEvent } from '../../lib/laptop/scanner/scan-event.ts'

export const utc = (text: string) => Date.parse(text) as Instant

/** What a test looks at of the news of a mail. */
export interface MailNews {
  readonly 'detail-type': string
  readonly detail: { readonly mail: { readonly destination: readonly string[]; readonly tags: Readonly<Record<string, readonly string[]>> } }
}

/** When the small application has something to mail. */
export const dueMoments = ['2027-03-05T07:00:00Z', '2027-03-24T07:00:00Z'].map(utc)

export const world = { folder: '', seen: [] as Edges[], seeded: 0, scans: [] as { readonly detail: ScanEvent['detail'] }[], news: [] as MailNews[] }
const running: Laptop[] = []

/** Gives each test of a file an empty folder, and stops its laptops after it. */
export function eachInAnEmptyFolder(): void {
  beforeEach(() => {
    Object.assign(world, { folder: mkdtempSync(join(tmpdir(), 'laptop-')), seen: [], seeded: 0, scans: [], news: [] })
  })
  afterEach(async () => {
    for (const laptop of running.splice(0)) await laptop.stop()
    rmSync(world.folder, { recursive: true, force: true })
  })
}

/** An application that mails each due moment once, through the queue, as ours does. */
function smallApplication(edges: Edges): Application {
  world.seen.push(edges)
  let done = 0
  return {
    api: async (event) => ({ path: event.rawPath, now: edges.now() }),
    async clock() {
      const due = dueMoments.filter((at, index) => index >= done && at <= edges.now())
      done += due.length
      for (const at of due) await edges.sqs.send(new SendMessageCommand({ QueueUrl: edges.settings.clock.QUEUE_URL, MessageBody: String(at) }))
      return { decided: due.length }
    },
    async outbox({ Records }) {
      for (const { body } of Records) {
        await edges.ses.send(
          new SendEmailCommand({
            FromEmailAddress: edges.settings.outbox.SENDER,
            Destination: { ToAddresses: ['po@demo.example'] },
            EmailTags: [{ Name: 'overstap-id', Value: body }],
            Content: {
              Simple: {
                Subject: { Data: `Stap van ${body}` },
                Body: { Text: { Data: 'Beste collega' } },
                Headers: [{ Name: 'X-Overstap-Id', Value: body }],
                Attachments: [{ FileName: 'afspraken.ics', ContentType: 'text/calendar; charset=utf-8', RawContent: Buffer.from('BEGIN:VCALENDAR ë') }],
              },
            },
          }),
        )
      }
    },
    async intake({ Records }) {
      world.scans.push(...Records.map(({ body }) => JSON.parse(body) as ScanEvent))
    },
    async mailEvents({ Records }) {
      world.news.push(...Records.map(({ body }) => JSON.parse(body) as MailNews))
    },
    chores: async () => {},
    earliestDue: async () => dueMoments[done],
  }
}

/** Starts one that is stopped after the test. */
export async function start(changes: Partial<LaptopOptions> = {}): Promise<Laptop> {
  const laptop = await startLaptop({
    port: 0,
    dataPath: join(world.folder, 'data'),
    fresh: false,
    webFolder: join(world.folder, 'web'),
    application: smallApplication,
    seed: async () => void (world.seeded += 1),
    log: () => {},
    startAt: utc('2027-03-01T12:00:00Z'),
    ...changes,
  })
  running.push(laptop)
  return laptop
}

export async function restart(laptop: Laptop, changes: Partial<LaptopOptions> = {}): Promise<Laptop> {
  running.splice(running.indexOf(laptop), 1)
  await laptop.stop()
  return start(changes)
}

export const json = async <T>(answer: Response): Promise<[number, T]> => [answer.status, (await answer.json()) as T]
export const post = (laptop: Laptop, path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${laptop.url}/_laptop/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
