// A region's year with files in it on a table and an object store of its own; whatever works on them can die at any of its writes.
import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { type HttpHandler, HttpRequest } from '@smithy/protocol-http'
import type { Actor } from '../../lambdas/domain/actor.ts'
import { isAccepted } from '../../lambdas/domain/dossier.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import { type Instant, later, minutes } from '../../lambdas/domain/moment.ts'
import { objectKey } from '../../lambdas/domain/object-key.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { objectStore } from '../../lambdas/files/object-store.ts'
import { transferCodes } from '../../lambdas/links/transfer-codes.ts'
import { fingerprint, store, wireChores, wireIntake } from '../../lambdas/wiring.ts'
import { fileSettings } from '../../lib/laptop/s3/files.ts'
import { createObjectStore } from '../../lib/laptop/s3/object-store.ts'
import { scanEvent, type ScanOutcome } from '../../lib/laptop/scanner/scan-event.ts'
import { at, school, step } from '../domain/builders.ts'
import { type } from '../domain/dossiers.ts'
import { strictFake } from '../support/strict-fake.ts'
import { headFacts, regionFacts, traceOf } from '../store/world.ts'

export const TABLE_NAME = 'overstap'
export const year = schoolYearStarting(2026)
export const start = at('2027-03-30 10:00')
export const key = { regionId: 'voorbeeld', year }
export const other = { regionId: 'buurregio', year }
export const oneDay = minutes(24 * 60)
const linkKey = async () => new Uint8Array(32).fill(7)
export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Whoever works is killed between two of its writes: what it tries after that, a read too, does not happen. */
class Killed extends Error {}

function mortality() {
  let left = Number.POSITIVE_INFINITY
  let isDead = false
  return {
    /** Lets so many writes happen, and no more. */
    killAfter(count: number) {
      left = count
      isDead = false
    },
    /** Answers whether anybody was killed since. */
    live(): boolean {
      const died = isDead
      left = Number.POSITIVE_INFINITY
      isDead = false
      return died
    },
    pass(isWrite: boolean) {
      if (isWrite && (left -= 1) < 0) isDead = true
      if (isDead) throw new Killed()
    },
  }
}

export type FilesWorld = Awaited<ReturnType<typeof filesWorld>>

const writing = /^(Put|Update|Delete|TransactWrite)/

/** Two regions with a PO school that is in both, three PO schools and two VO schools; nobody has a dossier yet. */
export async function filesWorld() {
  const path = mkdtempSync(join(tmpdir(), 'overstap-closing-'))
  let now: Instant = start
  let ahead = 0
  const life = mortality()
  const dynamo: DynamoDBClient = strictFake({
    now: () => now,
    faults: (operation) => {
      try {
        life.pass(writing.test(operation))
        return undefined
      } catch (killed) {
        return killed as Error
      }
    },
  })
  const embedded = createObjectStore({
    path,
    basePath: '/s3',
    credentials: { laptop: 'secret' },
    buckets: [
      { name: fileSettings.QUARANTINE_BUCKET, versioned: false, requireKmsKey: fileSettings.FILES_KEY_ID, formsOnly: true },
      { name: fileSettings.ATTACHMENTS_BUCKET, versioned: true, requireKmsKey: fileSettings.FILES_KEY_ID },
    ],
  })
  const requestHandler: HttpHandler = {
    ...embedded.requestHandler,
    handle(request, options) {
      life.pass(request.method !== 'GET' && request.method !== 'HEAD')
      return embedded.requestHandler.handle(request, options)
    },
  }
  const s3 = new S3Client({
    region: 'eu-west-1', endpoint: 'http://127.0.0.1/s3', forcePathStyle: true, maxAttempts: 1,
    credentials: { accessKeyId: 'laptop', secretAccessKey: 'secret' }, requestChecksumCalculation: 'WHEN_REQUIRED', requestHandler,
  })
  const machineClock = () => Date.now() + ahead
  const lines: Record<string, unknown>[] = []
  const edges = { dynamo, s3, linkKey, now: () => now, machineClock, print: (line: string) => void lines.push(JSON.parse(line)) }
  const objects = objectStore(s3, { quarantine: fileSettings.QUARANTINE_BUCKET, attachments: fileSettings.ATTACHMENTS_BUCKET, kmsKeyId: fileSettings.FILES_KEY_ID })
  /** As a door that has just been started: nothing is remembered. */
  const ports = () => ({ ...store(dynamo, TABLE_NAME, machineClock), clock: () => now, objects, codes: transferCodes(linkKey), fingerprint, appUrl: 'https://overstap.example' })
  const intake = (SCANNER: 'guardduty' | 'none' = 'guardduty') => wireIntake({ TABLE_NAME, ...fileSettings, SCANNER }, edges)

  const world = {
    life,
    lines,
    edges,
    ports,
    objects,
    now: () => now,
    /** Both clocks go on. */
    wait(milliseconds: number) {
      now = later(now, milliseconds)
      ahead += milliseconds
    },
    /** Posts a file as a browser does. */
    async post(url: string, fields: Readonly<Record<string, string>>, bytes: Uint8Array) {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), 'rapport.png')
      const sent = new Response(form)
      const request = new HttpRequest({
        method: 'POST', path: new URL(url).pathname, headers: { 'content-type': sent.headers.get('content-type')!, host: '127.0.0.1' }, body: new Uint8Array(await sent.arrayBuffer()),
      })
      const { response } = await requestHandler.handle(request)
      return response.statusCode
    },
    /** What a link leads to, as a browser gets it. */
    async download(link: string): Promise<Uint8Array> {
      const { pathname, searchParams, host } = new URL(link)
      const request = new HttpRequest({ method: 'GET', path: pathname, query: Object.fromEntries(searchParams), headers: { host } })
      const { response } = await requestHandler.handle(request)
      expect(response.statusCode).toBe(200)
      return new Uint8Array(await new Response(response.body as ReadableStream).arrayBuffer())
    },
    /** The scan result of each object in quarantine, one message each. */
    async scanned(outcome: ScanOutcome = 'clean', SCANNER?: 'guardduty' | 'none') {
      const found = embedded.objects('quarantine')
      const bodies = found.map((object) => JSON.stringify(scanEvent(object, outcome, now)))
      return world.deliver(bodies, SCANNER)
    },
    async deliver(bodies: readonly string[], SCANNER?: 'guardduty' | 'none') {
      const { batchItemFailures } = await intake(SCANNER)({ Records: bodies.map((body, i) => ({ messageId: `m${i}`, body })) } as never)
      return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)
    },
    chores: () => wireChores({ TABLE_NAME, ...fileSettings }, edges)({ time: '2027-03-30T08:00:00Z' }),
    /** Every version in a bucket: key and id. */
    async versions(bucket: 'quarantine' | 'attachments', prefix = '') {
      const { keys } = await objects.list(bucket, prefix)
      return keys.flatMap(({ key: name, versionIds }) => versionIds.map((versionId) => `${name} ${versionId}`)).sort()
    },
    /** Every version that a dossier of these schools names: what was accepted, and what was frozen. */
    async named(schoolIds: readonly string[]) {
      const lists = await Promise.all(schoolIds.map((schoolId) => ports().dossiers.list(schoolId, year)))
      const versions = lists.flatMap(({ dossiers }) =>
        dossiers.flatMap((dossier) => [
          ...(dossier.open?.attachments ?? []).filter(isAccepted).map((file) => `${objectKey({ ...dossier, ...file })} ${file.check.versionId}`),
          ...dossier.ready.flatMap(({ files }) => files.map((file) => `${objectKey({ ...dossier, ...file })} ${file.versionId}`)),
        ]),
      )
      return [...new Set(versions)].sort()
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
  await prepare(ports())
  return world
}

