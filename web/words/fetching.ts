// What a VO school reads while it waits for dossiers and fetches them.
import type { Answer } from '../../lambdas/contract/routes.ts'
import { longDay, longMoment, onTheWall } from './dates.ts'

export type Delivery = Answer<'listApplications'>['applications'][number]
export type DeliveryProgress = Delivery['progress']
export type ApplicationState = Delivery['state']
type Agreed = Answer<'listReleased'>['dossiers'][number]['agreed']

const amount = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`
export const dossierCount = (count: number): string => amount(count, 'dossier', 'dossiers')
export const fileCount = (count: number): string => amount(count, 'bestand', 'bestanden')
const schoolCount = (count: number): string => amount(count, 'school', 'scholen')

/** "640 kB", "3,2 MB" */
export function sizeText(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`
}

export const deliveryProgressNames: Record<DeliveryProgress, string> = {
  waiting: 'Nog niet te zien',
  expected: 'Nog verwacht',
  ready: 'Staat klaar',
  changed: 'Gewijzigd',
  fetched: 'Opgehaald',
  finished: 'Afgerond',
  delete: 'Verwijderen',
  ended: 'Beëindigd',
}

/** How far a delivery is by whose turn it is: `place` waits for the school's own word that the pupil is placed there. */
export type Stand = DeliveryProgress | 'place'

export const standNames: Record<Stand, string> = { ...deliveryProgressNames, place: 'Wacht op uw plaatsing' }

export const applicationStateNames: Record<ApplicationState, string> = {
  applied: 'Aangemeld',
  placed: 'Geplaatst',
  'not-placed': 'Niet geplaatst',
  withdrawn: 'Teruggetrokken',
  'not-arrived': 'Niet verschenen',
  'not-ours': 'Niet bij ons aangemeld',
}

export const agreedNames: Record<Agreed, string> = { yes: 'ja', no: 'nee', 'not-asked': 'niet gevraagd' }

