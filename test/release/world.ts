// A region with PO and VO schools and dossiers on the strict fake, and the api door before it without HTTP: quick enough for thousands of questions.
import { gunzipSync } from 'node:zlib'
import { type Membership, membershipKey } from '../../lambdas/domain/actor.ts'
import type { Dossier } from '../../lambdas/domain/dossier.ts'
import { day } from '../../lambdas/domain/local-date.ts'
import type { Milestone } from '../../lambdas/domain/milestone.ts'
import type { Instant } from '../../lambdas/domain/moment.ts'
import { type YearSettings, usualSettings } from '../../lambdas/domain/region.ts'
import type { School } from '../../lambdas/domain/school.ts'
import { api } from '../../lambdas/http/bind.ts'
import type { HttpEvent } from '../../lambdas/http/input.ts'
import { transferCodes } from '../../lambdas/links/transfer-codes.ts'
import type { ObjectStore } from '../../lambdas/ports/files.ts'
import type { ApiPorts } from '../../lambdas/ports/ports.ts'
import type { DoorTrace } from '../../lambdas/ports/trace.ts'
import { fingerprint, store } from '../../lambdas/wiring.ts'
import { at, school } from '../domain/builders.ts'
import { otherVoSchool, poSchool, voSchool, year } from '../domain/dossiers.ts'
import { milestones } from '../domain/releases.ts'
import { headFacts, regionFacts } from '../store/world.ts'
import { strictFake } from '../support/strict-fake.ts'

const tableName = 'overstap'

export const poSchools: readonly School[] = [
  school({ schoolId: poSchool, name: 'De Vlinderboom', boardId: '99901', contacts: [{ contactId: 'c-po', email: 'po@school.example', roles: ['transfer'], shared: false }] }),
  school({ schoolId: '99AC00', name: 'De Regenboog', boardId: '99901' }),
]
export const voSchools: readonly School[] = [
  school({ schoolId: voSchool, sector: 'vo', name: 'Het Lyceum', boardId: '99902' }),
  school({ schoolId: otherVoSchool, sector: 'vo', name: 'Het College', boardId: '99902' }),
]

/** People of the world: `sensitive` has the right to sensitive attachments, `brin` acts for all locations of a BRIN. */
export const people: Readonly<Record<string, Membership>> = {
  vo: { role: 'vo', schoolId: voSchool, rights: [] },
  sensitive: { role: 'vo', schoolId: voSchool, rights: ['sensitive'] },
  brin: { role: 'vo', schoolId: voSchool.slice(0, 4), rights: ['sensitive'] },
  vo2: { role: 'vo', schoolId: otherVoSchool, rights: ['sensitive'] },
  po: { role: 'po', schoolId: poSchool, rights: ['manager'] },
  po2: { role: 'po', schoolId: '99AC00', rights: ['manager'] },
  coordinator: { role: 'coordinator', regionId: 'voorbeeld' },
  helpdesk: { role: 'helpdesk', regionId: 'voorbeeld' },
  operator: { role: 'operator' },
  board: { role: 'board', boardId: '99902' },
}

export interface Call {
  readonly operation: string
  readonly input: Readonly<Record<string, unknown>>
}

export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  /** As it goes over the wire. */
  readonly bytes: number
  // What a door answers is checked by the test, field by field.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any
}

