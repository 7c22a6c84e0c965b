// Inspection (inzage): that the parents could see exactly these attachments, one by one or in bulk, and the sheet on paper.
import type { Answer } from '../../lambdas/contract/routes.ts'
import { longDay, longMoment } from './dates.ts'

type Inspection = NonNullable<Answer<'getDossier'>['inspection']>
export type Manner = Inspection['manner']
export type Agreed = Inspection['agreed']

export const mannerNames: Readonly<Record<Manner, string>> = {
  seen: 'De ouders hebben de bijlagen bekeken',
  'copy-given': 'De ouders hebben een kopie gekregen',
  'offered-no-response': 'Twee keer aangeboden, de ouders reageerden niet',
}
export const agreedNames: Readonly<Record<Agreed, string>> = { yes: 'Ja', no: 'Nee', 'not-asked': 'Niet gevraagd' }

const pupils = (count: number) => (count === 1 ? '1 leerling' : `${count} leerlingen`)

export const inspectionWords = {
  title: 'Inzage vastleggen',
  lead: 'Ouders moeten de bijlagen kunnen inzien voordat u ze klaarzet. Hun toestemming is niet nodig.',
  none: 'Er zijn nog geen goedgekeurde bijlagen om in te zien.',
  noneText: 'Upload eerst de bijlagen.',
  toUpload: 'Bijlagen uploaden',
  allDone: (count: number) => (count === 1 ? 'De leerling is ingezien' : `Alle ${count} ingezien`),
  progress: (done: number, all: number) => `${done} van de ${pupils(all)} ingezien`,
  filter: 'Toon',
  filterNames: { open: 'Nog niet ingezien', all: 'Alle leerlingen met bijlagen' },
  select: 'Kies de leerlingen',
  selectAll: (count: number) => `Alle ${count} kiezen`,
  selectNone: 'Niets kiezen',
  selected: (count: number) => `${pupils(count)} gekozen`,
  pupil: (label: string, files: string) => `${label}, ${files}`,
  again: 'opnieuw nodig: de bijlagen zijn veranderd',
  done: 'al ingezien',
  notComplete: 'nog niet compleet',
  chooseFault: 'Kies minstens 1 leerling.',
  formTitle: 'Hoe en wanneer?',
  manner: 'Hoe konden de ouders de bijlagen inzien?',
  mannerHint: 'Wonen de ouders apart? Leg de inzage vast als beide ouders de bijlagen hebben kunnen inzien.',
  mannerManager: 'Dat ouders niet reageerden, legt een beheerder van uw school vast.',
  on: 'De ouders hebben deze bijlagen kunnen inzien op',
  offeredOn: 'Eerste keer aangeboden op',
  offeredOnSecond: 'Tweede keer aangeboden op',
  withOso: 'Tegelijk ingezien met het OSO-dossier',
  agreed: 'Zijn de ouders het eens met de inhoud?',
  agreedHint: 'Ook als zij het niet eens zijn, mag u de bijlagen klaarzetten.',
  view: 'Reactie van de ouders (zienswijze)',
  viewHint: 'Gaat mee naar de vo-school, zoals u het hier opschrijft.',
  viewOne: 'Een reactie van ouders schrijft u op bij die ene leerling.',
  exactly: 'De ouders hebben precies deze stukken gezien',
  exactlyText: 'De datum ligt voor de dag waarop u een van de bestanden hier uploadde. Daarom vragen wij dit.',
  exactlyFault: 'Kruis aan dat de ouders precies deze stukken hebben gezien, of kies een latere datum.',
  exactlyMany: (count: number) =>
    `Bij ${pupils(count)} ligt deze datum voor het uploaden. Kruis aan dat de ouders precies deze stukken hebben gezien, of kies een latere datum.`,
  onFault: 'Vul de datum in waarop de ouders de bijlagen konden inzien.',
  toCome: 'Deze datum ligt in de toekomst.',
  offeredFault: 'Vul de eerste datum in. Die ligt voor de tweede.',
  mannerFault: 'Kies hoe de ouders de bijlagen konden inzien.',
  agreedFault: 'Kies een antwoord.',
  noBsn: 'Ik heb gekeken: in de reactie staat geen BSN',
  record: 'Inzage vastleggen',
  recordMany: (count: number) => `Inzage vastleggen voor ${pupils(count)}`,
  recorded: (count: number) => (count === 1 ? 'De inzage van 1 leerling is vastgelegd.' : `De inzage van ${count} leerlingen is vastgelegd.`),
  recordedOne: 'De inzage is vastgelegd.',
  refusedTitle: (count: number) => `Bij ${pupils(count)} lukte het niet`,
  toReady: 'Verder: controleren en klaarzetten',
  sheets: (count: number) => (count === 0 ? 'Inzagebladen printen' : `Inzagebladen printen (${count})`),
  sheetFor: 'Inzageblad printen',
  sectionTitle: 'Inzage door de ouders',
  notYet: 'Nog niet vastgelegd dat de ouders deze bijlagen hebben kunnen inzien.',
  nothingToSee: 'Er zijn nog geen goedgekeurde bijlagen om in te zien.',
  inspectedOn: (day: string) => `De ouders hebben deze bijlagen kunnen inzien op ${longDay(day)}.`,
  lapsed: 'De bijlagen zijn veranderd na de inzage. De ouders moeten de bijlagen van nu kunnen inzien.',
  oneTitle: (label: string) => `Inzage vastleggen: ${label}`,
  listTitle: 'Deze bijlagen',
  facts: { manner: 'Hoe', on: 'Datum', agreed: 'Eens met de inhoud', view: 'Reactie van de ouders', withOso: 'Samen met', withOsoText: 'het OSO-dossier', recordedAt: 'Vastgelegd op' },
  isReady: 'Dit dossier staat klaar. Maak eerst een nieuwe versie.',
} as const

