// Where a school goes with a question: its region, the OSO desk, or the helpdesk of its pupil system.
import type { ContactPoint } from './region.ts'

export interface Helpline {
  readonly kind: 'region' | 'oso' | 'pupil-system'
  readonly name: string
  readonly phone?: string
  readonly email?: string
  readonly url?: string
  readonly hours?: string
}

/** The desk for questions about OSO (overstapserviceonderwijs.nl, "Bij vragen neemt u contact op met de Kennisnet Support", 2022). */
const osoDesk: Helpline = {
  kind: 'oso',
  name: 'Kennisnet Support (OSO)',
  phone: '0800 321 22 33',
  email: 'support@kennisnet.nl',
  url: 'https://www.overstapserviceonderwijs.nl/',
}

interface PupilSystem {
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
const pupilSystems: readonly PupilSystem[] = [
  { name: 'EDUscope', url: 'https://www.eduscope.nl/', written: /\bedu ?scope/ },
  { name: 'ESIS (Rovict)', url: 'https://support.rovict.nl/hc/nl', written: /\besis|\brovict/ },
  { name: 'Magister', url: 'https://www.magister.nl/', written: /\bmagister/ },
  { name: 'ParnasSys', url: 'https://parnassys.zendesk.com/hc/nl', written: /\bparnas/ },
  { name: 'Somtoday', url: 'https://www.som.today/', written: /\bsom(?: ?today)?\b/ },
]

const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** Words with which a school says that it has no answer. */
const noAnswer: ReadonlySet<string> = new Set(['geen', 'n v t', 'nvt', 'onbekend', 'weet ik niet', 'weet niet', 'anders', 'overig'])

/**
 * Whether what a school typed can stand on a page that everybody reads: a short name. An address, a number to call or a sentence cannot:
 * the page shows no contact of a school.
 */
function isName(text: string): boolean {
  return text.length <= 40 && /^\p{L}[\p{L}\p{N} .&+/()-]*$/u.test(text) && text.replaceAll(/\D/g, '').length <= 4 && !/\bwww\b|\/\//i.test(text)
}

/** What a school typed to the systems that are known by it; to itself, when it is a name of something else. */
function systemsIn(typed: string): readonly Helpline[] {
  const known = pupilSystems.filter(({ written }) => written.test(plain(typed)))
  if (known.length > 0) return known.map(({ name, url }) => ({ kind: 'pupil-system', name, url }))
  const name = typed.replaceAll(/\s+/g, ' ').trim()
  return isName(name) && !noAnswer.has(plain(name)) ? [{ kind: 'pupil-system', name }] : []
}

/** The helpdesks of the pupil systems that schools named, each once, by name; one that is not known here by its name alone. */
export function pupilSystemHelplines(typed: readonly string[]): readonly Helpline[] {
  const byName = new Map<string, Helpline>()
  for (const line of typed.flatMap(systemsIn)) if (!byName.has(plain(line.name))) byName.set(plain(line.name), line)
  return [...byName.values()].sort((a, b) => a.name.localeCompare(b.name, 'nl'))
}

/** Where to go with questions, the region first. */
export function helplinesOf(contactPoint: ContactPoint, usesOso: boolean, typedSystems: readonly string[]): readonly Helpline[] {
  return [{ kind: 'region', ...contactPoint }, ...(usesOso ? [osoDesk] : []), ...pupilSystemHelplines(typedSystems)]
}