export const fetchingWords = {
  title: 'Dossiers ophalen',
  titleBefore: 'U kunt nog niet ophalen',
  leadBefore: (moment: string, opensOn: Answer<'listApplications'>['opensOn']) =>
    (opensOn === 'placement' ? `U kunt ophalen vanaf ${longMoment(moment)}, zodra u de leerling hebt geplaatst.` : `U kunt ophalen vanaf ${longMoment(moment)}.`),
  noDate: 'In de regiokalender staat nog niet vanaf wanneer u kunt ophalen. U krijgt een e-mail zodra de datum bekend is.',
  thenTitle: 'Wat kunt u nu doen?',
  thenCodes: 'Vul de overdrachtscodes van de aanmeldformulieren in. U vindt de leerling dan later aan uw eigen aanduiding terug.',
  thenNow: [
    'Kijk na of de contactpersonen van uw school kloppen. Aan hen sturen wij de e-mail dat er dossiers klaarstaan.',
    'Spreek af wie de gevoelige bijlagen mag ophalen, bijvoorbeeld de zorgcoördinator.',
  ],
  laterTitle: 'Wat doet u op de dag zelf?',
  later: [
    'U ziet hier per po-school hoeveel dossiers klaarstaan.',
    'U haalt alles in één keer op, in één zip-bestand met een map per leerling.',
    'U meldt terug of alles compleet en leesbaar is.',
  ],
  whyEmpty: 'Tot dat moment ziet u hier alleen wat u zelf hebt ingevuld. Zo weet niemand te vroeg wie zich waar aanmeldt.',
  ownClaims: 'Door u doorgegeven aanmeldingen',
  noAgreement: 'Uw bestuur heeft nog geen verwerkersovereenkomst getekend',
  noAgreementText: 'Daarom kunt u nog niets ophalen. Vraag uw bestuur dit hier te melden: het kost één minuut.',
  none: 'Er zijn nog geen dossiers voor uw school',
  noneText: 'Zodra een po-school een leerling bij u aanmeldt en de datum van ophalen er is, staat het dossier hier.',
  codes: 'Codes invoeren',
  all: 'Alles ophalen',
  receipts: 'Terugmelden',
  oso: 'OSO-dossiers niet gevonden',
  proof: 'Bewaar uw bewijs',
  pages: 'Onderdelen van ophalen',
  overview: 'Overzicht',
  soFar: (ready: number, expected: number, place: number) => (place > 0 ? `${ready} van de ${expected} dossiers kunt u nu ophalen.` : `${ready} van de ${expected} dossiers staan klaar.`),
  soFarFetched: (fetched: number) => (fetched === 1 ? '1 daarvan is opgehaald.' : `${fetched} daarvan zijn opgehaald.`),
  toFetch: (count: number) => (count === 1 ? 'Haal 1 nieuw of gewijzigd dossier op' : `Haal ${count} nieuwe of gewijzigde dossiers op`),
  soFarPlace: (place: number) => (place === 1 ? '1 wacht op uw plaatsing.' : `${place} wachten op uw plaatsing.`),
  nothingForYou: 'Er is nu niets dat u zelf kunt ophalen.',
  forColleague: (count: number) =>
    (count === 1
      ? '1 dossier heeft bijlagen die alleen een collega met recht op gevoelige bijlagen mag ophalen'
      : `${count} dossiers hebben bijlagen die alleen een collega met recht op gevoelige bijlagen mag ophalen`),
  forColleagueText: 'Vraag deze collega, bijvoorbeeld de zorgcoördinator, om in te loggen en deze dossiers op te halen.',
  nothingNew: 'Er is niets nieuws om op te halen.',
  placeFirst: (count: number) => (count === 1 ? '1 leerling is nog niet als geplaatst gemeld' : `${count} leerlingen zijn nog niet als geplaatst gemeld`),
  placeReady: (count: number) => (count === 1 ? 'Bij 1 leerling heeft de po-school alles klaargezet.' : `Bij ${count} leerlingen heeft de po-school alles klaargezet.`),
  placeFirstText: 'In uw regio kunt u een dossier ophalen zodra u de leerling hier als geplaatst meldt. Kies de leerlingen in de lijst hieronder en geef “Geplaatst” door.',
  goOn: 'Ga verder met ophalen',
  goOnText: (done: number, all: number) => `U was aan het ophalen: ${done} van de ${dossierCount(all)} zijn binnen en staan nog in deze browser.`,
  missingTitle: (count: number, schools: number) => `Nog ${dossierCount(count)} verwacht van ${schoolCount(schools)}`,
  missingText: (phone: string) =>
    `Duurt het lang? Bel dan eerst de po-school. Komt u er niet uit, bel dan het contactpunt van de regio: ${phone}. Noem aan de telefoon geen namen van leerlingen als u niet zeker weet wie u spreekt.`,
  missingOf: (missing: number, expected: number) => `nog ${missing} van de ${expected}`,
  noneMissing: 'De po-scholen hebben alle verwachte dossiers klaargezet.',
  perSchool: 'Hoe ver is elke po-school?',
  schoolColumns: { school: 'Po-school', picture: 'Hoe ver', expected: 'Verwacht', ready: 'Staat klaar', fetched: 'Opgehaald', place: 'Wacht op uw plaatsing', missing: 'Ontbreekt nog' },
  legend: { fetched: 'opgehaald', ready: 'staat klaar', place: 'wacht op uw plaatsing', missing: 'nog verwacht' },
  pictureText: (fetched: number, ready: number, place: number, missing: number) =>
    `${fetched} opgehaald, ${ready} klaar om op te halen, ${place > 0 ? `${place} wacht op uw plaatsing, ` : ''}${missing} nog verwacht`,
  deleteTitle: (count: number) => `Verwijder wat u had opgehaald: ${dossierCount(count)}`,
  deleteText:
    'De po-school heeft deze dossiers ingetrokken, of de aanmelding bij uw school is gestopt. Verwijder de bestanden uit uw mappen, uw e-mail en uw leerlingadministratie. Wij kunnen dat niet voor u doen.',
  recalled: 'ingetrokken door de po-school',
  listTitle: 'Alle leerlingen',
  filter: 'Toon',
  filterNames: {
    all: 'Alles',
    ready: 'Staat klaar',
    changed: 'Gewijzigd',
    fetched: 'Opgehaald',
    place: 'Wacht op uw plaatsing',
    expected: 'Nog verwacht',
    waiting: 'Nog niet te zien',
    delete: 'Verwijderen',
    ended: 'Beëindigd',
  },
  filterSchool: 'Po-school',
  everySchool: 'Alle po-scholen',
  shown: (shown: number, all: number) => (shown === all ? dossierCount(all) : `${shown} van de ${dossierCount(all)}`),
  nothingShown: 'Geen dossiers met dit filter.',
  clearFilter: 'Filter wissen',
  columns: { select: 'Kies', pupil: 'Leerling', school: 'Po-school', progress: 'Stand', application: 'Aanmelding', acts: 'Acties' },
  number: (number: string) => `Dossier ${number}`,
  open: 'Bekijk',
  select: (name: string) => `Kies ${name}`,
  selectAll: (count: number) => `Kies alle ${count} in deze lijst`,
  selectNone: 'Kies niets',
  selected: (count: number) => (count === 0 ? 'Nog niets gekozen.' : `${dossierCount(count)} gekozen.`),
  chooseFirst: 'Kies eerst een of meer dossiers in de lijst.',
  late: 'Na de datum klaargezet',
  newQuestion: 'Vraag gesteld',
  answered: 'Vraag beantwoord',
  since: (day: string) => `sinds ${longDay(onTheWall(day).day)}`,
  reference: 'Eigen aanduiding',
  referenceFor: (name: string) => `Eigen aanduiding van ${name}`,
  referenceHint: 'Uw eigen nummer of naam voor deze leerling. Alleen uw school ziet dit. Vul geen BSN in.',
  addReference: 'Aanduiding toevoegen',
  noBsn: 'Ik heb gekeken: dit is geen BSN',
  referenceSaved: (name: string) => `De aanduiding van ${name} is opgeslagen.`,
  change: 'Wijzig',
  withSelected: 'Met de gekozen dossiers',
  act: 'Wat wilt u doorgeven?',
  actNames: {
    fetch: 'Ophalen in één zip',
    claim: 'Klopt: deze leerlingen zijn bij ons aangemeld',
    placed: 'Geplaatst',
    'not-placed': 'Niet geplaatst (toegang stopt meteen)',
    withdrawn: 'Aanmelding teruggetrokken (toegang stopt meteen)',
    'not-arrived': 'Niet verschenen (toegang stopt meteen)',
  },
  apply: (count: number) => (count === 0 ? 'Doorgeven' : `Doorgeven voor ${dossierCount(count)}`),
  endsWarning: (count: number) =>
    `U kunt ${count === 1 ? 'dit dossier' : `deze ${count} dossiers`} daarna niet meer ophalen. Hebt u al iets opgehaald? Dan moet u dat verwijderen. De po-school ziet dat de aanmelding is gestopt. Was het een vergissing, dan kunt u de leerling daarna weer op “Geplaatst” zetten.`,
  endsSure: 'Ja, geef dit door',
  applied: (count: number, name: string) => `Doorgegeven voor ${dossierCount(count)}: ${name.toLowerCase()}.`,
  claimed: (count: number) => `Doorgegeven: ${count === 1 ? '1 leerling is' : `${count} leerlingen zijn`} bij uw school aangemeld.`,
  notDone: (count: number) => `Bij ${dossierCount(count)} lukte het niet`,
  sending: (done: number, all: number) => `${done} van de ${all} doorgegeven…`,
  more: (count: number) => `Toon nog ${count}`,
  overTitle: 'De dossiers van dit schooljaar zijn er niet meer',
  overText: 'Het schooljaar is afgesloten. Hieronder staat wat er is vernietigd.',
} as const

