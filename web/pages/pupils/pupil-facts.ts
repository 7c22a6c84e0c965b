// What the list of a school's pupils says together: how far they are, what there is to do, and where they go.
import type { Answer } from '../../../lambdas/contract/routes.ts'
import type { DossierState } from '../../words/pupils.ts'

export type PupilRow = Answer<'listDossiers'>['dossiers'][number]
export type VoApplication = PupilRow['applications'][number]
export type Dossier = Answer<'getDossier'>
export type OpensOn = Answer<'listDossiers'>['opensOn']

export const states: readonly DossierState[] = ['concept', 'complete', 'inspected', 'set-ready', 'fetched', 'finished']

/** How many dossiers are in each state. */
export function stateCounts(rows: readonly PupilRow[]): Readonly<Record<DossierState, number>> {
  const counts = { concept: 0, complete: 0, inspected: 0, 'set-ready': 0, fetched: 0, finished: 0 }
  for (const { state } of rows) counts[state] += 1
  return counts
}

export const isLive = ({ state }: Pick<VoApplication, 'state'>): boolean => state === 'applied' || state === 'placed'

/** The first live application that the school stands behind. */
export function firstChoice({ applications }: Pick<PupilRow, 'applications'>): VoApplication | undefined {
  return applications.find((one) => isLive(one) && !one.wantsConfirmation)
}

/** Something is being collected, and nothing stands in the way of setting it ready. */
export const canBeReady = ({ listHash, missing }: Pick<PupilRow, 'listHash' | 'missing'>): boolean => listHash !== undefined && missing.length === 0

/** A version stands ready and no next one is open. */
export const standsReady = ({ readyVersion, listHash }: Pick<PupilRow, 'readyVersion' | 'listHash'>): boolean => readyVersion !== undefined && listHash === undefined

/** Files that parents could look at now, in a version that is open. */
export const canBeInspected = ({ files, listHash }: Pick<PupilRow, 'files' | 'listHash'>): boolean => listHash !== undefined && files.accepted > 0

/** What somebody looks at before it is set ready (again): it was taken back, or a file was refused and would stay behind. */
export const wantsALook = ({ recalledAt, files, listHash }: Pick<PupilRow, 'recalledAt' | 'files' | 'listHash'>): boolean =>
  recalledAt !== undefined || (listHash !== undefined && files.refused > 0)

const hasNothingToSend = ({ missing }: PupilRow) => missing.some(({ code }) => code === 'nothing-to-send')
const afterInspection: readonly DossierState[] = ['inspected', 'set-ready', 'fetched', 'finished']

/** Counted as the school's steps count: who has nothing to send is done, and a next version counts by its own files. */
export const isInspected = (row: PupilRow): boolean => hasNothingToSend(row) || afterInspection.includes(row.state)

/** Counted as the school's steps count: what stands ready goes on doing so while a next version is made. */
export const isReadyOrDone = (row: PupilRow): boolean => hasNothingToSend(row) || row.readyVersion !== undefined

/** A required attachment lacks, or there is none at all. */
export const lacksAttachment = ({ missing }: Pick<PupilRow, 'missing'>): boolean => missing.some(({ code }) => code === 'attachment-missing' || code === 'no-files')

/** All is there, and the parents still have to be able to see it. */
export const waitsForInspection = ({ state, inspectAgain, missing }: Pick<PupilRow, 'state' | 'inspectAgain' | 'missing'>): boolean =>
  state === 'complete' && !inspectAgain && missing.some(({ code }) => code === 'not-inspected')

/** Was taken back, and could be set ready again at once. */
export const isRecalled = (row: PupilRow): boolean => canBeReady(row) && row.recalledAt !== undefined

export const isClaimed = ({ applications }: Pick<PupilRow, 'applications'>): boolean => applications.some(({ wantsConfirmation }) => wantsConfirmation)

export type PupilTask = 'questions' | 'claims' | 'refused' | 'again' | 'lacking' | 'inspect' | 'recalled' | 'ready' | 'nowhere'

/** What there is to do, with how many; only what there is. */
export function pupilTasks({ dossiers, appliedNowhere = 0 }: Pick<Answer<'listDossiers'>, 'dossiers' | 'appliedNowhere'>): readonly (readonly [PupilTask, number])[] {
  const count = (test: (row: PupilRow) => boolean) => dossiers.filter(test).length
  const all: readonly (readonly [PupilTask, number])[] = [
    ['questions', dossiers.reduce((sum, { openQuestions }) => sum + openQuestions, 0)],
    ['claims', dossiers.flatMap(({ applications }) => applications).filter(({ wantsConfirmation }) => wantsConfirmation).length],
    ['refused', count(({ files }) => files.refused > 0)],
    ['again', count(({ inspectAgain }) => inspectAgain)],
    ['lacking', count(lacksAttachment)],
    ['inspect', count(waitsForInspection)],
    ['nowhere', appliedNowhere],
    ['recalled', count(isRecalled)],
    ['ready', count((row) => canBeReady(row) && !isRecalled(row))],
  ]
  return all.filter(([, number]) => number > 0)
}

export interface PupilFilter {
  readonly text: string
  readonly state: DossierState | ''
  /** A VO school, or `nowhere`. */
  readonly school: string
}

export const nowhere = 'nowhere'

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** The pupils in which every typed word occurs, in this state, with a live application there. */
export function filteredPupils(rows: readonly PupilRow[], { text, state, school }: PupilFilter): readonly PupilRow[] {
  const words = plain(text).split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    const hay = plain(`${row.label} ${row.group ?? ''} ${row.number}`)
    const goesThere = school === nowhere ? !firstChoice(row) : row.applications.some((one) => isLive(one) && one.schoolId === school)
    return words.every((word) => hay.includes(word)) && (state === '' || row.state === state) && (school === '' || goesThere)
  })
}

export interface Destination {
  readonly schoolId: string
  readonly name: string
  readonly count: number
  /** From when this school may fetch; absent while the calendar does not say. */
  readonly opensAt: string | undefined
  /** Only once the pupil has a place there. */
  readonly afterPlacement: boolean
}

/** Whether a VO school has to wait until the pupil has a place there, whatever the day. */
export const waitsForPlacement = ({ state }: Pick<VoApplication, 'state'>, opensOn: OpensOn): boolean => opensOn === 'placement' && state !== 'placed'

/** Where pupils go by their first choice, most pupils first; another day of opening, or waiting for a place, is another line. */
export function destinationsOf(rows: readonly PupilRow[], opensOn: OpensOn): readonly Destination[] {
  const found = new Map<string, Destination>()
  for (const row of rows) {
    const choice = firstChoice(row)
    if (!choice) continue
    const afterPlacement = waitsForPlacement(choice, opensOn)
    const key = `${choice.schoolId} ${choice.opensAt} ${afterPlacement}`
    found.set(key, { schoolId: choice.schoolId, name: choice.schoolName, opensAt: choice.opensAt, afterPlacement, count: (found.get(key)?.count ?? 0) + 1 })
  }
  return [...found.values()].sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'nl'))
}

/** By label, numbers in their own order. */
export const byLabel = (a: { readonly label: string }, b: { readonly label: string }): number => a.label.localeCompare(b.label, 'nl', { numeric: true })

/** A hash as people compare it: the first 12 signs in groups of 4. */
export const shortHash = (hash: string): string => hash.slice(0, 12).replaceAll(/(.{4})(?=.)/g, '$1 ')

/** A whole hash in groups of 8, so that it breaks where one reads. */
export const groupedHash = (hash: string): string => hash.replaceAll(/(.{8})(?=.)/g, '$1 ')