export interface Asked {
  readonly method?: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface WorldOptions {
  readonly now: Instant
  readonly dossiers?: readonly Dossier[]
  readonly settings?: Partial<YearSettings>
  readonly schools?: readonly School[]
  readonly milestones?: readonly Milestone[]
  readonly people?: Readonly<Record<string, Membership>>
  /** Boards that signed a processing agreement. */
  readonly signed?: readonly string[]
  readonly objects?: Partial<ObjectStore>
}

export const regionId = 'voorbeeld'
export const key = { regionId, year }
export const base = `/regions/${regionId}/years/${year}`
export const ofSchool = (schoolId: string) => `${base}/schools/${schoolId}`

export const byDoor = (now: Instant): DoorTrace => ({ event: { at: now, sub: 'door:test', role: 'door', act: 'test', object: 'test', outcome: 'done' } })

/** Links that can be read by eye. */
const plainObjects: Partial<ObjectStore> = {
  presignDownload: async ({ key: name, versionId }, { fileName }, seconds) => `https://files.example/${name}?versionId=${versionId}&name=${encodeURIComponent(fileName)}&seconds=${seconds}`,
}

export type TransferWorld = Awaited<ReturnType<typeof transferWorld>>

export async function transferWorld(options: WorldOptions) {
  const clock = { now: options.now, machine: 0 }
  const calls: Call[] = []
  let recording = false
  const client = strictFake({
    now: () => clock.now,
    tableName,
    faults: (operation, input) => {
      if (recording) calls.push({ operation, input: input as Call['input'] })
      return undefined
    },
  })
  const lines: { readonly code: string; readonly fields: Readonly<Record<string, unknown>> }[] = []
  const unused = () => {
    throw new Error('not asked for here')
  }
  const codes = transferCodes(async () => new Uint8Array(32).fill(7))

  /** A door that remembers nothing yet. */
  function newDoor() {
    const ports = { ...store(client, tableName, () => clock.machine), clock: () => clock.now, fingerprint, codes, objects: { ...plainObjects, ...options.objects } }
    const door = api({
      ...(ports as unknown as ApiPorts),
      accounts: { ensure: unused },
      letters: { subjectOf: unused, compose: unused },
      links: { sign: unused, read: unused },
      appUrl: 'https://overstap.example',
      signIn: async (authorization) => authorization ?? '',
      log: (code, fields) => void lines.push({ code, fields }),
      openApi: {},
    })
    const ask = async (who: string, path: string, { method = 'GET', query, body, headers = {} }: Asked = {}): Promise<Reply> => {
      const rawPath = `/v1${path}`
      const event: HttpEvent & { readonly version: string; readonly rawQueryString: string } = {
        version: '2.0',
        rawQueryString: '',
        headers: { authorization: who, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
        isBase64Encoded: false,
        rawPath,
        ...(query && { queryStringParameters: query }),
        ...(body !== undefined && { body: JSON.stringify(body) }),
        requestContext: { requestId: 'r', http: { method, path: rawPath } as HttpEvent['requestContext']['http'] },
      }
      const answer = await door(event, {})
      const sent = Buffer.from(answer.body, answer.isBase64Encoded ? 'base64' : 'utf8')
      const text = (answer.isBase64Encoded ? gunzipSync(sent) : sent).toString('utf8')
      return { status: answer.statusCode, headers: answer.headers, bytes: sent.length, text, body: text === '' ? undefined : JSON.parse(text) }
    }
    return { ports, ask, door }
  }

  const { ports, ask } = newDoor()
  const trace = (who: string, membership: Membership) => ({ sub: who, membership, event: { ...byDoor(options.now).event, role: membershipKey(membership) } })
  const everybody = options.people ?? people
  for (const [who, membership] of Object.entries(everybody)) await ports.members.grant(who, membership)
  const setUp = { role: 'coordinator', regionId } as const
  await ports.members.grant('set-up', setUp)
  const bySetUp = trace('set-up', setUp)
  await ports.regions.create(regionFacts(regionId), [], bySetUp)
  await ports.years.open(regionFacts(regionId), { ...headFacts(key), settings: { ...usualSettings, opensOn: 'first-choice', usesCodes: true, ...options.settings } }, bySetUp)
  await ports.schools.saveImport(key, { added: options.schools ?? [...poSchools, ...voSchools], changed: [] }, bySetUp)
  const published = options.milestones ?? milestones
  if (published.length > 0) {
    await ports.years.saveDraft(key, published, 0, bySetUp)
    await ports.years.publish(key, { number: 1, milestones: published, publishedAt: options.now }, { headVersion: 1, draftVersion: 1 }, bySetUp)
  }
  for (const boardId of options.signed ?? ['99901', '99902']) {
    await ports.boards.save({ boardId, processingAgreement: { state: 'yes', on: day('2026-09-01') }, version: 1 }, 0, bySetUp)
  }
  /** Writes dossiers as they are, with what follows from them; those with a code get one. */
  async function add(dossiers: readonly Dossier[]) {
    for (const own of Map.groupBy(dossiers, ({ schoolId }) => schoolId).values()) {
      const withCode = own.filter(({ codeNumber }) => codeNumber > 0)
      const put = await Promise.all(withCode.map(async ({ dossierId, codeNumber }) => ({ hash: await codes.hashOf(await codes.of(dossierId, codeNumber)), dossierId })))
      await ports.dossiers.save(own.map((after) => ({ after })), byDoor(clock.now), { codes: { put } })
    }
  }
  await add(options.dossiers ?? [])

  return {
    clock, client, ports, ask, add, lines, newDoor, codes,
    bySetUp,
    /** What was asked of the table while doing something. */
    async callsOf(doing: () => Promise<unknown>): Promise<readonly Call[]> {
      calls.length = 0
      recording = true
      try {
        await doing()
      } finally {
        recording = false
      }
      return [...calls]
    },
    moveTo(moment: string | Instant) {
      const next = typeof moment === 'string' ? at(moment) : moment
      clock.machine += Math.max(0, next - clock.now)
      clock.now = next
    },
  }
}
