// The whole system killed in the midst of uploads, checks and the closing of a year, and started again: nothing lost, nothing left behind.
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Dossier, isAccepted } from '../../lambdas/domain/dossier.ts'
import { objectKey } from '../../lambdas/domain/object-key.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { objectStore } from '../../lambdas/files/object-store.ts'
import { store, wireChores } from '../../lambdas/wiring.ts'
import { application } from '../../lib/laptop/application.ts'
import { onePage, textContent } from '../files/pdf-building.ts'
import { plainType } from '../http/dossier-world.ts'
import { poSchool, voSchool } from '../http/sample-places.ts'
import { ask, type Asking, type Running, startRunning } from '../support/running.ts'
import { chanceOf } from '../support/chance.ts'

const rounds = Math.min(Number(process.env['OVERSTAP_KILLS'] ?? 3), 12)
const seed = Number(process.env['OVERSTAP_SEED'] ?? 2026)
const script = fileURLToPath(new URL('child.ts', import.meta.url))
const year = '/regions/voorbeeld/years/2026-2027'
const twoDays = 2 * 86_400_000

let folder: string
let child: ChildProcess | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'overstap-killed-'))
})
afterEach(async () => {
  await kill()
  rmSync(folder, { recursive: true, force: true })
})

async function start() {
  const started = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, folder, '2027-09-27T08:00:00Z'], { stdio: ['ignore', 'pipe', 'inherit'] })
  child = started
  const url = await new Promise<string>((resolve, reject) => {
    started.stdout!.setEncoding('utf8').once('data', (line: string) => resolve(line.trim()))
    started.once('close', () => reject(new Error('the system did not start')))
  })
  const post = async (path: string, body: unknown) => (await fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json()
  const moveTo = async (now: string) => {
    const moved = (await post('/_laptop/clock', { now })) as { now?: string }
    if (moved.now === undefined) throw new Error(`the clock did not move to ${now}`)
  }
  const tokens = new Map<string, Promise<string>>()
  const tokenOf = (user: string) => {
    if (!tokens.has(user)) tokens.set(user, post('/_laptop/token', { email: `${user}@demo.example` }).then((answer) => (answer as { token: string }).token))
    return tokens.get(user)!
  }
  return {
    as: async (user: string, path: string, asking?: Asking) => ask(url, path, asking, await tokenOf(user)),
    moveTo,
    /** So many minutes of the product's clock. */
    goOn: async (minutes: number) => moveTo(new Date(Date.parse(((await (await fetch(`${url}/_laptop/clock`)).json()) as { now: string }).now) + minutes * 60_000).toISOString()),
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

async function killedDuring(work: Promise<unknown>, milliseconds: number): Promise<System> {
  const broken = work.catch(() => {})
  await pause(milliseconds)
  await kill()
  await broken
  return start()
}

/** Another file for each number. */
const fileOf = (number: number) => onePage({ content: textContent([`Verslag ${number}`]) })

/** Announces and posts; answers whether the store took it, or whether it is there already. */
async function upload(system: System, dossierId: string, bytes: Uint8Array): Promise<boolean> {
  const file = { typeId: plainType, fileName: 'gegevens.pdf', size: bytes.length, contentType: 'application/pdf', sha256: createHash('sha256').update(bytes).digest('hex') }
  const { status, body } = await system.as('po', `/dossiers/${dossierId}/attachments`, { method: 'POST', body: file })
  if (status !== 201) return body.reasons?.[0]?.code === 'same-file-twice'
  const form = new FormData()
  for (const [name, value] of Object.entries(body.upload.fields as Record<string, string>)) form.append(name, value)
  form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), 'gegevens.pdf')
  return (await fetch(body.upload.url, { method: 'POST', body: form })).status === 204
}

interface Listed {
  readonly dossierId: string
  readonly attachments: readonly { readonly state: string }[]
}

async function statesOf(system: System, ids: readonly string[]): Promise<readonly (readonly string[])[]> {
  const all = await Promise.all(ids.map(async (id) => (await system.as('po', `/dossiers/${id}`)).body as Listed))
  return all.map(({ attachments }) => attachments.map(({ state }) => state))
}

/** What lies in the store, and what the dossiers name of it. */
async function objectsOf(running: Running) {
  const { dynamo, s3, settings } = running.edges
  const { QUARANTINE_BUCKET: quarantine, ATTACHMENTS_BUCKET: attachments, FILES_KEY_ID: kmsKeyId, TABLE_NAME } = settings.chores
  const objects = objectStore(s3, { quarantine, attachments, kmsKeyId })
  const { dossiers } = await store(dynamo, TABLE_NAME).dossiers.list(poSchool, schoolYearStarting(2026))
  const named = (dossier: Dossier) => (dossier.open?.attachments ?? []).filter(isAccepted).map((file) => `${objectKey({ ...dossier, ...file })} ${file.check.versionId}`)
  const lying = async (bucket: 'quarantine' | 'attachments') =>
    (await objects.list(bucket, '')).keys.flatMap(({ key, versionIds }) => versionIds.map((versionId) => `${key} ${versionId}`)).sort()
  return { named: dossiers.flatMap(named).sort(), attachments: await lying('attachments'), quarantine: await lying('quarantine'), dossiers }
}

