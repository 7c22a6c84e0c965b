// The pages of a PO school about its pupils: the list, adding, and one pupil.
import type { Answer } from '../../lambdas/contract/routes.ts'

type Row = Answer<'listDossiers'>['dossiers'][number]
export type DossierState = Row['state']
export type PupilRoute = Row['routes'][number]
export type Round = Row['applications'][number]['round']
export type ApplicationState = Row['applications'][number]['state']

export const stateNames: Readonly<Record<DossierState, string>> = {
  concept: 'Concept', complete: 'Compleet', inspected: 'Ingezien', 'set-ready': 'Klaargezet', fetched: 'Opgehaald', finished: 'Afgerond',
}

/** What a state means, for who reads the word for the first time. */
export const stateTexts: Readonly<Record<DossierState, string>> = {
  concept: 'er ontbreekt nog een bijlage',
  complete: 'alle bijlagen zijn er, de ouders moeten ze nog kunnen inzien',
  inspected: 'de ouders hebben deze bijlagen kunnen inzien',
  'set-ready': 'de vo-school kan ophalen vanaf de afgesproken datum',
  fetched: 'een vo-school heeft de bijlagen opgehaald',
  finished: 'de vo-school meldde dat alles compleet is',
}

export const routeNames: Readonly<Record<PupilRoute, string>> = {
  regular: 'Regulier', pro: 'Praktijkonderwijs (pro)', lwoo: 'Leerwegondersteuning (lwoo)', vso: 'Voortgezet speciaal onderwijs (vso)',
}

export const roundNames: Readonly<Record<Round, string>> = { '1': 'Ronde 1', '2': 'Ronde 2', '3': 'Ronde 3', rest: 'Buiten de rondes' }

export const applicationStates: Readonly<Record<ApplicationState, string>> = {
  applied: 'Aangemeld', placed: 'Geplaatst', 'not-placed': 'Niet geplaatst', withdrawn: 'Teruggetrokken', 'not-arrived': 'Niet verschenen', 'not-ours': 'Niet bij ons aangemeld',
}

const pupils = (count: number) => (count === 1 ? '1 leerling' : `${count} leerlingen`)

export const pupilWords = {
  menu: 'Leerlingen en bijlagen',
  stepsMenu: 'Stappen voor de bijlagen',
  steps: { list: 'Leerlingen', files: 'Bijlagen', inspection: 'Inzage', ready: 'Klaarzetten', proof: 'Bewijs' },
  stepCount: (done: number, all: number) => `${done} van ${all}`,
  title: 'Leerlingen',
  lead: 'De leerlingen van wie u bijlagen meegeeft naar het vo, en hoe ver u bent.',
  pupils,
  none: 'Er staan nog geen leerlingen in de lijst.',
  noneText: 'Zet hier alleen leerlingen met een bijlage in. In de meeste klassen zijn dat er een paar. Andere leerlingen gaan met het OSO-dossier over, in uw LAS.',
  noneNext: 'Wanneer gaat er een bijlage mee?',
  noTypes: 'Uw regio heeft nog niet afgesproken welke bijlagen meegaan. U kunt de leerlingen al wel in de lijst zetten.',
  regionWithout: 'In uw regio gaan via deze dienst geen bijlagen mee.',
  regionWithoutText: 'Kalender en e-mails gebruikt u wel. De OSO-dossiers zet u klaar in uw LAS.',
  agreementTitle: 'Uw bestuur heeft de verwerkersovereenkomst nog niet getekend',
  agreementText: 'Zolang dat zo is, kunt u geen bijlagen uploaden of klaarzetten. Vraag uw bestuur om te tekenen. U kunt de leerlingen al wel in de lijst zetten.',
  add: 'Leerlingen toevoegen',
  pictureTitle: 'Hoe ver bent u?',
  statesMean: 'Wat betekenen deze woorden?',
  filterText: 'Zoek een leerling',
  filterState: 'Stand',
  filterSchool: 'Vo-school',
  allStates: 'Alle standen',
  allSchools: 'Alle vo-scholen',
  nowhereOption: 'Nog nergens aangemeld',
  found: (shown: number, all: number) => (shown === all ? pupils(all) : `${shown} van de ${pupils(all)}`),
  noneFound: 'Geen leerlingen met dit filter.',
  clear: 'Filter wissen',
  showMore: (count: number) => `Toon nog ${pupils(count)}`,
  nowhere: (count: number) => `Nog nergens aangemeld: ${count}`,
  nowhereText: 'Bel de ouders en vraag waar hun kind is of wordt aangemeld.',
  columns: { label: 'Leerling', group: 'Groep', school: 'Vo-school', files: 'Bijlagen', state: 'Stand', todo: 'Nog te doen' },
  number: (number: string) => `Dossier ${number}`,
  noSchool: 'Nog geen vo-school',
  first: 'Eerste keuze',
  more: (count: number) => `en nog ${count}`,
  files: (count: number) => (count === 1 ? '1 bestand' : `${count} bestanden`),
  kinds: (count: number) => (count === 1 ? '1 soort bijlage' : `${count} soorten bijlagen`),
  checking: (count: number) => `${count} in controle`,
  refused: (count: number) => (count === 1 ? '1 geweigerd' : `${count} geweigerd`),
  questions: (count: number) => (count === 1 ? 'Vraag van een vo-school' : `${count} vragen van vo-scholen`),
  claims: 'Aanmelding bevestigen',
  inspectAgain: 'Opnieuw inzage nodig',
  canBeReady: 'Kan klaargezet worden',
  recalled: 'Ingetrokken: kijk of de vo-school klopt',
  changed: 'Dit dossier is intussen veranderd. U ziet nu de nieuwste stand. Wat u zelf hebt ingevuld, staat er nog. Controleer het en probeer het opnieuw.',
} as const

