// Where a school goes with a question: its region, the OSO desk, or the helpdesk of its pupil system.
import { plainName, saysNoSystem, systemsNamed } from './pupil-system.ts'
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
export const osoDesk = {
  kind: 'oso',
  name: 'Kennisnet Support (OSO)',
  phone: '0800 321 22 33',
  email: 'support@kennisnet.nl',
  url: 'https://www.overstapserviceonderwijs.nl/',
} as const satisfies Helpline

/**
 * Whether what a school typed can stand on a page that everybody reads: a short name. An address, a number to call or a sentence cannot:
 * the page shows no contact of a school.
 */
function isName(text: string): boolean {
  return text.length <= 40 && /^\p{L}[\p{L}\p{N} .&+/()-]*$/u.test(text) && text.replaceAll(/\D/g, '').length <= 4 && !/\bwww\b|\/\//i.test(text)
}

/** What a school typed to the systems that are known by it; to itself, when it is a name of something else. */
function systemsIn(typed: string): readonly Helpline[] {
  const known = systemsNamed(typed)
  if (known.length > 0) return known.map(({ name, url }) => ({ kind: 'pupil-system', name, url }))
  const name = typed.replaceAll(/\s+/g, ' ').trim()
  return isName(name) && !saysNoSystem(name) ? [{ kind: 'pupil-system', name }] : []
}

/** The helpdesks of the pupil systems that schools named, each once, by name; one that is not known here by its name alone. */
function pupilSystemHelplines(typed: readonly string[]): readonly Helpline[] {
  const byName = new Map<string, Helpline>()
  for (const line of typed.flatMap(systemsIn)) if (!byName.has(plainName(line.name))) byName.set(plainName(line.name), line)
  return [...byName.values()].sort((a, b) => a.name.localeCompare(b.name, 'nl'))
}

/** Where to go with questions, the region first. */
export function helplinesOf(contactPoint: ContactPoint, usesOso: boolean, typedSystems: readonly string[]): readonly Helpline[] {
  return [{ kind: 'region', ...contactPoint }, ...(usesOso ? [osoDesk] : []), ...pupilSystemHelplines(typedSystems)]
}
