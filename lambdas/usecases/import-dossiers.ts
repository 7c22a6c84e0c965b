// Reads a list of pupils into the dossiers of a PO school: shows what would be made, or makes just that.
import type { Actor } from '../domain/actor.ts'
import type { PublicSchool } from '../domain/agreements.ts'
import { withoutBsn } from '../domain/bsn.ts'
import type { DossierId } from '../domain/dossier-id.ts'
import type { PupilRoute, Round } from '../domain/milestone.ts'
import { refuseNews, type SchoolId } from '../domain/school.ts'
import type { RegionYearKey } from '../ports/regions.ts'
import { type AddPorts, type NewDossier, refuseWithoutDossiers, writeNew } from './add-dossiers.ts'
import { findSchool } from './dossier-context.ts'
import { voSchoolsOf } from './see-dossiers.ts'
import { alreadyTraced, pathOfSchool, refusedTrace, traceOf } from './trace.ts'

export interface DossierLine {
  readonly line: number
  readonly label: string
  readonly group?: string
  readonly routes: readonly PupilRoute[]
  /** VO schools by code or by name, in order of preference. */
  readonly destinations: readonly string[]
  readonly round?: Round
}

/** Why a line names no new dossier: asked of the school and its region, not of the file. */
export type DossierLineFault = 'not-a-destination' | 'destination-twice' | 'label-exists'

export interface DossiersImported {
  readonly added: readonly { readonly line: number; readonly label: string; readonly dossierId?: DossierId }[]
  readonly refused: readonly { readonly line: number; readonly code: DossierLineFault; readonly details?: Readonly<Record<string, string>> }[]
}

/** A request may make as many at once: each part is written as a whole. */
const atOnce = 40

const plain = (text: string) => text.trim().toLowerCase().replace(/\s+/g, ' ')

/** The one school that is meant by a code, or by a name that no other has. */
function schoolMeant(text: string, voSchools: readonly PublicSchool[]): PublicSchool | undefined {
  const found = voSchools.filter(({ schoolId, name }) => schoolId === text.toUpperCase() || plain(name) === plain(text))
  return found.length === 1 ? found[0] : undefined
}

function judged({ line, label, group, routes, destinations, round }: DossierLine, voSchools: readonly PublicSchool[], labels: ReadonlySet<string>) {
  const meant = destinations.map((text) => schoolMeant(text, voSchools)?.schoolId)
  const refused: DossiersImported['refused'] = [
    ...(labels.has(plain(label)) ? [{ line, code: 'label-exists' as const }] : []),
    ...meant.flatMap((schoolId, i) => (schoolId === undefined ? [{ line, code: 'not-a-destination' as const, details: { schoolId: withoutBsn(destinations[i]!).slice(0, 60) } }] : [])),
    ...meant.flatMap((schoolId, i) => (schoolId !== undefined && meant.indexOf(schoolId) < i ? [{ line, code: 'destination-twice' as const }] : [])),
  ]
  const named = meant.flatMap((schoolId) => (schoolId === undefined ? [] : [{ schoolId, ...(round && { round }) }]))
  const dossier: NewDossier = { label, ...(group && { group }), routes, destinations: named }
  return { line, refused, dossier }
}

/** Lines with a fault are left out, with all their reasons; a label that is there already is not added twice, so a list can be read again. */
export function importDossiers(ports: AddPorts) {
  const find = findSchool(ports)
  const write = writeNew(ports)
  return async (actor: Actor, key: RegionYearKey, schoolId: SchoolId, lines: readonly DossierLine[], dryRun: boolean): Promise<DossiersImported> => {
    const context = await find(key, schoolId)
    refuseNews(context.school)
    refuseWithoutDossiers(context)
    const [voSchools, there] = await Promise.all([voSchoolsOf(ports, key), ports.dossiers.list(schoolId, key.year)])
    const labels = new Set(there.dossiers.filter(({ regionId }) => regionId === key.regionId).map(({ label }) => plain(label)))
    // A school that went on in another may have its very name.
    const taking = voSchools.filter(({ hasLeft }) => !hasLeft)
    const all = lines.map((line) => judged(line, taking, labels))
    const good = all.filter(({ refused }) => refused.length === 0)
    const refused = all.flatMap((one) => one.refused)
    if (dryRun) return { added: good.map(({ line, dossier }) => ({ line, label: dossier.label })), refused }
    const [act, path] = ['import-dossiers', `${pathOfSchool(key.regionId, key.year, schoolId)}/dossiers`]
    const trace = traceOf(actor, act, path, context.now)
    if (good.length === 0) await ports.schools.note(key, refused.length > 0 ? refusedTrace(actor, act, path, context.now) : trace)
    const added: { line: number; label: string; dossierId: DossierId }[] = []
    for (let from = 0; from < good.length; from += atOnce) {
      const part = good.slice(from, from + atOnce)
      const made = await write(context, key, part.map(({ dossier }) => dossier), from === 0 ? trace : alreadyTraced(trace))
      added.push(...part.map(({ line, dossier }, i) => ({ line, label: dossier.label, dossierId: made[i]!.dossier.dossierId })))
    }
    return { added, refused }
  }
}