export const addWords = {
  title: 'Leerlingen toevoegen',
  lead: 'Geef elke leerling een eigen aanduiding, zoals initialen of een volgnummer. Alleen uw school ziet die.',
  manner: 'Hoe wilt u ze toevoegen?',
  mannerNames: { paste: 'Lijst plakken uit een rekenblad', file: 'CSV-bestand kiezen', one: 'Een leerling invullen' },
  paste: 'Plak hier uw lijst',
  pasteHint: 'Kopieer de kolommen uit Excel of uw LAS, met de kopregel erbij. Wij herkennen: aanduiding of naam, groep, route (regulier, pro, lwoo of vso), vo-school en ronde.',
  noBsnTitle: 'Geen BSN',
  noBsnText: 'Staat er een BSN in uw lijst? Dan laten wij die kolom in uw browser weg, voordat er iets wordt verstuurd.',
  file: 'CSV-bestand met leerlingen',
  check: 'Bekijk de lijst',
  checking: 'Wij kijken de lijst na…',
  nothingPasted: 'Plak eerst een lijst met leerlingen.',
  withoutLabel: 'Wij zien geen kolom met een aanduiding. Zet boven die kolom “aanduiding” of “naam”. Een BSN kan geen aanduiding zijn.',
  onlyHeader: 'Onder de kopregel staat niets. Plak ook de rijen met leerlingen.',
  dropped: (columns: readonly string[]) =>
    `De kolom met het BSN (${columns.join(', ')}) hebben wij in uw browser weggelaten. De nummers zijn niet verstuurd en niet bewaard.`,
  droppedTitle: 'BSN weggelaten',
  ignored: (columns: readonly string[]) => `Niet overgenomen: ${columns.join(', ')}.`,
  columnName: (column: string | number) => (typeof column === 'number' ? `kolom ${column}` : `“${column}”`),
  lineFaults: {
    'label-is-bsn': 'Dit lijkt een BSN. Gebruik een eigen aanduiding.',
    'may-hold-bsn': 'In deze regel staat een getal dat een BSN kan zijn. Haal het weg. Is het geen BSN? Geef dat aan onder de lijst.',
  },
  noBsn: 'Ik heb gekeken: dit zijn geen BSN’s',
  reviewTitle: 'Klopt deze lijst?',
  willAdd: 'Toe te voegen',
  withFault: 'Met een fout',
  rows: 'Regels gelezen',
  addedTitle: 'Deze leerlingen voegt u toe',
  line: 'Regel',
  label: 'Aanduiding',
  schools: 'Vo-school',
  routes: 'Route',
  confirm: (count: number) => `${pupils(count)} toevoegen`,
  back: 'Terug naar de lijst',
  nothing: 'Er is niets om toe te voegen.',
  added: (count: number) => (count === 1 ? '1 leerling is toegevoegd.' : `${count} leerlingen zijn toegevoegd.`),
  addedLeft: (count: number) => (count === 1 ? '1 regel met een fout staat hieronder nog.' : `${count} regels met een fout staan hieronder nog.`),
  oneTitle: 'Een leerling',
  labelField: 'Eigen aanduiding',
  labelHint: 'Bijvoorbeeld initialen of een volgnummer. Geen BSN. Alleen uw school ziet dit.',
  labelFault: 'Vul een aanduiding in.',
  groupField: 'Groep',
  routesField: 'Naar welk onderwijs?',
  routesHint: 'Dit bepaalt welke bijlagen gelden.',
  warmTransfer: 'Wij willen ook een warme overdracht (een gesprek)',
  schoolsField: 'Aangemeld bij',
  schoolsHint: 'In volgorde van voorkeur. Weet u dit nog niet? Laat het dan leeg.',
  choice: (number: number) => `Keuze ${number}`,
  roundOf: (number: number) => `Ronde van keuze ${number}`,
  round: 'Ronde',
  roundUsual: 'De ronde die nu open is',
  noChoice: 'Geen',
  up: 'Omhoog',
  remove: 'Weghalen',
  addChoice: 'Vo-school toevoegen',
  save: 'Leerling toevoegen',
  saved: (label: string) => `${label} is toegevoegd.`,
  savedCode: (code: string) => `De overdrachtscode is ${code}. Die staat ook op het inzageblad.`,
} as const

