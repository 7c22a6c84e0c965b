// What a VO school says of what it fetched: receipts, questions, OSO dossiers that were not found, and its own proof.
import type { Sent } from '../../lambdas/contract/routes.ts'
import { longDay, longMoment } from './dates.ts'
import { dossierCount } from './deliveries.ts'
import { countWords } from './school-counts.ts'

export type ReceiptKind = Sent<'giveReceipt'>['kind']

export const receiptNames: Record<ReceiptKind, string> = {
  complete: 'Compleet en leesbaar',
  unreadable: 'Onleesbaar',
  'oso-not-found': 'OSO-dossier niet gevonden',
  'not-ours': 'Niet bij ons aangemeld',
  'not-arrived': 'Niet verschenen',
}

export const receiptWords = {
  title: 'Terugmelden',
  lead: 'Meld per dossier of het goed is aangekomen. De po-school ziet dat meteen.',
  none: 'Er is niets om terug te melden',
  noneText: 'Hebt u een dossier opgehaald? Dan kunt u het hier terugmelden.',
  openTitle: (count: number) => `Nog terug te melden: ${dossierCount(count)}`,
  doneTitle: (count: number) => `Teruggemeld: ${dossierCount(count)}`,
  allDone: 'Alles wat u hebt opgehaald, is teruggemeld.',
  columns: { pupil: 'Leerling', school: 'Po-school', fetched: 'Opgehaald', said: 'Teruggemeld', acts: 'Terugmelden' },
  complete: 'Compleet',
  more: 'Iets anders',
  allComplete: (count: number) => (count === 1 ? 'Meld 1 dossier compleet' : `Meld alle ${count} compleet`),
  allCompleteHint: 'Doe dit als u van alle dossiers in deze lijst de bestanden kunt openen.',
  given: (kind: string, on: string) => `${kind}, op ${longMoment(on)}`,
  saved: (kind: string) => `Teruggemeld: ${kind.toLowerCase()}.`,
  savedMany: (count: number) => `Teruggemeld: ${dossierCount(count)} compleet.`,
  sending: (done: number, all: number) => `${done} van de ${all} teruggemeld…`,
  notOursWarning:
    'Is deze leerling echt niet bij u aangemeld? Uw toegang tot het dossier stopt meteen. De po-school en het contactpunt van de regio krijgen bericht. Hebt u al iets opgehaald? Verwijder dat dan.',
  notArrivedWarning: 'Uw toegang tot het dossier stopt meteen, en de po-school ziet dat de leerling niet is verschenen. Hebt u al iets opgehaald? Verwijder dat dan.',
  sure: 'Ja, meld dit',
  unreadableNext: 'Schrijf hieronder aan de po-school wat u niet kunt openen. De po-school krijgt dan een taak met een datum.',
  osoTitle: 'OSO-dossier niet gevonden? Kijk dit eerst na',
  osoHelp: [
    'Zoek in uw leerlingadministratie op geboortedatum, niet alleen op naam.',
    'Klopt de naam precies zoals die op het aanmeldformulier staat? Let op voorvoegsels en dubbele achternamen.',
    'Klopt het BRIN en de vestiging van de po-school?',
    'Heeft de po-school het dossier in haar eigen systeem (LAS) klaargezet? Dat is iets anders dan de bijlagen hier klaarzetten.',
    'Staat bij de po-school het goede endpoint? Dat regelt haar leverancier.',
  ],
  osoReport: 'Niet gevonden: meld dit',
  osoCounts: 'Of geef per po-school door om hoeveel dossiers het gaat',
} as const

export const questionWords = {
  none: 'U hebt nog geen vraag gesteld over dit dossier.',
  ask: 'Stel een vraag',
  text: 'Uw vraag',
  textHint: 'Wat ontbreekt er, of wat kunt u niet lezen? Noem geen BSN.',
  empty: 'Schrijf uw vraag op.',
  send: 'Verstuur de vraag',
  sent: (day: string) => `Uw vraag is verstuurd. De po-school antwoordt uiterlijk ${longDay(day)}.`,
  asked: (moment: string) => `Gesteld op ${longMoment(moment)}`,
  dueOn: (day: string) => `Antwoord uiterlijk ${longDay(day)}`,
  wasDue: (day: string) => `Nog geen antwoord. De datum was ${longDay(day)}.`,
  answered: (moment: string) => `Beantwoord op ${longMoment(moment)}`,
  title: 'Vragen aan po-scholen',
  openTitle: (count: number) => (count === 1 ? '1 vraag wacht op antwoord' : `${count} vragen wachten op antwoord`),
  about: (name: string, school: string) => `Over ${name}, ${school}`,
  stateNames: { waiting: 'Wacht op antwoord', late: 'Nog open na de datum', answered: 'Beantwoord' },
} as const

export const osoWords = {
  ...countWords,
  title: 'OSO-dossiers niet gevonden',
  lead: 'Geef per po-school door hoeveel OSO-dossiers u in uw leerlingadministratie niet vindt. Alleen het aantal: wij vragen geen namen.',
  count: 'Niet gevonden',
  saved: 'Doorgegeven. De po-scholen zien hun eigen aantal.',
  none: 'Er zijn nog geen po-scholen bekend.',
  others: 'Andere po-scholen in de regio',
} as const

export const proofWords = {
  title: 'Bewaar uw bewijs',
  lead: 'Hiermee toont u later aan wat u hebt opgehaald, wanneer, en wat u hebt teruggemeld. De bestanden zelf zitten er niet in.',
  until: (day: string) => `Doe dit vóór de regio het schooljaar afsluit, uiterlijk ${longDay(day)}. Daarna zijn de gegevens hier weg.`,
  csv: 'Bewaar als lijst voor Excel (CSV)',
  json: 'Bewaar alles (JSON)',
  jsonHint: 'De lijst is om te lezen. Het JSON-bestand bevat alles, ook alle controlesommen.',
  done: 'Het bewijs staat bij uw downloads. Bewaar het volgens de afspraken van uw school.',
  file: (year: string, school: string) => `bewijs-overstap-${year}-${school}`,
  columns: ['dossiernummer', 'eigen aanduiding', 'versie', 'klaargezet op', 'controlesom van de lijst', 'opgehaald op', 'opgehaalde bestanden', 'terugmelding'],
} as const
