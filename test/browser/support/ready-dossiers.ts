// Fills the demo region with dossiers through the API, as PO schools would: added, with files, seen by parents, set ready.
import { createHash } from 'node:crypto'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { asUser } from './region.ts'
import type { System } from './system.ts'

type Ask = Awaited<ReturnType<typeof asUser>>

export interface PoWork {
  /** A demo user of a PO school. */
  readonly user: string
  readonly schoolId: string
  readonly dossiers: readonly NewDossier[]
}

export interface NewDossier {
  readonly label: string
  /** Without one it can only be claimed by its code. */
  readonly voSchoolId?: string
  /** Types of the files that it gets; without one it is never set ready. */
  readonly files: readonly string[]
}

export interface Made {
  readonly dossierId: string
  readonly label: string
  readonly code?: string
  /** What was uploaded, by checksum. */
  readonly sums: readonly string[]
}

interface Row {
  readonly dossierId: string
  readonly listHash: string
  readonly files: { readonly accepted: number; readonly checking: number; readonly refused: number }
}

const year = '/v1/regions/voorbeeld/years/2026-2027'
const json = async <T>(answer: Promise<Response>): Promise<T> => (await (await answer).json()) as T

/** A page of text: no two of them are the same file. */
async function pdf(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  document.addPage([595, 842]).drawText(text, { x: 60, y: 760, size: 14, font })
  return new Uint8Array(await document.save({ useObjectStreams: false }))
}

async function inTurns<T>(items: readonly T[], atOnce: number, act: (item: T) => Promise<void>): Promise<void> {
  const left = [...items]
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await act(item)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

async function upload(po: Ask, dossierId: string, typeId: string, name: string): Promise<string> {
  const bytes = await pdf(`${name} ${typeId} ${dossierId}`)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const body = { typeId, fileName: `${name} ${typeId}.pdf`, size: bytes.length, contentType: 'application/pdf', sha256 }
  const { upload: to } = await json<{ readonly upload: { readonly url: string; readonly fields: Readonly<Record<string, string>> } }>(po('POST', `/v1/dossiers/${dossierId}/attachments`, body))
  const form = new FormData()
  for (const [field, value] of Object.entries(to.fields)) form.set(field, value)
  form.set('file', new Blob([bytes], { type: 'application/pdf' }), body.fileName)
  const answer = await fetch(to.url, { method: 'POST', body: form })
  if (!answer.ok) throw new Error(`the store answered ${answer.status}: ${await answer.text()}`)
  return sha256
}

async function checked(po: Ask, list: string, wanted: number): Promise<readonly Row[]> {
  for (let tries = 0; tries < 240; tries++) {
    const { dossiers } = await json<{ readonly dossiers: readonly Row[] }>(po('GET', list))
    const count = (state: keyof Row['files']) => dossiers.reduce((sum, { files }) => sum + files[state], 0)
    if (count('refused') > 0) throw new Error(`${count('refused')} files were refused`)
    if (count('accepted') >= wanted) return dossiers
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('files stayed unchecked')
}

/** Adds the dossiers of one PO school, each with its files, and sets ready what has any. */
export async function makeReady(system: System, { user, schoolId, dossiers }: PoWork, inspectedOn: string): Promise<readonly Made[]> {
  const po = await asUser(system, user)
  const list = `${year}/schools/${schoolId}/dossiers`
  const added: { readonly dossierId: string; readonly label: string; readonly code?: string }[] = []
  for (let at = 0; at < dossiers.length; at += 40) {
    const body = dossiers.slice(at, at + 40).map(({ label, voSchoolId }) => ({ label, destinations: voSchoolId === undefined ? [] : [{ schoolId: voSchoolId, round: '1' }] }))
    added.push(...(await json<{ readonly dossiers: typeof added }>(po('POST', list, body))).dossiers)
  }
  const sums = new Map<string, string[]>()
  const files = added.flatMap(({ dossierId, label }, i) => dossiers[i]!.files.map((typeId) => ({ dossierId, label, typeId })))
  await inTurns(files, 6, async ({ dossierId, label, typeId }) => {
    const sum = await upload(po, dossierId, typeId, label)
    sums.set(dossierId, [...(sums.get(dossierId) ?? []), sum])
  })
  const rows = await checked(po, list, files.length)
  const withFiles = rows.filter(({ dossierId }) => sums.has(dossierId))
  for (let at = 0; at < withFiles.length; at += 200) {
    const part = withFiles.slice(at, at + 200)
    const seen = { manner: 'seen', on: inspectedOn, agreed: 'yes', exactlyThese: true }
    await po('POST', `${year}/schools/${schoolId}/inspections`, { dossiers: part.map(({ dossierId, listHash }) => ({ dossierId, listHash })), ...seen })
    const { done } = await json<{ readonly done: number }>(po('POST', `${year}/schools/${schoolId}/set-ready`, { dossiers: part.map(({ dossierId }) => dossierId) }))
    if (done !== part.length) throw new Error(`only ${done} of ${part.length} were set ready`)
  }
  return added.map((one) => ({ ...one, sums: sums.get(one.dossierId) ?? [] }))
}
