// Dossiers of the demo's PO school for the tests of the doors, made through the API; what a door checks by itself is written into the table.
import { createHash, randomBytes } from 'node:crypto'
import { claim } from '../../lambdas/domain/application-steps.ts'
import type { Dossier, FileCheck } from '../../lambdas/domain/dossier.ts'
import { settleCheck } from '../../lambdas/domain/dossier-steps.ts'
import type { FileReason } from '../../lambdas/domain/file-check.ts'
import type { FetchRecord } from '../../lambdas/ports/dossiers.ts'
import { saveDossiers } from '../../lambdas/usecases/dossier-context.ts'
import { doorTrace, traceOf } from '../../lambdas/usecases/trace.ts'
import { fingerprint, store } from '../../lambdas/wiring.ts'
import type { Asking, Reply, Running } from '../support/running.ts'
import { poSchool, voSchool, year } from './sample-places.ts'

export const dossiersPath = `${year}/schools/${poSchool}/dossiers`
/** Every pupil needs one of these, and it is carried here. */
export const neededType = 'social-emotional'
/** A type that is not sensitive. */
export const plainType = 'guest-details'

let names = 0
/** A label that no other dossier has. */
export const nextLabel = () => `Leerling ${(names += 1)}`

export const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex')

/** A PDF of which nobody has to see the content. */
export const pdf = (given: object = {}) => ({ typeId: neededType, fileName: 'verslag.pdf', size: 1200, contentType: 'application/pdf', sha256: sha256Of(randomBytes(8).toString('hex')), ...given })

export const inspection = { manner: 'seen', on: '2026-09-01', agreed: 'yes', exactlyThese: true } as const

export function dossierWorld(running: Running) {
  const ports = { ...store(running.edges.dynamo, running.edges.settings.api.TABLE_NAME), fingerprint }
  const po = running.as('po')
  const now = () => running.laptop.now()

  async function good(reply: Promise<Reply>): Promise<Reply> {
    const answered = await reply
    if (answered.status >= 300) throw new Error(`${answered.status}: ${answered.text}`)
    return answered
  }

  async function add(given: object = {}): Promise<string> {
    const { body } = await good(po(dossiersPath, { method: 'POST', body: [{ label: nextLabel(), ...given }] }))
    return body.dossiers[0].dossierId
  }
  const see = async (dossierId: string) => (await good(po(`/dossiers/${dossierId}`))).body

  /** The row as it is, changed by a step that no door of the PO school does. */
  async function step(dossierId: string, change: (dossier: Dossier) => Dossier | undefined): Promise<Dossier> {
    const before = await ports.dossiers.get(dossierId)
    if (!before) throw new Error(`${dossierId} is not there`)
    const after = change(before)
    if (!after) throw new Error(`nothing to change in ${dossierId}`)
    const [written] = await saveDossiers(ports)({ types: await ports.attachmentTypes.get(before) }, [{ before, after }], doorTrace('intake', 'test', `dossiers/${dossierId}`, now()))
    return written!
  }
  const settle = (dossierId: string, attachmentId: string, check: Exclude<FileCheck, { state: 'announced' }>) => step(dossierId, (dossier) => settleCheck(dossier, attachmentId, check))

  async function announce(dossierId: string, given: object = {}): Promise<string> {
    const { body } = await good(po(`/dossiers/${dossierId}/attachments`, { method: 'POST', body: pdf(given) }))
    return body.attachment.attachmentId
  }
  const accept = (dossierId: string, attachmentId: string) => settle(dossierId, attachmentId, { state: 'accepted', at: now(), versionId: `v-${attachmentId}`, findings: [{ code: 'author' }] })

  /** A file that was checked and is kept. */
  async function attach(dossierId: string, given: object = {}): Promise<string> {
    const attachmentId = await announce(dossierId, given)
    await accept(dossierId, attachmentId)
    return attachmentId
  }
  async function inspect(dossierId: string, given: object = {}): Promise<void> {
    const { listHash } = await see(dossierId)
    await good(po(`/dossiers/${dossierId}/inspection`, { method: 'PUT', body: { listHash, ...inspection, ...given } }))
  }
  async function addInspected(given: object = {}): Promise<string> {
    const dossierId = await add({ destinations: [voSchool], ...given })
    await attach(dossierId)
    await inspect(dossierId)
    return dossierId
  }
  const setReady = (dossierId: string) => po(`/dossiers/${dossierId}/set-ready`, { method: 'POST' })
  async function addReady(given: object = {}): Promise<string> {
    const dossierId = await addInspected(given)
    await good(setReady(dossierId))
    return dossierId
  }

  return {
    ports, po, good, add, see, step, announce, accept, attach, inspect, addInspected, setReady, addReady,
    change: async (dossierId: string, body: object, headers?: Record<string, string>) => po(`/dossiers/${dossierId}`, { method: 'PATCH', body, headers: headers ?? { 'if-match': (await see(dossierId)).etag } }),
    refuse: (dossierId: string, attachmentId: string, reasons: readonly FileReason[]) => settle(dossierId, attachmentId, { state: 'refused', at: now(), reasons }),
    /** A VO school claims it, as by the parents' code. */
    claim: (dossierId: string, schoolId = voSchool) => step(dossierId, (dossier) => claim(dossier, schoolId, '1', now())),
    /** A VO school fetched what stands ready. */
    async fetched(dossierId: string, schoolId = voSchool): Promise<FetchRecord> {
      const dossier = (await ports.dossiers.get(dossierId))!
      const { number: version, files } = dossier.ready.at(-1)!
      const record: FetchRecord = { fetchId: randomBytes(6).toString('hex'), at: now(), voSchoolId: schoolId, dossiers: [{ dossierId, version, files: files.length }] }
      const sub = await running.edges.accounts.ensure('vo@demo.example')
      const actor = { sub, membership: { role: 'vo' as const, schoolId: voSchool, rights: [] } }
      const { deliveries } = await ports.deliveries.list(schoolId, dossier.year)
      await ports.deliveries.recordFetch(record, dossier.year, dossier.regionId, deliveries, traceOf(actor, 'fetch', 'test', now()))
      return record
    },
    ask: (path: string, asking?: Asking) => po(path, asking),
  }
}

export type DossierWorld = ReturnType<typeof dossierWorld>