export const dossierWords = {
  title: (name: string) => `Dossier van ${name}`,
  titleNumber: (number: string) => `Dossier ${number}`,
  from: (school: string) => `Van ${school}.`,
  back: 'Dossiers ophalen',
  recalledUnfetched: 'De po-school heeft de bijlagen ingetrokken. U had nog niets opgehaald: u hoeft niets te verwijderen.',
  heldTitle: 'Dit dossier kunt u nu niet ophalen',
  facts: {
    number: 'Dossiernummer',
    reference: 'Eigen aanduiding',
    school: 'Po-school',
    round: 'Ronde',
    routes: 'Route',
    state: 'Aanmelding',
    progress: 'Stand',
    version: 'Versie',
    readyAt: 'Klaargezet op',
    fetchedAt: 'Laatst opgehaald op',
    warmTransfer: 'Warme overdracht',
    agreed: 'Ouders zijn het eens met de inhoud',
  },
  warmTransfer: 'De po-school wil het dossier ook met u bespreken.',
  filesTitle: 'Bestanden',
  fileColumns: { name: 'Bestand', type: 'Soort bijlage', size: 'Grootte', sum: 'Controlesom (sha256)', link: 'Ophalen' },
  sensitive: 'Gevoelig',
  leftOut: (count: number) =>
    (count === 1
      ? 'Er hoort nog 1 gevoelig bestand bij dit dossier. Dat kan alleen een collega met recht op gevoelige bijlagen ophalen.'
      : `Er horen nog ${count} gevoelige bestanden bij dit dossier. Die kan alleen een collega met recht op gevoelige bijlagen ophalen.`),
  fetch: 'Haal dit dossier op',
  fetchZip: 'Haal op als zip',
  linksTitle: 'De bestanden staan 5 minuten voor u klaar',
  linksText: (time: string) => `U kunt ze openen tot ${time}. Daarna kiest u opnieuw “Haal dit dossier op”. De po-school ziet dat u dit dossier hebt opgehaald.`,
  linksGone: 'De 5 minuten zijn voorbij. Kies opnieuw “Haal dit dossier op”.',
  download: (file: string) => `Bewaar ${file}`,
  sumHelp: 'Wat is een controlesom?',
  sumText:
    'Aan de controlesom ziet u dat een bestand precies zo is aangekomen als de po-school het klaarzette. Bij “Alles ophalen” kijken wij dat voor u na. Haalt u één bestand op, dan kunt u de som zelf laten uitrekenen. In Windows: open PowerShell en typ',
  sumCommand: 'Get-FileHash bestand.pdf',
  viewTitle: 'Reactie van de ouders (zienswijze)',
  noView: 'De ouders hebben geen reactie gegeven.',
  recordsTitle: 'Terugmelden',
  questionsTitle: 'Vragen aan de po-school',
} as const

