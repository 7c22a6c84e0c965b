// What a VO school reads while it fetches all dossiers at once, and what stands in the zip.
import { onTheWall } from './dates.ts'
import { agreedNames, dossierCount, fileCount, sizeText } from './deliveries.ts'

export const fetchAllWords = {
  title: 'Alles ophalen',
  lead: 'U krijgt één zip-bestand, met een map per leerling en een lijst van alle bestanden (index.csv).',
  which: 'Wat wilt u ophalen?',
  whichNames: {
    new: (count: number) => `Alleen nieuw of gewijzigd: ${dossierCount(count)}`,
    all: (count: number) => `Alles wat klaarstaat, ook wat al is opgehaald: ${dossierCount(count)}`,
    chosen: (count: number) => `Wat u in de lijst hebt gekozen: ${dossierCount(count)}`,
  },
  amount: (files: number, bytes: number) => `Samen ${fileCount(files)}, ${sizeText(bytes)}.`,
  notNow: 'Nu niet',
  start: (count: number) => `Haal ${dossierCount(count)} op`,
  nothing: 'Er staat nu niets klaar',
  nothingText: 'Zodra een po-school iets klaarzet, krijgt u een e-mail.',
  folders: 'De mappen heten naar uw eigen aanduiding, of naar het dossiernummer.',
  tellsPo: 'De po-scholen zien daarna dat u hun dossiers hebt opgehaald.',
  place: 'De browser kan eerst vragen waar u het bestand wilt bewaren.',
  keptHere:
    'Tijdens het ophalen staan de bestanden in deze browser. Wij wissen ze zodra de zip is opgeslagen en als u uitlogt. Wat blijft liggen, wissen wij na 12 uur, zodra u hier weer komt. Gebruik geen computer van een ander.',
  sensitive: (count: number) =>
    (count === 1
      ? 'Bij 1 dossier horen gevoelige bijlagen. Die komen mee: u hebt daar recht op.'
      : `Bij ${count} dossiers horen gevoelige bijlagen. Die komen mee: u hebt daar recht op.`),
  busyTitle: 'Bezig met ophalen',
  busyText: 'Laat deze pagina open. Valt de verbinding weg, dan kunt u daarna verdergaan.',
  dossiersDone: (done: number, all: number) => `${done} van de ${dossierCount(all)} binnen`,
  bytesDone: (bytes: number) => `${sizeText(bytes)} binnengehaald en nagekeken.`,
  fileNow: 'Nu onderweg',
  fileOf: (number: string) => `dossier ${number}`,
  percent: (part: number) => `${part} %`,
  stop: 'Stop',
  leave: 'Het ophalen is nog bezig. Als u weggaat, stopt het. Wat al binnen is, blijft bewaard.',
  leaveYes: 'Ga toch weg',
  leaveNo: 'Blijf hier',
  zipping: (done: number, all: number) => `De zip wordt gemaakt: ${done} van de ${fileCount(all)}…`,
  zippingStart: 'De zip wordt gemaakt…',
  cutTitle: (done: number, all: number) => `Het ophalen brak af bij ${done} van de ${dossierCount(all)}`,
  cutText: 'Wat al binnen is, is nagekeken en staat nog in deze browser. Ga verder om de rest op te halen.',
  stoppedTitle: (done: number, all: number) => `Het ophalen is gestopt bij ${done} van de ${dossierCount(all)}`,
  why: { network: 'De verbinding viel weg.', full: 'Er is geen ruimte meer in deze browser. Bewaar eerst wat klaar is als zip. Daarna haalt u de rest op.', stopped: '' },
  goOn: (left: number) => `Ga verder: nog ${dossierCount(left)}`,
  keepPart: (done: number) => `Bewaar de ${dossierCount(done)} die binnen zijn als zip`,
  makeZip: (done: number) => `Bewaar ${dossierCount(done)} als zip`,
  wholeTitle: (done: number) => `${dossierCount(done)} binnen en nagekeken`,
  wholeText: 'Bewaar nu de zip op een plek waar alleen bevoegde collega’s bij kunnen.',
  drop: 'Wis wat binnen is',
  dropWarning: 'Alles wat al binnen is, gaat weg uit deze browser. U kunt het daarna opnieuw ophalen.',
  dropSure: 'Ja, wis het',
  partSaved: (count: number) => `Een zip met ${dossierCount(count)} is bewaard. Die dossiers zijn uit deze browser gewist.`,
  doneTitle: (count: number) => `${dossierCount(count)} opgehaald`,
  doneText: (name: string) => `Alles is nagekeken en staat in ${name}.`,
  doneZips: (count: number) => `U hebt dit in ${count} zips bewaard. Elke zip heeft een eigen index.csv.`,
  next: 'Wat doet u nu?',
  nextSteps: [
    'Open de zip en kijk of u de bestanden kunt openen. In Windows: klik met de rechtermuisknop en kies “Alles uitpakken”.',
    'Meld terug wat compleet is, en wat u niet kunt lezen.',
    'Haal de OSO-dossiers op in uw eigen leerlingadministratie.',
  ],
  again: 'Bewaar de zip nog een keer',
  againText: 'Ziet u de zip niet bij uw downloads? Dan kunt u hem nog een keer bewaren, zolang deze pagina open is.',
  refusedTitle: (count: number) => (count === 1 ? '1 dossier kwam niet mee' : `${count} dossiers kwamen niet mee`),
  refusedLine: (number: string, reasons: string) => `Dossier ${number}: ${reasons}`,
  damaged: 'Het bestand kwam anders aan dan de po-school het klaarzette. Stel de po-school een vraag.',
  leftOut: (count: number) =>
    (count === 1
      ? 'Bij 1 dossier horen nog gevoelige bestanden. Een collega met recht op gevoelige bijlagen haalt die op.'
      : `Bij ${count} dossiers horen nog gevoelige bestanden. Een collega met recht op gevoelige bijlagen haalt die op.`),
  zipName: (year: string, school: string, stamp: string) => `overstap-${year}-${school}-${stamp}.zip`,
  zipKind: 'Zip-bestand',
} as const

export const zipWords = {
  folder: (number: string) => `dossier ${number}`,
  file: 'bestand',
  viewFile: 'reactie van de ouders.txt',
  columns: [
    'eigen aanduiding', 'dossiernummer', 'po-school', 'vestigingscode', 'versie', 'klaargezet op', 'na de datum klaargezet', 'soort bijlage', 'gevoelig', 'bestand in de zip', 'naam bij de po-school', 'bytes',
    'sha256', 'ouders eens met de inhoud', 'reactie van de ouders', 'warme overdracht', 'niet meegekomen gevoelige bestanden',
  ],
  /** "2027-04-06 16:00", in Amsterdam: a spreadsheet sorts it. */
  readyAt: (moment: string) => `${onTheWall(moment).day} ${onTheWall(moment).time}`,
  yesNo: (yes: boolean) => (yes ? 'ja' : 'nee'),
  agreedNames,
} as const
