// The whole system killed in the middle of a mail wave and of a register import, and started again: nothing lost, nothing half.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDynamo } from '../../lib/laptop/dynamo/dynamo.ts'
import { asUtf8, registerRow, registerText } from '../support/register.ts'
import { ask, type Asking, type SentMail } from '../support/running.ts'
import { chanceOf } from '../support/chance.ts'

/** There are waves for six; when no kill fell in the midst of the work there are more, up to these. */
const most = 6
const rounds = Math.min(Number(process.env['OVERSTAP_KILLS'] ?? 3), most)
const seed = Number(process.env['OVERSTAP_SEED'] ?? 2026)
const script = fileURLToPath(new URL('child.ts', import.meta.url))
const region = '/regions/voorbeeld'
const year = `${region}/years/2026-2027`

let folder: string
let child: ChildProcess | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'overstap-killed-'))
})
afterEach(async () => {
  await kill()
  rmSync(folder, { recursive: true, force: true })
})

/** Starts the system on the folder; answers how to ask it things. */
async function start() {
  const started = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, folder, '2026-12-01T09:00:00Z'], { stdio: ['ignore', 'pipe', 'inherit'] })
  child = started
  const url = await new Promise<string>((resolve, reject) => {
    started.stdout!.setEncoding('utf8').once('data', (line: string) => resolve(line.trim()))
    started.once('close', () => reject(new Error('the system did not start')))
  })
  const post = async (path: string, body: unknown) => (await fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json()
  const { token } = (await post('/_laptop/token', { email: 'coordinator@demo.example' })) as { token: string }
  return {
    api: (path: string, asking?: Asking) => ask(url, path, asking, token),
    moveTo: (now: string) => post('/_laptop/clock', { now }) as Promise<{ now: string; decided: number; sent: number }>,
    mails: async () => (await (await fetch(`${url}/_laptop/mail`)).json()) as readonly SentMail[],
  }
}
type System = Awaited<ReturnType<typeof start>>

/** SIGKILL: no handler runs, nothing is flushed. */
async function kill(): Promise<void> {
  const killed = child
  child = undefined
  if (!killed || killed.exitCode !== null) return
  const ended = new Promise((resolve) => killed.once('close', resolve))
  killed.kill('SIGKILL')
  await ended
}

/** Begins something, kills the system so many milliseconds later, and starts it again. */
async function killedDuring(work: Promise<unknown>, milliseconds: number): Promise<System> {
  const broken = work.catch(() => {})
  await pause(milliseconds)
  await kill()
  await broken
  return start()
}

/** How long something takes here when nobody is killed, so that kills can fall in its midst. */
async function timeOf(work: Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work
  return performance.now() - begun
}

/** As many new schools as a round imports, with codes of their own. */
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const codes = (round: number, count: number) => Array.from({ length: count }, (_, i) => `${10 + round}${letters[Math.floor(i / 26) % 26]}${letters[i % 26]}${String(Math.floor(i / 676)).padStart(2, '0')}`)
const fileOf = (list: readonly string[]) => asUtf8(registerText(list.map((code) => registerRow({ VESTIGINGSCODE: code, VESTIGINGSNAAM: `School ${code} ë’` }))))

