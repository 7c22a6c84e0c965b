// Roles and sectors as people call them.
import type { Answer } from '../../lambdas/contract/routes.ts'

export type RoleEntry = Answer<'getMe'>['roles'][number]
export type RoleName = RoleEntry['role']
export type Sector = Answer<'getSchool'>['sector']

export const roleNames: Record<RoleName, string> = {
  operator: 'Beheerder van de dienst',
  coordinator: 'Regionaal contactpunt',
  helpdesk: 'Helpdesk van de regio',
  board: 'Schoolbestuur',
  po: 'Po-school',
  vo: 'Vo-school',
}

export const sectorNames: Record<Sector, string> = {
  po: 'Basisonderwijs (po)',
  sbo: 'Speciaal basisonderwijs (sbo)',
  so: 'Speciaal onderwijs (so)',
  vo: 'Voortgezet onderwijs (vo)',
  vso: 'Voortgezet speciaal onderwijs (vso)',
}

export const sectorShort: Record<Sector, string> = { po: 'po', sbo: 'sbo', so: 'so', vo: 'vo', vso: 'vso' }

/** Vso receives pupils as other secondary schools do. */
export const sideOf = (sector: Sector): 'po' | 'vo' => (sector === 'vo' || sector === 'vso' ? 'vo' : 'po')

export const roleWords = {
  title: 'Namens wie werkt u?',
  lead: 'U hebt meer dan één rol of school. Kies waarmee u nu verder gaat. U kunt later altijd wisselen.',
  one: 'Dit is uw rol in deze dienst.',
  none: 'U hebt nog geen rol in deze dienst',
  noneText:
    'U bent ingelogd, maar uw e-mailadres is nog niet aan een school of regio gekoppeld. Vraag het contactpunt van uw regio om u toe te voegen.',
  noYear: 'Voor deze rol is nog geen schooljaar geopend.',
  noYearText: 'Het contactpunt van uw regio opent het schooljaar. U krijgt een e-mail zodra de regiokalender klaar is.',
  current: 'Nu gekozen',
} as const
