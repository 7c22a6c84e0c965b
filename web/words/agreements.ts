// "Afspraken in onze regio": the five agreements of a year, for everybody.
import { longDay, longMoment } from './dates.ts'

export const agreementsWords = {
  link: 'Bekijk de afspraken in onze regio',
  title: 'Afspraken in onze regio',
  lead: (region: string, year: string) => `${region}, schooljaar ${year}`,
  print: 'Druk af',
  version: (number: number, moment: string) => `Versie ${number}, gepubliceerd op ${longMoment(moment)}.`,
  decided: (by: string | undefined, on: string | undefined) =>
    `Vastgesteld${by ? ` door ${by}` : ''}${on ? ` op ${longDay(on)}` : ''}.`,
  document: 'Besluit',
  schoolsTitle: '1. Welke scholen doen mee, en welke wisselen uit met OSO?',
  schoolsTitleWithout: '1. Welke scholen doen mee?',
  noOso: 'Deze regio gebruikt OSO niet.',
  osoFollows: 'Dit onderdeel volgt nog: hier staat straks welke scholen via OSO uitwisselen.',
  sides: { po: 'Po-scholen (ook sbo en so)', vo: 'Vo-scholen (ook vso)' },
  noSchools: 'Er zijn nog geen scholen.',
  columns: { name: 'School', place: 'Plaats', sector: 'Soort' },
  external: (name: string) => `De scholen in deze regio werken met ${name}.`,
  attachmentsTitle: '2. Welke bijlagen gaan mee, en waarom?',
  attachments: {
    none: 'In deze regio gaan via deze dienst geen bijlagen mee.',
    'not-agreed-here-yet': 'Dit onderdeel vult de regio later in.',
    agreed: 'Deze bijlagen kunnen meegaan naast het OSO-dossier. Bij elke bijlage staat wat erin mag, en waarom de regio erom vraagt.',
  },
  closeTitle: '3. Wanneer sluit het aanmelden, en wanneer hebben ouders kunnen inzien?',
  fetchTitle: '4. Wanneer staan de dossiers klaar, en vanaf wanneer kunnen vo-scholen ophalen?',
  noDates: 'Hiervoor is geen datum afgesproken.',
  publicTitle: 'Andere datums voor iedereen',
  helpTitle: '5. Waar kunt u terecht met vragen?',
  helpKinds: {
    region: 'Over de afspraken in de regio',
    oso: 'Over OSO',
    'pupil-system': 'Over uw leerlingadministratiesysteem',
  },
  supplier: 'Over uw leerlingadministratiesysteem: de helpdesk van uw leverancier.',
  supplierOfOthers: 'Staat uw systeem hier niet bij? Dan helpt de helpdesk van uw leverancier u.',
  supplierOf: 'de helpdesk van uw leverancier',
  openSite: (name: string) => `Website van ${name}`,
  foot: (url: string, version: number) => `${url} · versie ${version}`,
  missingTitle: 'Er zijn nog geen afspraken gepubliceerd',
  missing: 'Misschien klopt het adres niet, of heeft de regio de kalender van dit schooljaar nog niet gepubliceerd.',
} as const