describe('a system that is killed during an import', () => {
  /** What stands in the table itself while nobody runs: the schools of the region, and the places where they take part. */
  async function rowsIn() {
    const dynamo = await createDynamo({ path: join(folder, 'table'), now: Date.now })
    const all = async (request: object) => {
      const items: Record<string, { S?: string }>[] = []
      let from: object | undefined
      do {
        const page = (await dynamo.dispatch('Query', { TableName: 'overstap', ...request, ...(from && { ExclusiveStartKey: from }) })) as { Items: typeof items; LastEvaluatedKey?: object }
        items.push(...page.Items)
        from = page.LastEvaluatedKey
      } while (from)
      return items
    }
    try {
      const schools = await all({ KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)', ExpressionAttributeValues: { ':pk': { S: 'REGION#voorbeeld#2026-2027' }, ':sk': { S: 'SCHOOL#' } } })
      const halves: string[] = []
      for (const school of schools) {
        const id = school['schoolId']!.S!
        const [place, ...more] = await all({ KeyConditionExpression: 'pk = :pk AND sk = :sk', ExpressionAttributeValues: { ':pk': { S: `BRIN#${id.slice(0, 4)}` }, ':sk': { S: `SCHOOL#${id}#voorbeeld#2026-2027` } } })
        const isWhole = place?.['schoolId']?.S === id && more.length === 0 && ['sector', 'boardId', 'street', 'postcode', 'municipality', 'source'].every((field) => school[field]?.S)
        if (!isWhole) halves.push(id)
      }
      return { ids: schools.map((school) => school['schoolId']!.S!), halves }
    } finally {
      await dynamo.close()
    }
  }

  it(`has whole schools only, each with its place; the same file again completes it (${rounds} kills, seed ${seed})`, { timeout: 600_000 }, async () => {
    const chance = chanceOf(seed)
    const size = 490
    const found: number[] = []
    let system = await start()
    let usual = await timeOf(system.api(`${region}/schools/import`, { method: 'POST', file: fileOf(codes(rounds, size)) }))
    const inTheMidst = () => found.some((count) => count > 0 && count < size)
    for (let round = 0; round < rounds || (round < most && !inTheMidst()); round++) {
      const list = codes(round, size)
      const file = fileOf(list)
      const upload = () => system.api(`${region}/schools/import`, { method: 'POST', file })
      const broken = upload().catch(() => {})
      await pause(usual * (0.15 + 0.7 * chance()))
      await kill()
      await broken
      const { ids, halves } = await rowsIn()
      const mine = ids.filter((id) => list.includes(id)).length
      expect(halves).toEqual([])
      // A school, its place, its place among those of its board and its progress are four of the 98 actions of a transaction.
      expect(mine === size || mine % 24 === 0).toBe(true)
      found.push(mine)
      system = await start()
      const again = await upload()
      expect([again.status, again.body.added.length, again.body.changed, again.body.refused, again.body.unchanged]).toEqual([200, size - mine, [], [], mine])
      const third = await upload()
      expect([third.body.added, third.body.changed, third.body.unchanged]).toEqual([[], [], size])
      // Where nothing had been written the next round waits longer, where all had been less.
      usual *= mine === 0 ? 1.4 : mine === size ? 0.6 : 1
    }
    console.log(`import: ${found.length} kills; schools written of ${size} at each: ${found.join(', ')}`)
    expect(inTheMidst()).toBe(true)
  })
})

describe('a system that is killed during a mail wave', () => {
  /** Eight in the morning, when the steps that everybody has fall due. */
  const waves = ['2026-12-03T07:00:00Z', '2026-12-14T07:00:00Z', '2026-12-18T07:00:00Z', '2027-01-15T07:00:00Z', '2027-01-18T07:00:00Z', '2027-01-29T07:00:00Z']

  it(`loses no mail: every notification is sent once the leases have ended; only what was under way goes out twice (${rounds} kills, seed ${seed})`, { timeout: 600_000 }, async () => {
    const chance = chanceOf(seed + 1)
    let system = await start()
    const list = codes(0, 180)
    expect((await system.api(`${region}/schools/import`, { method: 'POST', file: fileOf(list) })).status).toBe(200)
    const contacts = asUtf8(['vestigingscode;rol;e-mail', ...list.map((code) => `${code};overstap;team-${code.toLowerCase()}@school.example`), ''].join('\n'))
    expect((await system.api(`${year}/contacts/import`, { method: 'POST', file: contacts })).body).toMatchObject({ added: 180 })
    expect((await system.api(`${year}/calendar/publish`, { method: 'POST' })).status).toBe(200)
    const stands: Readonly<Record<string, number>>[] = []
    const states = async () => {
      const { body } = await system.api(`${year}/notifications?limit=1000`)
      return Object.fromEntries([...Map.groupBy(body.notifications as readonly { state: string }[], ({ state }) => state)].map(([state, { length }]) => [state, length]))
    }
    const later = (moment: string, minutes: number) => new Date(Date.parse(moment) + minutes * 60_000).toISOString()
    const usual = await timeOf(system.moveTo('2026-12-01T10:00:00Z'))
    const inTheMidst = () => stands.some(({ waiting = 0, claimed = 0 }) => waiting + claimed > 0)
    for (const wave of waves) {
      if (stands.length >= rounds && inTheMidst()) break
      await system.moveTo(later(wave, -1))
      system = await killedDuring(system.moveTo(later(wave, 1)), usual * (0.1 + 0.7 * chance()))
      stands.push(await states())
      // The leases of what was being sent end, and the sweep finds what was on the queue.
      await system.moveTo(later(wave, 20))
    }
    const seen: { readonly id: string; readonly state: string }[] = []
    let cursor = ''
    do {
      const { body } = await system.api(`${year}/notifications?limit=1000${cursor && `&cursor=${cursor}`}`)
      seen.push(...body.notifications)
      cursor = body.cursor ?? ''
    } while (cursor)
    const times = Map.groupBy(await system.mails(), ({ notificationId }) => notificationId)
    const doubled = [...times.values()].filter(({ length }) => length > 1)
    console.log(`mail: ${stands.length} kills, states found after each: ${stands.map((found) => JSON.stringify(found)).join(' ')}; ${seen.length} notifications, ${doubled.length} mails went out twice`)
    expect(inTheMidst()).toBe(true)
    expect(seen.filter(({ state }) => state !== 'delivered')).toEqual([])
    expect(seen.length).toBeGreaterThanOrEqual(210 * (1 + stands.length))
    expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(times.keys()))
    // At each kill at most one batch of ten was being sent.
    expect(doubled.every(({ length }) => length === 2)).toBe(true)
    expect(doubled.length).toBeLessThanOrEqual(10 * stands.length)
  })
})
