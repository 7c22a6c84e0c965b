// Pupil systems (leerlingadministratiesysteem, LAS) by the names that schools type: which known one is meant, and whether two are the same.
import type { InputFault } from './refusal.ts'

export interface PupilSystem {
  readonly name: string
  readonly url: string
  /** How schools write it, in small letters and with every sign a space. */
  readonly written: RegExp
}

/**
 * The pupil systems of which a supplier's own address is known. ParnasSys: "Servicedesk & Kennisportaal" on parnassys.zendesk.com. ESIS: the
 * help pages of Rovict on support.rovict.nl. EDUscope, Magister and Somtoday: the supplier's site (eduscope.nl, magister.nl, som.today), as
 * their helpdesks stand behind a sign-in.
 */
export const pupilSystems: readonly PupilSystem[] = [
  { name: 'EDUscope', url: 'https://www.eduscope.nl/', written: /\bedu ?scope/ },
  { name: 'ESIS (Rovict)', url: 'https://support.rovict.nl/hc/nl', written: /\besis|\brovict/ },
  { name: 'Magister', url: 'https://www.magister.nl/', written: /\bmagister/ },
  { name: 'ParnasSys', url: 'https://parnassys.zendesk.com/hc/nl', written: /\bparnas/ },
  { name: 'Somtoday', url: 'https://www.som.today/', written: /\bsom(?: ?today)?\b/ },
]

const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** Words with which a school says that it has no answer. */
const noAnswer: ReadonlySet<string> = new Set(['', 'geen', 'n v t', 'nvt', 'onbekend', 'weet ik niet', 'weet niet', 'anders', 'overig'])

export const saysNoSystem = (typed: string): boolean => noAnswer.has(plain(typed))

/** The known systems that a text names. */
export const systemsNamed = (typed: string): readonly PupilSystem[] => pupilSystems.filter(({ written }) => written.test(plain(typed)))

/** One name for whatever a school typed: of the known system, else its own words in small letters; blank where it named none. */
export function systemName(typed: string): string {
  if (saysNoSystem(typed)) return ''
  return systemsNamed(typed)[0]?.name ?? plain(typed)
}

/** Whether a school that named one system now names another. One that said nothing before, or says nothing now, has not changed. */
export function isOtherSystem(before: string, after: string): boolean {
  const [was, is] = [systemName(before), systemName(after)]
  return was !== '' && is !== '' && was !== is
}

/** Whether a school that named a system now names none. It never does: by way of nothing, what is known of one system would be of another. */
export const namesNoMore = (before: string, after: string): boolean => systemName(before) !== '' && systemName(after) === ''

/** What is wrong with the pupil system that is given for a school that may have named one. */
export function faultsOfSystem(before: string, after: string | undefined): readonly InputFault[] {
  return after !== undefined && namesNoMore(before, after) ? [{ path: 'pupilSystem', code: 'pupil-system-needed', details: { known: before } }] : []
}

/** Under which a system is compared and shown once. */
export const plainName = plain
