// Trying out a planning, later rounds, ticks behind warnings, moving a published date.
import type { Kind, Step } from './steps.ts'

const roundNames: Record<Step['round'], string> = { '1': 'ronde 1', '2': 'ronde 2', '3': 'ronde 3', rest: 'na de rondes' }

export const menuWords = {
  label: 'Onderdelen van de kalender',
  draft: 'Concept',
  published: 'Gepubliceerd',
  mails: 'Geplande e-mails',
  versions: 'Versies',
} as const

export const roundTitles: Partial<Record<Kind, (round: Step['round']) => string>> = {
  'applications-open': (round) => `Start aanmelden ${roundNames[round]}`,
  'applications-close': (round) => `Aanmelden gesloten ${roundNames[round]}`,
  release: (round) => `Ophalen kan vanaf, ${roundNames[round]}`,
  'decision-due': (round) => `Uiterlijk besluit over toelating, ${roundNames[round]}`,
}

export const roundWords = {
  add: (round: Step['round']) => (round === 'rest' ? 'Stappen na de rondes toevoegen' : `Ronde ${round} toevoegen`),
  added: (round: Step['round'], count: number) =>
    `${count} stappen ${round === 'rest' ? 'voor na de rondes' : `van ${roundNames[round]}`} staan in het concept. Controleer de datums.`,
  nothingToCountFrom: 'Wij konden geen datum voorstellen. Vul eerst de datums van de ronde ervoor in.',
} as const

export const tryWords = {
  title: 'Probeer een planning',
  text: 'U kunt hier vrij proberen. Er gaat geen e-mail uit en de scholen zien niets, tot u publiceert.',
  beside: 'Hieronder ziet u per stap wat er anders is dan in de gepubliceerde kalender.',
  equal: 'Dit concept is gelijk aan de gepubliceerde kalender.',
  only: 'Alleen verschillen',
  marks: { same: 'Gelijk', moved: 'Verplaatst', added: 'Nieuw', removed: 'Vervallen', changed: 'Gewijzigd' },
  count: (moved: number, added: number, removed: number, changed: number) =>
    [
      moved > 0 ? `${moved} verplaatst` : '',
      added > 0 ? `${added} nieuw` : '',
      removed > 0 ? `${removed} vervallen` : '',
      changed > 0 ? `${changed} anders gewijzigd` : '',
    ]
      .filter(Boolean)
      .join(', '),
  was: (when: string) => `was: ${when}`,
  wasShort: (day: string) => `was ${day}`,
  newShort: 'nieuw',
  goneShort: 'vervalt',
  notSaved: 'Niet opgeslagen',
  nothingShown: 'Geen enkele stap is anders.',
  keys: 'Ga met Tab naar een stap. Pijltje rechts is een dag later, pijltje links een dag eerder. Page Up is een week later, Page Down een week eerder. Escape zet de stap terug. Enter gaat naar de regel in de tabel.',
  mails: 'Bekijk de e-mails bij deze planning',
  mailsAgain: 'Bereken de e-mails opnieuw',
  mailsTitle: 'E-mails bij deze planning',
} as const

export const suggestionWords = {
  take: 'Neem dit over:',
  taken: (message: string) => `Overgenomen: ${message}`,
  notChecked: 'Niet gecontroleerd:',
  more: (count: number) => (count === 1 ? 'Nog 1 waarschuwing' : `Nog ${count} waarschuwingen`),
} as const

export const tickWords = {
  title: 'Waarschuwingen',
  text: 'Kijk elke waarschuwing na. Wilt u de datum zo houden? Zet dan een vinkje. Wij bewaren wie dat deed en wanneer.',
  tick: 'Ik heb dit gezien en wil het zo',
  seen: 'Al gezien',
  missing: (message: string) => `Zet een vinkje of pas de datum aan: ${message}`,
  missingHere: 'Zet een vinkje of pas de datum aan.',
  you: 'u',
  colleague: 'een collega',
  accepted: (who: string, moment: string) => `Al gezien door ${who} op ${moment}.`,
  errorsTitle: 'Fouten',
  advice: 'Dit kan wel:',
} as const

export const publishedWords = {
  title: 'Gepubliceerde kalender',
  lead: (number: number, day: string) => `Versie ${number}, gepubliceerd op ${day}. Dit zien de scholen nu.`,
  none: 'Er is nog geen kalender gepubliceerd.',
  noneText: 'Maak het concept af en publiceer het. Daarna kunt u hier één datum tegelijk verplaatsen.',
  toDraft: 'Naar het concept',
  move: 'Datum verplaatsen',
  cannotMove: 'Ophalen is begonnen',
  back: 'Terug naar de gepubliceerde kalender',
  publicPage: 'Bekijk de afspraken zoals iedereen ze ziet',
  comingTitle: 'Wat komt eraan?',
  comingNone: 'Er staan geen stappen meer voor dit schooljaar.',
  all: 'Bekijk de hele kalender',
} as const

