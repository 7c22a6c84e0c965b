// The call list: whom the region calls, on the screen, on paper and in a spreadsheet.
import type { Answer } from '../../lambdas/contract/routes.ts'
import { longMoment, shortDay, shortMoment } from './dates.ts'

export type CallRow = Answer<'getCallList'>['schools'][number]

export const callListWords = {
  title: 'Bellijst',
  lead: 'Scholen om te bellen. Wie het dringendst is, staat bovenaan.',
  dataFrom: (moment: string) => `Stand van ${longMoment(moment)}.`,
  print: 'Afdrukken',
  download: 'Downloaden voor Excel (csv)',
  downloaded: (count: number) => (count === 1 ? 'De bellijst met 1 school is gedownload.' : `De bellijst met ${count} scholen is gedownload.`),
  fileName: (year: string, day: string) => `bellijst-${year}-${day}.csv`,
  filterSide: 'Soort school',
  sides: { '': 'Alle scholen', po: 'Po-scholen (ook sbo en so)', vo: 'Vo-scholen (ook vso)' },
  filterWhy: 'Waarover belt u?',
  all: 'Alles',
  connection: 'Aansluiting op OSO',
  noContact: 'Geen contactpersoon',
  bounced: 'E-mail komt niet aan',
  found: (shown: number, all: number) => {
    const schools = all === 1 ? '1 school' : `${all} scholen`
    return shown === all ? schools : `${shown} van de ${schools}`
  },
  none: 'Er is nu niemand om te bellen.',
  noneText: 'Er is geen stap open na de datum, iedereen heeft een contactpersoon en alle e-mail komt aan.',
  noneFound: 'Geen scholen met dit filter.',
  clear: 'Filter wissen',
  columns: { school: 'School', contact: 'Wie belt u?', open: 'Wat is nog open?', connection: 'Aansluiting op OSO', notes: 'Notities' },
  /** Whom one calls at the board: a name, or which board it is. */
  atBoard: ({ boardId, name }: NonNullable<CallRow['board']>) => (name ? `Bel bij het bestuur: ${name}` : `Bel bestuur ${boardId}`),
  boardCell: ({ boardId, name }: NonNullable<CallRow['board']>) => name || `bestuur ${boardId}`,
  noPhone: 'Geen telefoonnummer bekend',
  seen: (moment: string) => `Laatst actief: ${shortMoment(moment)}`,
  neverSeen: 'Nog niet actief geweest',
  wasOn: (on: string) => `datum was ${shortDay(on)}`,
  dueOn: (on: string) => `uiterlijk ${shortDay(on)}`,
  nothingOpen: 'Geen stap',
  csvColumns: [
    'Vestigingscode', 'School', 'Plaats', 'Soort', 'Contactpersoon', 'Telefoon', 'E-mail', 'E-mail komt aan', 'Laatst actief', 'Open na de datum', 'Bijna', 'Aansluiting op OSO', 'Volgende stap', 'Wie bij het bestuur', 'Telefoon bestuur',
  ],
  yes: 'ja',
  no: 'nee',
} as const
