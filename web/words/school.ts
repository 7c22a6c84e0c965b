// A school's own pages: what to do, what is done, whom to call.
import { longDay, longMoment } from './dates.ts'
import { partText, type Shown } from './shown-numbers.ts'

export const schoolWords = {
  stepsTitle: 'Wat uw school moet doen',
  stepsTitleOther: 'Stappen van deze school',
  overview: 'Stappen',
  contacts: 'Contactpersonen',
  messages: 'E-mails',
  fetching: 'Ophalen',
  menu: 'Onderdelen van uw school',
  next: 'Eerstvolgende datum',
  nothingNext: 'Er is nu niets te doen.',
  nothingNextText: 'Alles wat uw school moet melden, is gemeld.',
  noCalendar: 'De regio heeft de kalender nog niet gepubliceerd.',
  noCalendarText: 'U krijgt een e-mail zodra de datums bekend zijn.',
  openTitle: 'Nog te doen',
  doneTitle: 'Klaar',
  passesTitle: 'Andere datums',
  passesText: 'Deze datums gelden voor alle scholen. U hoeft hierover niets te melden.',
  passesTextOther: 'Deze datums gelden voor alle scholen. De school hoeft hierover niets te melden.',
  stillOpen: (day: string) => `De datum was ${longDay(day)}.`,
  doneOn: (moment: string, by: 'school' | 'region') =>
    `Gemeld op ${longMoment(moment)}${by === 'region' ? ' door het contactpunt van de regio' : ''}.`,
  reportedOn: (moment: string, by: 'school' | 'region') =>
    `Laatst bijgewerkt op ${longMoment(moment)}${by === 'region' ? ' door het contactpunt van de regio' : ''}.`,
  countedOf: (done: Shown, all: Shown) => partText(done, all, all === 1 ? 'dossier' : 'dossiers'),
  countsItself: 'Dit telt vanzelf mee. U hoeft het niet te melden.',
  doneOf: (done: number, all: number) => `${done} van de ${all} stappen klaar`,
  toContacts: 'Contactpersonen controleren',
  reportDone: 'Klaar melden',
  report: 'Aantal of opmerking invullen',
  reportNote: 'Opmerking toevoegen',
  undo: 'Toch niet klaar',
  note: 'Opmerking',
  noteHint: 'Het contactpunt van uw regio leest dit. Zet hier geen namen of gegevens van leerlingen in.',
  noteHintOther: 'De school leest dit ook. Zet hier geen namen of gegevens van leerlingen in.',
  allDone: 'Dit is helemaal klaar',
  aboutStep: (title: string, text: string) => `“${title}”: ${text}`,
  moreThanAll: 'Dit aantal is hoger dan het totaal.',
  countWanted: 'Vul het aantal in. Is het er geen? Vul dan 0 in.',
  nothingTyped: 'Vul een aantal of een opmerking in, of kruis aan dat het klaar is.',
  reported: (title: string) => `Gemeld: “${title}” is klaar. U krijgt hierover geen herinneringen meer.`,
  reportedOther: (title: string) => `Gemeld: “${title}” is klaar. De school krijgt hierover geen herinneringen meer.`,
  undone: (title: string) => `“${title}” staat weer open.`,
  kept: (title: string) => `Bijgewerkt: “${title}”.`,
  changed: 'Iemand anders heeft deze stap intussen bijgewerkt. U ziet nu de nieuwste stand. Meld het daarna nog een keer.',
  onBehalf: 'U meldt dit namens de school. De school ziet dat het contactpunt dit heeft gemeld.',
  law: 'Wettelijke datum',
  help: 'Lukt het niet?',
  helpText: (region: string) => `Bel het contactpunt van ${region}, of stuur een e-mail.`,
  hours: 'Bereikbaar',
  website: 'Website van de regio',
  contactsTitle: 'Contactpersonen van uw school',
  contactsTitleOther: (name: string) => `Contactpersonen van ${name}`,
  contactsLead: 'Aan deze mensen sturen wij de e-mails over de overstap. Klopt de lijst nog?',
  confirm: 'Klopt, niets veranderd',
  confirmed: 'Dank u. De contactpersonen zijn bevestigd.',
  confirmedOn: (moment: string) => `Bevestigd op ${longMoment(moment)}.`,
  neverConfirmed: 'Nog niet bevestigd door de school.',
  changeContacts: 'Contactpersonen wijzigen',
  noContacts: 'Er zijn nog geen contactpersonen.',
  noContactsText: 'Zonder contactpersoon krijgt de school geen e-mails.',
  addContact: 'Contactpersoon toevoegen',
  contact: (number: number) => `Contactpersoon ${number}`,
  contactsNeeded: 'Geef minstens 1 contactpersoon op.',
  contactsSaved: 'De contactpersonen zijn opgeslagen.',
  contactsChanged: 'Iemand anders heeft de contactpersonen intussen gewijzigd. Wat u zelf hebt gewijzigd, staat er nog en is nog niet opgeslagen. Controleer de lijst en sla die op.',
  contactsNow: 'Dit sloeg de ander op',
  contactsLookAgain: 'Iemand anders heeft de contactpersonen intussen gewijzigd. U ziet nu de nieuwe lijst. Klopt die?',
  messagesTitle: 'E-mails aan uw school',
  messagesTitleOther: (name: string) => `E-mails aan ${name}`,
  noMessages: 'Nog geen e-mails.',
  noMessagesText: 'Elke e-mail die wij aan de school sturen, komt hier te staan.',
  choose: 'Kies een school',
} as const

export const contactWords = {
  name: 'Naam',
  email: 'E-mailadres',
  phone: 'Telefoonnummer',
  roles: 'Waarvoor?',
  roleNames: { transfer: 'Overstap (krijgt de e-mails)', second: 'Vervanger', head: 'Directie', oso: 'OSO en administratie', board: 'Bestuur' },
  roleShort: { transfer: 'overstap', second: 'vervanger', head: 'directie', oso: 'OSO', board: 'bestuur' },
  workDays: 'Werkdagen',
  acts: 'Acties',
  workDaysHint: 'De laatste herinnering komt op de laatste werkdag van deze persoon vóór de datum.',
  dayNames: { 1: 'maandag', 2: 'dinsdag', 3: 'woensdag', 4: 'donderdag', 5: 'vrijdag' },
  shared: 'Meer mensen lezen dit postvak',
  chooseRole: 'Kies waarvoor deze persoon de contactpersoon is.',
} as const

/** What is left of the time, where it is short enough to count: "vandaag", "morgen", "nog 6 werkdagen". */
export function timeLeft(days: number, workingDays: number | undefined): string | undefined {
  if (days < 0) return undefined
  if (days === 0) return 'Dat is vandaag.'
  if (days === 1) return 'Dat is morgen.'
  if (workingDays === 0) return `${days <= 13 ? `Over ${days} dagen. ` : ''}Na vandaag is er tot die dag geen werkdag meer.`
  if (workingDays !== undefined && workingDays <= 30) return workingDays === 1 ? 'Nog 1 werkdag.' : `Nog ${workingDays} werkdagen.`
  return days <= 13 ? `Over ${days} dagen.` : undefined
}