export const poSchools = ['99AB00', '99AC00', '99AD00'] as const
export const voSchools = ['99CD00', '99CE00'] as const
export const coordinator: Actor = { sub: 'u-1', membership: { role: 'coordinator', regionId: key.regionId } }
export const po = (schoolId: string): Actor => ({ sub: `u-${schoolId}`, membership: { role: 'po', schoolId, rights: ['manager', 'sensitive'] } })
export const vo = (schoolId: string): Actor => ({ sub: `u-${schoolId}`, membership: { role: 'vo', schoolId, rights: ['sensitive'] } })

export const milestones = [
  step({ id: 'close', kind: 'applications-close', on: day('2027-03-31'), audience: ['po', 'vo'] }),
  step({ id: 'release', kind: 'release', on: day('2027-04-07'), audience: ['vo'] }),
  step({ id: 'fetched', kind: 'fetched', on: day('2027-04-16'), audience: ['vo'] }),
]

async function prepare(ports: ReturnType<FilesWorld['ports']>): Promise<void> {
  for (const { regionId } of [key, other]) {
    const actor: Actor = { ...coordinator, membership: { role: 'coordinator', regionId } }
    const trace = traceOf(actor.sub, actor.membership)
    await ports.members.grant(actor.sub, actor.membership)
    await ports.regions.create(regionFacts(regionId), [], trace)
    const head = headFacts({ regionId, year })
    await ports.years.open(regionFacts(regionId), { ...head, settings: { ...head.settings, usesCodes: true, opensOn: 'first-choice' } }, trace)
    const ids = regionId === key.regionId ? [...poSchools, ...voSchools] : ['99AB00', '99CD00']
    const added = ids.map((schoolId) => school({ schoolId, sector: schoolId.startsWith('99A') ? 'po' : 'vo' }))
    await ports.schools.saveImport({ regionId, year }, { added, changed: [] }, trace)
    await ports.years.saveDraft({ regionId, year }, milestones, 0, trace)
    await ports.years.publish({ regionId, year }, { number: 1, milestones, publishedAt: start }, { headVersion: 1, draftVersion: 1 }, trace)
    await ports.attachmentTypes.save({ regionId, year }, { types: [type({ formats: ['pdf', 'png'] })], version: 1 }, 0, trace)
  }
  const trace = traceOf(coordinator.sub, coordinator.membership)
  await ports.boards.save({ boardId: '99901', processingAgreement: { state: 'yes', on: day('2026-09-01') }, version: 1 }, 0, trace)
  for (const schoolId of poSchools) await ports.members.grant(po(schoolId).sub, po(schoolId).membership)
  for (const schoolId of voSchools) await ports.members.grant(vo(schoolId).sub, vo(schoolId).membership)
}