export const codesWords = {
  title: 'Overdrachtscodes invoeren',
  lead: 'De code staat op het blad dat ouders van de po-school kregen. Daarmee geeft u door dat de leerling bij u is aangemeld.',
  noCodes: 'Uw regio werkt niet met overdrachtscodes. De po-scholen geven zelf door bij welke school een leerling is aangemeld.',
  paste: 'Codes, één per regel',
  pasteHint: 'Zet achter de code uw eigen nummer of naam voor de leerling, als u wilt. U kunt ook twee kolommen uit een rekenblad plakken. Bijvoorbeeld: CDFG-HJKM-N 2027-114.',
  round: 'In welke ronde is de leerling aangemeld?',
  roundUsual: 'De ronde die nu open is',
  roundHint: 'Een ronde die al gesloten is, kan niet. Dan telt de ronde die nu open is.',
  check: 'Controleer de codes',
  send: (count: number) => (count === 1 ? 'Geef 1 aanmelding door' : `Geef ${count} aanmeldingen door`),
  empty: 'Plak of typ minstens één code.',
  tooMany: (most: number, found: number) => `U kunt ${most} codes tegelijk doorgeven. Hier staan er ${found}.`,
  unlike: (line: number) => `Regel ${line}: dit is geen code. Een code heeft 9 letters en cijfers, zoals CDFG-HJKM-N.`,
  mistyped: (line: number) => `Regel ${line}: in deze code zit een typefout. Kijk nog eens goed op het blad.`,
  twice: (line: number, first: number) => `Regel ${line}: deze code staat ook op regel ${first}.`,
  tooLong: (line: number) => `Regel ${line}: uw eigen aanduiding is langer dan 60 tekens.`,
  atLine: (line: number, message: string) => `Regel ${line}: ${message}`,
  review: 'Klopt dit?',
  reviewText: 'Er is nog niets doorgegeven.',
  columns: { line: 'Regel', code: 'Code', reference: 'Eigen aanduiding', outcome: 'Gelukt?' },
  noReference: 'geen',
  back: 'Terug naar de codes',
  outcomeNames: { done: 'Doorgegeven', 'done-before': 'Was al doorgegeven', refused: 'Niet gelukt' },
  doneTitle: (count: number) => (count === 1 ? '1 aanmelding doorgegeven' : `${count} aanmeldingen doorgegeven`),
  doneText: 'Heeft de po-school uw school niet zelf genoemd? Dan bevestigt de po-school de aanmelding eerst.',
  refusedTitle: (count: number) => (count === 1 ? '1 code is niet gelukt' : `${count} codes zijn niet gelukt`),
  refusedText: 'Deze regels staan hieronder nog. Verbeter ze en geef ze opnieuw door.',
  again: 'Verbeter deze codes',
  more: 'Nog meer codes invoeren',
  lockTitle: 'Let op met gokken',
  lockText:
    'Voert uw school in één uur tien keer een code in die niet bestaat? Dan kan uw school tot het einde van dat uur geen codes meer invoeren. Zo kan niemand codes raden. Een typefout die wij zelf herkennen, telt niet mee.',
} as const

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
