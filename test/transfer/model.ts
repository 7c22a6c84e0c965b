// What must be true of transfers, kept by plain bookkeeping beside the system: which bytes parents could see, who may fetch what, what was fetched.
import type { Instant } from '../../lambdas/domain/moment.ts'
import { at } from '../domain/builders.ts'

/** As the test's calendar says: applications closed on 31 March, fetching from 7 April. */
const releaseAt: Instant = at('2027-04-07 00:00')

interface ModelApplication {
  named: boolean
  claimed: boolean
  confirmed: boolean
  state: 'applied' | 'placed' | 'ended'
  endedBy?: 'po' | 'vo'
  endedAt?: Instant
  /** What the VO school itself said of one that the PO school had ended without its knowing. */
  saysEnded?: boolean
  /** It ended because the VO school said that the pupil is not theirs. */
  notOurs?: boolean
  /** That was what the VO school last said, whatever became of it. */
  saysNotOurs?: boolean
}

interface ModelVersion {
  readonly number: number
  /** The checksums of the bytes that the parents could see. */
  readonly seen: readonly string[]
  recalled: boolean
}

export interface ModelDossier {
  readonly dossierId: string
  readonly schoolId: string
  /** By attachment: the checksum of what was posted. Absent while nothing is open. */
  open: Map<string, string> | undefined
  /** What the parents could see when the school said so. */
  seen: readonly string[] | undefined
  readonly versions: ModelVersion[]
  /** In order of preference. */
  order: string[]
  readonly applications: Map<string, ModelApplication>
}

export interface ModelFetch {
  readonly at: Instant
  readonly voSchoolId: string
  readonly version: number
}

export interface Model {
  readonly dossiers: ModelDossier[]
  readonly fetches: Map<string, ModelFetch[]>
}

export const emptyModel = (): Model => ({ dossiers: [], fetches: new Map() })

export const newDossier = (dossierId: string, schoolId: string): ModelDossier => ({
  dossierId, schoolId, open: new Map(), seen: undefined, versions: [], order: [], applications: new Map(),
})

const sorted = (list: Iterable<string>): readonly string[] => [...list].sort()
const same = (one: readonly string[], other: readonly string[]) => one.join(' ') === other.join(' ')

export const listOf = (dossier: ModelDossier): readonly string[] => sorted(dossier.open?.values() ?? [])

/** Parents have seen exactly what is there now. */
export const isSeen = (dossier: ModelDossier): boolean => dossier.seen !== undefined && listOf(dossier).length > 0 && same(dossier.seen, listOf(dossier))

export const readyOf = (dossier: ModelDossier): ModelVersion | undefined => {
  const last = dossier.versions.at(-1)
  return last?.recalled ? undefined : last
}

const isLive = ({ state }: ModelApplication) => state !== 'ended'
const stands = (application: ModelApplication) => isLive(application) && (application.named || application.confirmed)

export const firstChoiceOf = (dossier: ModelDossier): string | undefined => dossier.order.find((schoolId) => stands(dossier.applications.get(schoolId)!))

/** Whether a VO school may know of the dossier at all. */
export function isKnownTo(dossier: ModelDossier, voSchoolId: string, now: Instant): boolean {
  const application = dossier.applications.get(voSchoolId)
  if (!application) return false
  return application.claimed || (now >= releaseAt && (application.endedAt === undefined || application.endedAt >= releaseAt))
}

/** What a VO school may fetch now; nothing where one condition fails. */
export function fetchableBy(dossier: ModelDossier, voSchoolId: string, now: Instant): ModelVersion | undefined {
  const application = dossier.applications.get(voSchoolId)
  if (!application || now < releaseAt || !stands(application)) return undefined
  return application.state === 'placed' || firstChoiceOf(dossier) === voSchoolId ? readyOf(dossier) : undefined
}

/** For all that the VO school may know it is not theirs, by its own word. */
export const isNotTheirs = ({ notOurs = false, saysNotOurs = false }: ModelApplication, now: Instant): boolean => (now >= releaseAt ? notOurs : saysNotOurs)

/** The VO school says that the pupil is not theirs: nobody stands behind it any more. What the PO school had ended stays ended by it. */
export function disown(application: ModelApplication, now: Instant): void {
  if (isNotTheirs(application, now)) return
  application.saysNotOurs = true
  if (application.endedBy === 'po') application.saysEnded = true
  else Object.assign(application, { state: 'ended', endedBy: 'vo', endedAt: now, named: false, confirmed: false, notOurs: true })
}

export function reopen(dossier: ModelDossier, files: ReadonlyMap<string, string>): void {
  if (dossier.open) return
  dossier.open = new Map(files)
  dossier.seen = sorted(files.values())
}

export function name(dossier: ModelDossier, schoolIds: readonly string[], now: Instant): void {
  for (const [schoolId, application] of dossier.applications) {
    if (!schoolIds.includes(schoolId) && application.named && isLive(application)) Object.assign(application, { state: 'ended', endedBy: 'po', endedAt: now })
  }
  for (const schoolId of schoolIds) {
    const known = dossier.applications.get(schoolId)
    if (!known) dossier.applications.set(schoolId, { named: true, claimed: false, confirmed: false, state: 'applied' })
    else if (isLive(known)) known.named = true
    else Object.assign(known, { named: true, state: 'applied', endedBy: undefined, endedAt: undefined, notOurs: false })
  }
  dossier.order = [...schoolIds, ...dossier.order.filter((schoolId) => !schoolIds.includes(schoolId))]
}

export function claim(dossier: ModelDossier, schoolId: string, now: Instant): void {
  const known = dossier.applications.get(schoolId)
  // Before the release a VO school may not learn that the PO school ended its claim: claiming again changes nothing.
  if (known?.claimed && known.endedBy === 'po' && now < releaseAt && !known.saysEnded) return
  if (!known) {
    dossier.applications.set(schoolId, { named: false, claimed: true, confirmed: false, state: 'applied' })
    dossier.order.push(schoolId)
  } else if (isLive(known)) Object.assign(known, { claimed: true, saysNotOurs: false })
  else Object.assign(known, { claimed: true, confirmed: false, named: known.endedBy === 'po' ? false : known.named, state: 'applied', endedBy: undefined, endedAt: undefined, saysEnded: false, notOurs: false, saysNotOurs: false })
}
