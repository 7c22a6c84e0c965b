// The processing agreement of a school board: what it says, and since when.
import { longDay } from './dates.ts'

export const boardAgreementWords = {
  // A narrow screen may break it where it is two words.
  title: 'Verwerkers\u00ADovereenkomst',
  explain:
    'Uw bestuur is verantwoordelijk voor de gegevens van leerlingen. Daarom sluit u een verwerkersovereenkomst met de beheerder van deze dienst. Zonder overeenkomst kunnen uw scholen geen bijlagen toevoegen, klaarzetten of ophalen. De regiokalender en de e-mails werken wel.',
  stateNames: { yes: 'Getekend', no: 'Geen geldige overeenkomst', unknown: 'Nog niet gemeld' },
  since: (day: string) => `sinds ${longDay(day)}`,
  signedText: 'Uw scholen kunnen bijlagen toevoegen, klaarzetten en ophalen.',
  notSignedText: 'Uw scholen kunnen nu geen bijlagen toevoegen, klaarzetten of ophalen.',
  report: 'Meld dat uw bestuur heeft getekend',
  change: 'Wijzig dit',
  state: 'Heeft uw bestuur de overeenkomst getekend?',
  stateOptions: { yes: 'Ja, getekend', no: 'Nee, of niet meer geldig' },
  on: 'Sinds welke datum?',
  onHint: 'De datum onder de overeenkomst.',
  noOn: 'Sinds welke datum is er geen geldige overeenkomst?',
  noOnHint: 'Weet u dit niet precies? Laat dan de datum van vandaag staan.',
  dayMissing: 'Vul de datum in.',
  dayToCome: 'Deze datum is nog niet geweest. Meld het op of na die dag.',
  noWarning: 'Let op: zodra u dit opslaat, kunnen uw scholen geen bijlagen meer toevoegen, klaarzetten of ophalen, welke datum u ook invult.',
  noAsk: 'Weet u dit zeker? Uw scholen kunnen dan binnen een minuut geen bijlagen meer toevoegen, klaarzetten of ophalen. U kunt later weer melden dat er getekend is.',
  noSure: 'Ja, er is geen geldige overeenkomst',
  save: 'Opslaan',
  saved: 'De verwerkersovereenkomst is opgeslagen. Bij uw scholen geldt dit binnen een minuut.',
} as const