/** On the school's first page: what there is to do for its pupils. */
export const pupilTaskWords = {
  title: 'Leerlingen en bijlagen',
  nothing: 'Er is nu niets te doen voor de bijlagen.',
  toPupils: 'Naar de leerlingen',
  tasks: {
    questions: (count: number) => (count === 1 ? '1 vraag van een vo-school' : `${count} vragen van vo-scholen`),
    claims: (count: number) => (count === 1 ? '1 aanmelding om te bevestigen' : `${count} aanmeldingen om te bevestigen`),
    refused: (count: number) => (count === 1 ? 'Bij 1 leerling is een bestand geweigerd' : `Bij ${count} leerlingen is een bestand geweigerd`),
    again: (count: number) => `Opnieuw inzage nodig voor ${pupils(count)}`,
    ready: (count: number) => `${pupils(count)} ${count === 1 ? 'kan' : 'kunnen'} klaargezet worden`,
    lacking: (count: number) => (count === 1 ? '1 leerling mist een bijlage' : `${count} leerlingen missen een bijlage`),
    inspect: (count: number) => `Inzage nog vastleggen voor ${pupils(count)}`,
    recalled: (count: number) => (count === 1 ? '1 dossier is ingetrokken' : `${count} dossiers zijn ingetrokken`),
    nowhere: (count: number) => `Nog nergens aangemeld: ${count}`,
    oso: (count: number) => (count === 1 ? '1 OSO-dossier niet gevonden' : `${count} OSO-dossiers niet gevonden`),
  },
  texts: {
    questions: 'Beantwoord ze, dan kan de vo-school verder.',
    claims: 'Een vo-school gaf een aanmelding door die u niet zelf noemde.',
    refused: 'Bekijk waarom, en kies een ander bestand.',
    again: 'De bijlagen zijn veranderd na de inzage.',
    lacking: 'Upload de bijlage, of geef bij de leerling aan dat die niet geldt.',
    inspect: 'De bijlagen zijn er. De ouders moeten ze nog kunnen inzien.',
    recalled: 'Kijk eerst of de vo-school en de bijlagen kloppen. Zet het dossier daarna opnieuw klaar.',
    ready: 'Alle bijlagen zijn er en de ouders hebben ze kunnen inzien.',
    nowhere: 'Bel de ouders van deze leerlingen.',
    oso: 'Vo-scholen meldden dit. Kijk in uw LAS of de OSO-dossiers klaarstaan.',
  },
} as const