export const moveWords = {
  title: (step: string) => `Datum verplaatsen: ${step}`,
  lead: 'U verplaatst één datum van de gepubliceerde kalender. De scholen krijgen daar één e-mail over. Andere wijzigingen in het concept blijven staan en gaan nog niet mee.',
  now: 'Nu',
  day: 'Nieuwe datum',
  begins: 'Begint op',
  time: 'Tijd',
  timeHint: 'Nederlandse tijd. Leeg is: de hele dag.',
  reason: 'Reden van de wijziging',
  reasonHint: 'De scholen lezen deze tekst in de e-mail.',
  dayMissing: 'Vul de nieuwe datum in.',
  fromAfter: 'De stap begint na de nieuwe datum.',
  sameDay: 'Dit is de datum die er al staat. Kies een andere datum of tijd.',
  reasonMissing: 'Geef een reden op. De scholen lezen deze tekst.',
  previewTitle: 'Wat gebeurt er dan?',
  previewFirst: 'Vul de nieuwe datum in. Dan ziet u hier wat er verandert en wie een e-mail krijgt. Er gaat nog niets uit.',
  previewBusy: 'Wij rekenen uit wat er verandert…',
  previewReady: (persons: number, schools: number) =>
    `${persons === 1 ? '1 persoon' : `${persons} personen`} van ${schools === 1 ? '1 school' : `${schools} scholen`} ${persons === 1 ? 'krijgt' : 'krijgen'} een e-mail.`,
  previewNobody: 'Niemand krijgt een e-mail.',
  cannotTitle: 'Deze stap staat vast',
  refusedTitle: 'Deze stap kan niet naar deze datum',
  refused: 'Deze stap kan niet naar deze datum. Er gaat niets uit.',
  notice: 'De e-mail gaat uit',
  becomes: 'Wordt',
  version: (number: number) => `Versie ${number}`,
  versionTerm: 'De kalender wordt',
  done: 'Al klaar gemeld',
  doneCount: (count: number) => (count === 0 ? 'Door geen enkele school' : count === 1 ? 'Door 1 school' : `Door ${count} scholen`),
  who: 'Bericht naar',
  mailsTitle: 'Welke e-mails veranderen?',
  mailsNew: 'Komt erbij',
  mailsGone: 'Vervalt',
  mailsNone: 'Er verandert verder geen geplande e-mail.',
  mailTo: (persons: number) => (persons === 1 ? 'aan 1 persoon' : `aan ${persons} personen`),
  agendaTitle: 'Wat verandert er in de agenda’s?',
  agendaText: 'Bij de e-mail zit de nieuwe datum voor de agenda. Wie de agendalink gebruikt, ziet hem vanzelf. Dat kan een dag duren.',
  act: 'Verplaats en mail de scholen',
  doneTitle: (step: string, on: string) => `“${step}” is verplaatst naar ${on}`,
  doneText: (number: number, moment: string) => `Versie ${number} is gepubliceerd op ${moment}.`,
  moveAnother: 'Nog een datum verplaatsen',
} as const

export const noticeWords = {
  term: 'Wanneer gaat de e-mail uit?',
  before: (moment: string) => `Publiceert u nu, dan gaat de e-mail uit op ${moment}.`,
  after: (moment: string) => `De e-mail aan de scholen gaat uit op ${moment}.`,
  nobody: 'Over deze versie zelf gaat geen e-mail uit.',
  plan: 'Bekijk alle geplande e-mails',
  publicPage: 'Bekijk de openbare pagina met de afspraken',
  doneAlready: (count: number, title: string) =>
    (count === 1 ? `1 school heeft “${title}” al klaar gemeld.` : `${count} scholen hebben “${title}” al klaar gemeld.`),
  doneStays: 'Dat blijft zo staan.',
} as const

export const acceptedWords = {
  title: (count: number) => (count === 1 ? '1 waarschuwing bij het publiceren' : `${count} waarschuwingen bij het publiceren`),
  ticked: (who: string, moment: string) => `Gezien en zo gewild door ${who}, op ${moment}`,
  passed: (who: string, moment: string) => `Niet aangevinkt, wel gepubliceerd door ${who}, op ${moment}`,
  unknown: 'Waarschuwing',
} as const
