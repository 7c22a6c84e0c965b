// The program that fetches for a VO school, against the whole system on one machine: it signs in, checks, keeps, and goes on after a break.
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dossierIdOf } from '../../lambdas/domain/dossier-id.ts'
import type { Dossier } from '../../lambdas/domain/dossier.ts'
import { recall } from '../../lambdas/domain/dossier-steps.ts'
import { later } from '../../lambdas/domain/moment.ts'
import { objectKey } from '../../lambdas/domain/object-key.ts'
import { store } from '../../lambdas/wiring.ts'
import { loopbackRedirects } from '../../lib/loopback.ts'
import { at } from '../domain/builders.ts'
import { application, dossier, file, inspected, open, year } from '../domain/dossiers.ts'
import { freezeOf } from '../domain/releases.ts'
import { byDoor } from '../release/world.ts'
import { type Running, startRunning } from '../support/running.ts'
import { createBrowser } from './issuer/browser.ts'
import { posted } from './issuer/signing-in.ts'

const [vo, po] = ['92AA00', '90AA00']
let running: Running
let folder: string
let programs: ChildProcess[] = []

const ports = () => store(running.edges.dynamo, running.edges.settings.api.TABLE_NAME)
const contentOf = (name: string) => Buffer.from(`%PDF-1.7 ${name}\n`.repeat(50))
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex')

/** A dossier with these files, which lie in the store, set ready at a moment and placed at the VO school. */
async function ready(number: string, names: readonly string[], before?: Dossier): Promise<Dossier> {
  const { ATTACHMENTS_BUCKET, FILES_KEY_ID } = running.edges.settings.api
  const files = await Promise.all(
    names.map(async (name) => {
      const content = contentOf(name)
      const one = file(name, { sha256: sha256(content), size: content.length })
      const Key = objectKey({ regionId: 'voorbeeld', year, schoolId: po, number, attachmentId: one.attachmentId, sha256: one.sha256 })
      const put = new PutObjectCommand({ Bucket: ATTACHMENTS_BUCKET, Key, Body: content, ContentType: 'application/pdf', ServerSideEncryption: 'aws:kms', SSEKMSKeyId: FILES_KEY_ID })
      const { VersionId = '' } = await running.edges.s3.send(put)
      return { ...one, check: { state: 'accepted' as const, at: at('2027-03-01 10:01'), versionId: VersionId, findings: [] } }
    }),
  )
  const fresh = dossier({ number, schoolId: po, dossierId: dossierIdOf({ schoolId: po, year, number }), applications: [application({ schoolId: vo, state: 'placed' })] })
  const of: Dossier = { ...(before ?? fresh), open: { ...inspected(open(...files)), number: (before?.ready.length ?? 0) + 1 } }
  return freezeOf(of, running.laptop.now())
}

async function add(number: string, names: readonly string[]): Promise<Dossier> {
  const after = await ready(number, names)
  await ports().dossiers.save([{ after }], byDoor(running.laptop.now()))
  return after
}

interface Ran {
  readonly code: number | null
  readonly said: string
}

/** Runs the program, and signs in as its browser would. `stopWhen`: it is killed as soon as it says that. */
function run(options: readonly string[] = [], { user = 'vo@demo.example', stopWhen }: { readonly user?: string; readonly stopWhen?: RegExp } = {}): Promise<Ran> {
  const program = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'bin/fetch.ts', folder, '--url', running.url, '--geen-browser', ...options])
  programs.push(program)
  let said = ''
  let hasSignedIn = false
  const hear = (chunk: Buffer) => {
    said += chunk.toString()
    const address = /^http:\S+$/m.exec(said)?.[0]
    if (address && !hasSignedIn && said.includes('\n', said.indexOf(address))) {
      hasSignedIn = true
      void signIn(address, user)
    }
    if (stopWhen?.test(said)) program.kill('SIGKILL')
  }
  program.stdout.on('data', hear)
  program.stderr.on('data', hear)
  return new Promise((resolve) => program.on('close', (code) => resolve({ code, said })))
}

const change = (number: string, body: object) => running.as('vo')(`/regions/voorbeeld/years/2026-2027/schools/${vo}/applications/${po}-2627-${number}-${vo}`, { method: 'PATCH', body })
const end = (number: string) => change(number, { state: 'withdrawn' })

async function signIn(address: string, email: string): Promise<void> {
  const browser = createBrowser()
  await browser.go(address)
  await browser.go(browser.next(), posted({ email }))
  await browser.go(browser.next())
  await browser.go(browser.next())
}

const shown = (path = ''): readonly string[] => readdirSync(join(folder, path)).filter((name) => name !== '.overstap').toSorted()
const index = () => readFileSync(join(folder, 'index.csv'), 'utf8')

beforeAll(async () => {
  running = await startRunning({ startAt: '2027-04-06T10:00:00Z' })
  expect((await running.as('coordinator')('/regions/voorbeeld/years/2026-2027/calendar/publish', { method: 'POST' })).status).toBe(200)
  await running.moveTo('2027-04-07T07:00:00Z')
})
afterAll(() => running.stop())
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'overstap-fetch-'))
})
afterEach(() => {
  for (const program of programs) program.kill('SIGKILL')
  programs = []
  rmSync(folder, { recursive: true, force: true })
})

