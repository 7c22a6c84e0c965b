// The school page without signing in, the link to it, and the calendar feed.
import { longDay } from './dates.ts'

export const schoolPageWords = {
  lead: 'Klaar? Meld het hier. U hoeft niet in te loggen.',
  forYou: (name: string) => `Deze pagina is voor ${name}.`,
  notYou: 'Bent u niet de juiste persoon? Geef een collega door.',
  /** Two links of a school in two regions look the same but for this. */
  where: (region: string, year: string) => `${region}, schooljaar ${year}`,
  toContacts: 'Contactpersonen bekijken of wijzigen',
  toPage: 'Pagina van uw school',
  deadTitle: 'Deze link werkt niet meer',
  deadText: 'Vraag een nieuwe aan het contactpunt van uw regio, of gebruik de link uit de laatste e-mail.',
  deadWhole: 'Kopieerde u de link? Controleer dan of u de hele link hebt gekopieerd.',
  deadAccount: 'Hebt u een account? Dan kunt u ook inloggen.',
  linkTitle: 'Over deze link',
  linkText:
    'Deze link is alleen voor u. Wie de link heeft, kan voor uw school iets melden en de contactpersonen zien. Kwam de link bij iemand anders terecht? Maak dan een nieuwe.',
  renew: 'Maak een nieuwe link',
  renewWarning:
    'De oude link en uw agendalink werken dan meteen niet meer. Bewaar de nieuwe link uit de adresbalk. In de volgende e-mail staat vanzelf de nieuwe link.',
  renewSure: 'Ja, maak een nieuwe link',
  renewed: 'Dit is uw nieuwe pagina. De oude link werkt niet meer. Bewaar het adres in de adresbalk, bijvoorbeeld als bladwijzer.',
} as const

export const handOverWords = {
  title: 'Geef een collega door',
  lead: 'Uw collega krijgt dan de e-mails over de overstap, met een eigen link naar deze pagina.',
  email: 'E-mailadres van uw collega',
  name: 'Naam van uw collega',
  phone: 'Telefoonnummer van uw collega',
  keepMe: 'Ik blijf ook contactpersoon',
  keepMeHint: 'Kruist u dit niet aan? Dan krijgt u geen e-mails meer en werkt uw eigen link niet meer.',
  submit: 'Geef door',
  doneTitle: 'Uw collega is doorgegeven',
  done: (email: string) => `De volgende e-mail gaat naar ${email}.`,
  stayed: 'U blijft zelf ook contactpersoon.',
  left: 'U krijgt geen e-mails meer. Deze link werkt niet meer: u kunt de pagina sluiten.',
  changed: 'Iemand anders heeft de contactpersonen intussen gewijzigd. Controleer de lijst en geef uw collega daarna nog een keer door.',
} as const

export const feedWords = {
  title: 'Zet in mijn agenda',
  text: 'Met een agendalink staan de datums in uw eigen agenda. Verandert een datum? Dan past uw agenda zich vanzelf aan.',
  show: 'Toon de agendalink',
  open: 'Open in mijn agenda',
  address: 'Agendalink',
  how: 'Werkt de knop niet? Kopieer de link en kies in uw agenda “abonneren op agenda” of “toevoegen via URL”.',
  slow:
    'Agenda’s halen wijzigingen niet meteen op. Google Agenda doet daar 8 tot 24 uur over, Outlook op het web ongeveer 3 uur. Wijzigingen krijgt u ook altijd per e-mail.',
  secret: 'De link is alleen voor uw school. Wie de link heeft, kan de datums zien.',
  renew: 'Maak een nieuwe agendalink',
  renewWarning: 'De oude agendalink werkt dan niet meer. Agenda’s met de oude link krijgen geen wijzigingen meer.',
  renewSure: 'Ja, maak een nieuwe agendalink',
  renewed: 'De nieuwe agendalink staat hieronder. De oude werkt niet meer.',
} as const

export const contactLinkWords = {
  show: 'Link naar de schoolpagina',
  title: (name: string) => `Link naar de schoolpagina voor ${name}`,
  text: 'Met deze link opent deze persoon de pagina van de school zonder in te loggen. Stuur de link alleen aan deze persoon.',
  address: 'Link',
  renew: 'Maak een nieuwe link',
  renewWarning: 'De oude link werkt dan meteen niet meer, ook niet in e-mails die al zijn verstuurd.',
  renewSure: 'Ja, maak een nieuwe link',
  renewed: 'Dit is de nieuwe link. De oude werkt niet meer.',
} as const

export const mergedWords = {
  menu: 'Alle regio’s',
  title: 'Datums van al uw regio’s',
  titleOther: (name: string) => `Datums van ${name} in alle regio’s`,
  link: 'Bekijk de datums van alle regio’s van deze school',
  lead: 'Deze school doet mee in meer dan één regio. Hier staan alle datums bij elkaar.',
  oneRegion: 'Deze school doet in één regio mee. Er zijn dus geen datums die kunnen botsen.',
  notPublished: (region: string) => `${region} heeft de kalender nog niet gepubliceerd.`,
  clashesTitle: (count: number) => (count === 1 ? '1 datum verschilt tussen de regio’s' : `${count} datums verschillen tussen de regio’s`),
  noClashes: 'De datums van de regio’s botsen niet.',
  clashLink: 'Bekijk de datums van alle regio’s',
  keepTo: (day: string) => `Houd ${longDay(day)} aan`,
  differs: 'Verschilt per regio',
  columns: { when: 'Wanneer', step: 'Stap', region: 'Regio', mark: 'Let op' },
  regions: (names: readonly string[]) => (names.length > 1 ? `${names.slice(0, -1).join(', ')} en ${names.at(-1)}` : (names[0] ?? '')),
  tableTitle: 'Alle datums',
  none: 'Er zijn nog geen datums.',
  helpTitle: 'Met wie kunt u bellen?',
} as const
