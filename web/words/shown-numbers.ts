// Numbers of pupils as the region may know them, in words.
import type { Answer } from '../../lambdas/contract/routes.ts'

type Band = Answer<'getPairs'>['red'][number]['pupils']
export type Shown = Answer<'getDossierCounts'>['po'][number]['ready']

const inWords = { '<5': 'minder dan 5', some: 'een deel', 'almost-all': 'bijna alle' } as const

/** "<5" reads aloud as "minder dan 5". */
export const countText = (count: Shown): string => (typeof count === 'number' ? String(count) : inWords[count])

/** "23 van de 28 dossiers", "bijna alle 28 dossiers", "een deel van de 8 dossiers" */
export function partText(done: Shown, all: Shown, what: string): string {
  const those = all === '<5' ? countText(all) : `de ${countText(all)}`
  return done === 'almost-all' ? `bijna alle ${countText(all)} ${what}` : `${countText(done)} van ${those} ${what}`
}

const bands: Record<Band, string> = { '<10': 'minder dan 10', '10-19': '10 tot 20', '20-49': '20 tot 50', '50+': '50 of meer' }

/** "10-19" as "10 tot 20" */
export const bandText = (band: Band): string => bands[band]