describe('the program that fetches for a VO school', () => {
  it('says which pupils to remove, when an application ended after they were fetched', async () => {
    await add('310000', ['plan 310000'])
    await run()
    await end('310000')
    expect((await run()).said).toContain('Verwijder wat u had opgehaald: dossier 310000.')
  }, 60_000)

  it('keeps nothing that is not what was promised', async () => {
    const of = await ready('320000', ['plan 320000'])
    // The bytes of another file under this one's key.
    const [version] = of.ready
    const [one] = version!.files
    const Key = objectKey({ regionId: 'voorbeeld', year, schoolId: po, number: '320000', attachmentId: one!.attachmentId, sha256: one!.sha256 })
    const { ATTACHMENTS_BUCKET: Bucket, FILES_KEY_ID: SSEKMSKeyId } = running.edges.settings.api
    const { VersionId = '' } = await running.edges.s3.send(new PutObjectCommand({ Bucket, Key, Body: Buffer.alloc(one!.size, 'x'), ContentType: 'application/pdf', ServerSideEncryption: 'aws:kms', SSEKMSKeyId }))
    await ports().dossiers.save([{ after: { ...of, ready: [{ ...version!, files: [{ ...one!, versionId: VersionId }] }] } }], byDoor(running.laptop.now()))
    const { code, said } = await run()
    expect([code, said.includes('Dossier 320000 is niet opgehaald')]).toEqual([1, true])
    expect(shown()).not.toContain('dossier 320000')
    await end('320000')
  }, 60_000)

  it('is refused to who works for no VO school, and asks which one where there are more', async () => {
    expect(await run([], { user: 'po@demo.example' })).toMatchObject({ code: 1, said: expect.stringContaining('U werkt niet voor een vo-school') })
    expect(await run(['--school', '92AB00'])).toMatchObject({ code: 1, said: expect.stringContaining('U werkt niet voor een vo-school') })
  }, 60_000)

  it('keeps no token on disk', async () => {
    await run()
    const everything = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')).join('')
    expect(everything).not.toMatch(/eyJ|Bearer|X-Amz-Signature/)
  }, 60_000)

  it('keeps a folder per dossier and one index, goes on after a break, and fetches only what is new after that', async () => {
    const numbers = Array.from({ length: 40 }, (_, i) => String(200_000 + i * 13))
    for (const number of numbers) await add(number, [`plan ${number}`, `rapport ${number}`])
    await change('200000', { ownReference: '=1+1 Sem' })

    const cut = await run([], { stopWhen: /10 van \d+/ })
    expect([cut.code, /10 van \d+/.test(cut.said)]).toEqual([null, true])
    const again = await run()
    expect(again.said).toContain('Klaar:')
    expect(again.code).toBe(0)
    // What was kept whole before the break is not fetched again.
    expect(Number(/^(\d+) dossiers op te halen/m.exec(again.said)![1])).toBeLessThanOrEqual(32)
    expect(shown().filter((name) => name.startsWith('dossier 2'))).toHaveLength(39)
    expect(shown('dossier 200013')).toEqual(['plan 200013.pdf', 'rapport 200013.pdf'])
    for (const number of numbers.slice(1)) expect(readFileSync(join(folder, `dossier ${number}`, `plan ${number}.pdf`))).toEqual(contentOf(`plan ${number}`))
    expect(index().split('\r\n').filter((line) => /;2\d{5};/.test(line))).toHaveLength(80)
    expect(index()).toContain("'=1+1 Sem;200000;")

    expect((await run()).said).toContain('0 dossiers op te halen')
    await running.moveTo(new Date(later(running.laptop.now(), 60_000)).toISOString())
    const before = (await ports().dossiers.get(dossierIdOf({ schoolId: po, year, number: '200013' })))!
    const after = await ready('200013', ['plan 200013', 'nieuw'], recall(before, running.laptop.now()))
    await ports().dossiers.save([{ before, after: { ...after, version: before.version + 1 } }], byDoor(running.laptop.now()))
    writeFileSync(join(folder, 'dossier 200013', 'eigen.txt'), 'van de school zelf')
    const third = await run()
    expect(third.said).toContain('1 dossiers op te halen')
    expect(shown('dossier 200013')).toEqual(['eigen.txt', 'nieuw.pdf', 'plan 200013.pdf'])

    // Only ever through the API: the PO school sees each of these fetches.
    expect((await ports().dossiers.fetches(po, year)).filter(({ voSchoolId }) => voSchoolId === vo).length).toBeGreaterThanOrEqual(3)
  }, 90_000)
})

describe('the sign-in service', () => {
  it('sends a code to no other port of this machine, and to no other machine, than is written down', async () => {
    const { authorization_endpoint: endpoint } = (await (await fetch(`${running.url}/oidc/.well-known/openid-configuration`)).json()) as { authorization_endpoint: string }
    const asked = (redirect: string) => `${endpoint}?${new URLSearchParams({ client_id: 'overstap-web', redirect_uri: redirect, response_type: 'code', scope: 'openid', code_challenge: 'a'.repeat(43), code_challenge_method: 'S256', state: 's' })}`
    const status = async (redirect: string) => (await createBrowser().go(asked(redirect))).status
    expect(await Promise.all(loopbackRedirects.map(status))).toEqual(loopbackRedirects.map(() => 303))
    for (const wrong of ['http://127.0.0.1:47214/aangemeld', 'http://localhost:47211/aangemeld', 'http://127.0.0.1:47211/', 'https://elsewhere.example/aangemeld']) expect(await status(wrong)).toBe(400)
  })
})
