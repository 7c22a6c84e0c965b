// Dossiers in numbers for the region, and the end of a year.
import { longDay, longMoment } from './dates.ts'

export type Shown = number | '<5'

/** "<5" reads aloud as "minder dan 5". */
export const countText = (count: Shown): string => (count === '<5' ? 'minder dan 5' : String(count))

export const dossierCountsWords = {
  title: 'Dossiers in cijfers',
  lead: 'Hoe ver de scholen zijn met de bijlagen. U ziet alleen aantallen. Onder de 5 staat er “<5”: zo is niet te zien om wie het gaat.',
  totals: { dossiers: 'Dossiers', ready: 'Klaargezet', fetched: 'Opgehaald' },
  totalsNote: 'De totalen tellen alleen scholen van wie het aantal hier staat.',
  poTitle: 'Po-scholen',
  voTitle: 'Vo-scholen',
  poColumns: { school: 'Po-school', picture: 'Hoe ver', dossiers: 'Dossiers', applied: 'Aangemeld', complete: 'Compleet', inspected: 'Ingezien', ready: 'Klaargezet', fetched: 'Opgehaald', exported: 'Bewijs bewaard' },
  voColumns: { school: 'Vo-school', fetched: 'Opgehaald' },
  pictureText: (ready: string, all: string) => `${ready} van ${all} klaargezet`,
  few: 'te weinig om te tonen',
  exported: 'Ja',
  notExported: 'Nee',
  none: 'Nog geen dossiers',
  noneText: 'Zodra po-scholen leerlingen toevoegen, staan hier de aantallen.',
  without: 'In uw regio gaan dit jaar geen bijlagen via deze dienst.',
  without2: 'Dat hebt u gekozen bij de instellingen.',
  onlyOpen: 'Alleen scholen die nog niet alles hebben klaargezet',
  sort: 'Volgorde',
  sortNames: { name: 'Op naam', behind: 'Wie het verst achterloopt eerst' },
  toClosing: 'Schooljaar afsluiten',
  withoutDossiers: (count: number) => (count === 1 ? '1 po-school zonder dossiers' : `${count} po-scholen zonder dossiers`),
} as const

export const closingWords = {
  title: 'Schooljaar afsluiten',
  lead: 'U vernietigt de dossiers van dit schooljaar: de bijlagen, de eigen aanduidingen, de codes en de lijsten van wie wat heeft opgehaald.',
  tooEarly: (day: string) => `U kunt afsluiten vanaf ${longDay(day)}.`,
  tooEarlyText: 'Tot dan halen vo-scholen nog dossiers op.',
  byItself: (day: string) => `Doet u niets, dan vernietigen wij alles vanzelf na ${longDay(day)}.`,
  whatTitle: 'Wat gebeurt er als u afsluit?',
  what: [
    'Niemand kan nog iets ophalen of bekijken, ook de po-school zelf niet.',
    'Wij vernietigen school voor school alle bestanden, alle versies en alle gegevens van leerlingen.',
    'De regiokalender, de scholen en de contactpersonen blijven.',
    'U krijgt een verklaring van vernietiging. Daarin staat ook tot wanneer er nog kopieën in reservebestanden staan.',
    'U kunt dit niet terugdraaien.',
  ],
  exportsTitle: (count: number) => (count === 1 ? '1 school heeft het eigen bewijs nog niet bewaard' : `${count} scholen hebben het eigen bewijs nog niet bewaard`),
  exportsText: 'Vraag deze scholen om op hun eigen pagina “Bewaar uw bewijs” te kiezen. Na het afsluiten kan dat niet meer.',
  exportsWho: 'Bij “Dossiers in cijfers” staat achter elke po-school of zij haar bewijs heeft bewaard. Ook een vo-school die dossiers ophaalde, telt hier mee. Van een vo-school ziet u het daar niet: vraag het haar.',
  exportsAll: 'Geen enkele school hoeft nog haar eigen bewijs te bewaren.',
  exportsList: 'Bekijk welke po-scholen',
  message: 'Stuur scholen een e-mail',
  withoutExports: 'Sluit af zonder te wachten op deze scholen',
  sureTick: 'Ik weet dat dit niet terug te draaien is',
  tickFirst: 'Kruis aan dat u weet dat dit niet terug te draaien is.',
  exportsFirst: 'Kruis aan dat u niet op deze scholen wacht, of wacht tot zij hun bewijs hebben bewaard.',
  close: 'Sluit dit schooljaar af',
  busyTitle: 'De dossiers worden vernietigd',
  busyText: 'Dit kan enkele minuten duren. U kunt deze pagina sluiten: het gaat vanzelf door.',
  busyOf: (done: number, all: number) => `${done} van de ${all} scholen helemaal klaar`,
  soFar: 'Tot nu toe vernietigd, ook bij scholen die nog niet helemaal klaar zijn',
  certificateTitle: 'Verklaring van vernietiging',
  certificateLead: (region: string, year: string) => `${region}, schooljaar ${year}`,
  certificateText: (moment: string) =>
    `Op ${longMoment(moment)} was alles vernietigd: alle dossiers van dit schooljaar in deze dienst, met alle bestanden, versies, aanduidingen, codes en lijsten.`,
  backups: (day: string) => `Tot ${longDay(day)} kunnen er nog kopieën in reservebestanden staan. Daarna is er niets meer.`,
  startedAt: 'Begonnen op',
  closedAt: 'Klaar op',
  schools: 'Scholen',
  exportsMissing: 'Scholen zonder eigen bewijs',
  destroyed: {
    dossiers: 'Dossiers',
    versions: 'Versies',
    files: 'Bijlagen',
    objects: 'Opgeslagen bestanden',
    codes: 'Codes',
    deliveries: 'Aanmeldingen bij vo-scholen',
    fetches: 'Regels over ophalen',
  },
  audit: 'Het logboek van wie wat deed blijft twee jaar bewaard, zonder namen of aanduidingen van leerlingen.',
  print: 'Druk af',
} as const
