// The whole system on one machine for a test: the deployed doors, the embedded engines, real HTTP; no web app.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { routes } from '../../lambdas/contract/routes.ts'
import type { Instant } from '../../lambdas/domain/moment.ts'
import { application } from '../../lib/laptop/application.ts'
import { seed } from '../../lib/laptop/demo/seed.ts'
import { type Application, type Edges, type Laptop, startLaptop } from '../../lib/laptop/run.ts'

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly etag: string
  readonly text: string
  // What a door answers is checked by the test, field by field.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any
}

export interface Asking {
  readonly method?: string
  readonly body?: unknown
  readonly file?: Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

export interface SentMail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
  readonly attachments: readonly { readonly name: string; readonly contentType: string; readonly content: string }[]
  readonly sentAt: string
  readonly notificationId: string
}

export interface Running {
  readonly url: string
  readonly laptop: Laptop
  readonly edges: Edges
  readonly dataPath: string
  /** An access token of a demo user (`po`), or of anybody else with an account (`iemand@school.example`). */
  tokenOf(user: string): Promise<string>
  /** Asks the API as a demo user; `undefined` asks without signing in. */
  as(user: string | undefined): (path: string, asking?: Asking) => Promise<Reply>
  mails(to?: string): Promise<readonly SentMail[]>
  moveTo(moment: string, outage?: boolean): Promise<{ readonly now: string; readonly decided: number; readonly sent: number }>
  stop(): Promise<void>
}

/** Asks the API that is served at `url`; without a token nobody is signed in. */
export async function ask(url: string, path: string, { method = 'GET', body, file, headers = {} }: Asking = {}, token?: string): Promise<Reply> {
  const answer = await fetch(`${url}/v1${path}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(file && { 'content-type': 'application/octet-stream' }),
      ...headers,
    },
    ...(file ? { body: file as Uint8Array<ArrayBuffer> } : body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await answer.text()
  const isJson = text !== '' && (answer.headers.get('content-type') ?? '').includes('json')
  return { status: answer.status, headers: answer.headers, etag: answer.headers.get('etag') ?? '', text, body: isJson ? JSON.parse(text) : undefined }
}

export async function startRunning(options: { readonly startAt: string; readonly dataPath?: string; readonly seeded?: boolean; readonly doors?: (edges: Edges) => Application }): Promise<Running> {
  const dataPath = options.dataPath ?? mkdtempSync(join(tmpdir(), 'overstap-test-'))
  const faults: string[] = []
  let seen: Edges | undefined
  const laptop = await startLaptop({
    port: 0,
    dataPath,
    fresh: false,
    startAt: Date.parse(options.startAt) as Instant,
    webFolder: join(dataPath, 'no-web'),
    application: (edges) => (options.doors ?? application)((seen = edges)),
    seed: options.seeded === false ? async () => {} : seed,
    routes: Object.values(routes).map(({ method, path }) => ({ method, path: `/v1${path}` })),
    log: (line) => void faults.push(line),
  })
  const tokens = new Map<string, string>()
  const post = async (path: string, body: unknown) => {
    const answer = await fetch(`${laptop.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}; ${faults.join('\n')}`)
    return answer.json()
  }
  const tokenOf = async (user: string): Promise<string> => {
    const known = tokens.get(user)
    if (known) return known
    const { token } = (await post('/_laptop/token', { email: user.includes('@') ? user : `${user}@demo.example` })) as { token: string }
    tokens.set(user, token)
    return token
  }
  return {
    url: laptop.url,
    laptop,
    edges: seen!,
    dataPath,
    tokenOf,
    as: (user) => async (path, asking) => ask(laptop.url, path, asking, user === undefined ? undefined : await tokenOf(user)),
    async mails(to) {
      const answer = await fetch(`${laptop.url}/_laptop/mail${to ? `?to=${encodeURIComponent(to)}` : ''}`)
      return (await answer.json()) as readonly SentMail[]
    },
    moveTo: (moment, outage) => post('/_laptop/clock', { now: moment, ...(outage && { outage }) }) as never,
    async stop() {
      await laptop.stop()
      if (!options.dataPath) rmSync(dataPath, { recursive: true, force: true })
    },
  }
}

export interface Prepared {
  /** A system of its own that goes on from there. */
  start(doors?: (edges: Edges) => Application): Promise<Running>
  remove(): void
}

/** Makes the demo ready once, for many tests that each begin with the same: starting from a copy takes a hundredth of the time. */
export async function prepareRunning(startAt: string, prepare: (running: Running) => Promise<unknown>): Promise<Prepared> {
  const folder = mkdtempSync(join(tmpdir(), 'overstap-prepared-'))
  const first = await startRunning({ startAt, dataPath: join(folder, '0') })
  await prepare(first)
  const readyAt = new Date(first.laptop.now()).toISOString()
  await first.stop()
  // A clock that is not there begins where the first one ended, however long the tests before took.
  rmSync(join(folder, '0', 'clock.json'))
  let count = 0
  return {
    async start(doors) {
      const dataPath = join(folder, String((count += 1)))
      cpSync(join(folder, '0'), dataPath, { recursive: true })
      return startRunning({ startAt: readyAt, dataPath, ...(doors && { doors }) })
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