/** The sheet on paper (inzageblad). */
export const sheetWords = {
  title: 'Inzagebladen',
  sheet: 'Inzageblad',
  print: 'Print',
  lead: 'Een blad per leerling, voor het gesprek met de ouders. U bewaart het in uw eigen dossier.',
  none: 'Geen van de gekozen leerlingen heeft goedgekeurde bijlagen.',
  loading: (done: number, all: number) => `De bladen worden gemaakt: ${done} van ${all}`,
  intro: (school: string) => `${school} geeft deze bijlagen door aan de school voor voortgezet onderwijs waar uw kind is aangemeld. U mag ze eerst inzien. Bent u het ergens niet mee eens? Uw reactie gaat mee.`,
  pupil: 'Leerling',
  number: 'Dossiernummer',
  version: 'Versie',
  school: 'School',
  files: 'Bijlagen',
  columns: { type: 'Soort bijlage', file: 'Bestand', size: 'Grootte', hash: 'Controlegetal van het bestand' },
  listHash: 'Code van deze lijst',
  listHashText: 'Verandert er iets aan de bijlagen, dan verandert deze code en moet u ze opnieuw kunnen inzien.',
  manner: 'Hoe hebt u de bijlagen kunnen inzien?',
  manners: ['Op school bekeken', 'Kopie gekregen', 'Anders:'],
  date: 'Datum',
  agreed: 'Bent u het eens met de inhoud?',
  agreedChoices: ['Ja', 'Nee'],
  view: 'Uw reactie (mag leeg blijven)',
  parent: (number: number) => `Naam en handtekening ouder of verzorger ${number}`,
  teacher: 'Naam en handtekening school',
  code: 'Overdrachtscode',
  codeText: 'Geef deze code aan de school voor voortgezet onderwijs waar u uw kind aanmeldt.',
  recorded: (day: string, manner: string) => `Vastgelegd: ${longDay(day)}. ${manner}.`,
  printedOn: (moment: string) => `Gemaakt op ${longMoment(moment)}`,
} as const
