// Words for a dossier on its way to a VO school, on whichever page: how far it is, how much it is.
import type { Answer } from '../../lambdas/contract/routes.ts'

export type Delivery = Answer<'listApplications'>['applications'][number]
export type DeliveryProgress = Delivery['progress']
export type ApplicationState = Delivery['state']
type Agreed = Answer<'listReleased'>['dossiers'][number]['agreed']

const amount = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`
export const dossierCount = (count: number): string => amount(count, 'dossier', 'dossiers')
export const fileCount = (count: number): string => amount(count, 'bestand', 'bestanden')
export const schoolCount = (count: number): string => amount(count, 'school', 'scholen')

/** "640 kB", "3,2 MB" */
export function sizeText(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`
}

export const deliveryProgressNames: Record<DeliveryProgress, string> = {
  waiting: 'Nog niet te zien',
  expected: 'Nog verwacht',
  ready: 'Staat klaar',
  changed: 'Gewijzigd',
  fetched: 'Opgehaald',
  finished: 'Afgerond',
  delete: 'Verwijderen',
  ended: 'Beëindigd',
}

/** How far a delivery is by whose turn it is: `place` waits for the school's own word that the pupil is placed there. */
export type Stand = DeliveryProgress | 'place'

export const standNames: Record<Stand, string> = { ...deliveryProgressNames, place: 'Wacht op uw plaatsing' }

export const applicationStateNames: Record<ApplicationState, string> = {
  applied: 'Aangemeld',
  placed: 'Geplaatst',
  'not-placed': 'Niet geplaatst',
  withdrawn: 'Teruggetrokken',
  'not-arrived': 'Niet verschenen',
  'not-ours': 'Niet bij ons aangemeld',
}

export const agreedNames: Record<Agreed, string> = { yes: 'ja', no: 'nee', 'not-asked': 'niet gevraagd' }
