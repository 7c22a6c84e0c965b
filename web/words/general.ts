// The words that belong to no page: the product, moving around, and what goes wrong.

export const product = 'Overstapcoördinator'

export const general = {
  skip: 'Direct naar de inhoud',
  signIn: 'Inloggen',
  signOut: 'Uitloggen',
  otherRole: 'Andere rol of school',
  otherYear: 'Ander schooljaar:',
  signedInAs: 'Ingelogd als',
  mainMenu: 'Onderdelen van dit schooljaar',
  youAreHere: 'U bent hier',
  save: 'Opslaan',
  cancel: 'Annuleren',
  change: 'Wijzigen',
  remove: 'Verwijderen',
  again: 'Probeer het opnieuw',
  back: 'Terug',
  more: 'Meer laden',
  optional: '(niet verplicht)',
  saved: 'Opgeslagen.',
  busy: 'Een ogenblik geduld…',
  loading: 'De gegevens worden opgehaald…',
  fix: 'Los eerst dit op',
  yes: 'Ja',
  no: 'Nee',
  none: 'Geen',
  newTab: '(opent in een nieuw tabblad)',
  footer: 'Overstapcoördinator: samen op tijd klaar voor de overstap van po naar vo.',
  lookAlong: 'U kijkt mee als helpdesk. U kunt hier niets wijzigen.',
} as const

export const faults = {
  titlePrefix: 'Fout:',
  unreachable:
    'Wij konden de dienst niet bereiken. Controleer uw internetverbinding en probeer het opnieuw. Wat u hebt ingevuld, staat er nog.',
  stale: 'Wij konden niet opnieuw ophalen wat hier staat. Wat u ziet, kan ouder zijn. Wat u hebt ingevuld, staat er nog.',
  unknown: 'Er ging iets mis bij ons. Probeer het over een paar minuten opnieuw.',
  changed: 'Iemand anders heeft dit intussen gewijzigd. Laad de pagina opnieuw en vul uw wijziging nog een keer in.',
  reference: (number: string) => `Geef dit nummer door als u hulp vraagt: ${number}`,
  notFoundTitle: 'Deze pagina bestaat niet',
  notFound: 'Misschien klopt het adres niet, of is de pagina niet voor u bedoeld.',
  notFoundHelp: 'Kwam u hier via een link in een e-mail? Controleer dan of u met het goede e-mailadres bent ingelogd.',
  notAllowedTitle: 'U hebt geen toegang tot deze pagina',
  notAllowed: 'Met uw rol kunt u deze pagina niet bekijken. Kies een andere rol of vraag het contactpunt van uw regio om hulp.',
  faultTitle: 'Er ging iets mis',
  unreachableTitle: 'De dienst is niet bereikbaar',
  toStart: 'Naar de startpagina',
  expiredTitle: 'U bent niet meer ingelogd',
  expired:
    'Voor de veiligheid blijft u maar een beperkte tijd ingelogd. Log opnieuw in. Wat u op deze pagina hebt ingevuld, staat er daarna nog.',
  signInAgain: 'Opnieuw inloggen',
} as const

export const crossedWords = {
  changed: 'Iemand anders heeft dit intussen gewijzigd. U ziet nu wat er is opgeslagen. Wat u zelf hebt ingevuld, staat er nog. Controleer het en probeer het opnieuw.',
  byBoth: 'Dit hebt u allebei gewijzigd. De ander sloeg dit op:',
} as const

export const copyWords = {
  copy: 'Kopieer',
  copied: 'Gekopieerd.',
  byHand: 'Kopiëren lukte niet vanzelf. De tekst is geselecteerd: kopieer die met Ctrl+C.',
} as const

export const checks = {
  /** "Vul de naam in." */
  required: (label: string, article: 'de' | 'het' = 'de') => `Vul ${article} ${label.slice(0, 1).toLowerCase()}${label.slice(1)} in.`,
  email: 'Vul een e-mailadres in zoals naam@school.nl.',
  number: 'Vul een heel getal in, bijvoorbeeld 28.',
  choose: 'Maak een keuze.',
  day: 'Vul een datum in, bijvoorbeeld 31-03-2027.',
  url: 'Vul een adres in dat begint met https://.',
} as const