/** The same folder in this process, with a machine whose clock is two days ahead: what nobody owns is old by then. */
const opened = () =>
  startRunning({
    startAt: '2027-09-27T08:00:00Z', dataPath: folder,
    doors: (edges) => ({ ...application(edges), chores: wireChores(edges.settings.chores, { ...edges, machineClock: () => Date.now() + twoDays, print: () => {} }) }),
  })

it(`a system that is killed during uploads and checks loses no file that was posted, and keeps none that nobody owns (${rounds} kills, seed ${seed})`, { timeout: 300_000 }, async () => {
  const chance = chanceOf(seed)
  let system = await start()
  const { body } = await system.as('po', `${year}/schools/${poSchool}/dossiers`, { method: 'POST', body: Array.from({ length: 10 }, (_, i) => ({ label: `Leerling ${i}`, destinations: [voSchool] })) })
  const ids = (body.dossiers as readonly Listed[]).map(({ dossierId }) => dossierId)
  const found: string[] = []
  for (let round = 0; round < rounds; round++) {
    const posted = new Set<number>()
    const work = Promise.all(ids.map(async (id, i) => {
      if (await upload(system, id, fileOf(100 * round + i))) posted.add(i)
    }))
    system = await killedDuring(work, 60 + 240 * chance())
    found.push((await statesOf(system, ids)).map((states) => states[round] ?? 'none').join(' '))
    // What lay in quarantine is told again at the start, and worked off before a move is done.
    await system.goOn(1)
    const left = await statesOf(system, ids);
    expect([...posted].filter((i) => left[i]!.filter((state) => state === 'accepted').length !== left[i]!.length)).toEqual([])
    expect(left.flat().filter((state) => !['accepted', 'announced', 'checking'].includes(state))).toEqual([])
    // Those that never came can be uploaded again.
    for (const [i, id] of ids.entries()) expect(await upload(system, id, fileOf(100 * round + i))).toBe(true)
  }
  console.log(`uploads: states of the files after each kill:\n${found.join('\n')}`)
  await system.goOn(1)
  expect((await statesOf(system, ids)).map((states) => states.filter((state) => state === 'accepted').length)).toEqual(ids.map(() => rounds))
  await kill()
  const running = await opened()
  try {
    await running.moveTo('2027-09-29T09:00:00Z')
    const { named, attachments, quarantine } = await objectsOf(running)
    expect(quarantine).toEqual([])
    expect(attachments).toEqual(named)
    expect(named).toHaveLength(10 * rounds)
  } finally {
    await running.stop()
  }
})

it(`a system that is killed during the closing of a year finishes it: nothing is left, and the certificate says what was there (seed ${seed})`, { timeout: 300_000 }, async () => {
  const chance = chanceOf(seed + 1)
  let system = await start()
  const { body } = await system.as('po', `${year}/schools/${poSchool}/dossiers`, { method: 'POST', body: Array.from({ length: 40 }, (_, i) => ({ label: `Leerling ${i}`, destinations: [voSchool] })) })
  const ids = (body.dossiers as readonly Listed[]).map(({ dossierId }) => dossierId)
  await Promise.all(ids.slice(0, 20).map((id, i) => upload(system, id, fileOf(i))))
  await system.goOn(1)
  const stands: string[] = []
  await system.moveTo('2027-10-02T00:10:00Z')
  const certificate = async () => (await system.as('coordinator', `${year}/certificate`)).body as { state: string; schoolsDone: number; destroyed: Record<string, number> }
  expect((await certificate()).state).toBe('closing')
  let patience = 100
  for (let round = 0; round < 30 && (await certificate()).state !== 'closed'; round++) {
    system = await killedDuring(system.goOn(4), patience * (0.5 + chance()))
    const { state, schoolsDone, destroyed } = await certificate()
    stands.push(`${state}, ${schoolsDone} schools, ${destroyed['dossiers']} dossiers, ${destroyed['objects']} objects`)
    // Where nothing happened before the kill the next one waits longer.
    if (stands.at(-1) === stands.at(-2)) patience *= 1.6
  }
  await system.goOn(10)
  console.log(`closing: what the certificate said after each kill:\n${stands.join('\n')}`)
  expect(stands.some((stand) => stand.startsWith('closing'))).toBe(true)
  expect(await certificate()).toMatchObject({
    state: 'closed', destroyed: { dossiers: 40, versions: 40, files: 20, objects: 20, deliveries: 40, codes: 0, fetches: 0 },
  })
  await kill()
  const running = await opened()
  try {
    const { attachments, quarantine, dossiers } = await objectsOf(running)
    const { deliveries } = await store(running.edges.dynamo, running.edges.settings.chores.TABLE_NAME).deliveries.list(voSchool, schoolYearStarting(2026))
    expect([attachments, quarantine, dossiers, deliveries]).toEqual([[], [], [], []])
  } finally {
    await running.stop()
  }
})
