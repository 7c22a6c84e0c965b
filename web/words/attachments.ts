// Uploading attachments: what is wrong with a file, whose it is, how far it is, and what goes with a pupil.
import type { FileFault } from '../upload/file-checks.ts'
import type { PileStep } from '../upload/pile.ts'

/** Words in file names by which schools call the ready-made types. */
export const typeFileWords: Readonly<Record<string, readonly string[]>> = {
  'signed-advice': ['advies', 'adviesblad', 'schooladvies', 'handtekening'],
  'learning-results': ['resultaten', 'lvs', 'leerresultaten', 'toetsen'],
  'pupil-wish': ['wens', 'wensen'],
  'social-emotional': ['soc', 'emo', 'sociaal', 'emotioneel', 'sem', 'zien', 'gedrag'],
  'support-explanation': ['ondersteuning', 'toelichting', 'onderwijsbehoeften', 'ondersteuningsbehoefte'],
  'life-event': ['gebeurtenis', 'thuissituatie'],
  'dyslexia-statement': ['dyslexie', 'dyslexieverklaring', 'dyslexierapport'],
  'development-plan': ['opp', 'ontwikkelingsperspectief', 'ontwikkelperspectief'],
  'pro-test': ['praktijkonderwijs', 'pro', 'capaciteiten', 'iq'],
  'lwoo-test': ['lwoo', 'leerwegondersteuning'],
  'admission-statement': ['tlv', 'toelaatbaarheid', 'toelaatbaarheidsverklaring'],
  absence: ['verzuim', 'absentie'],
  'guest-details': ['buitenregio', 'gast'],
}

const files = (count: number) => (count === 1 ? '1 bestand' : `${count} bestanden`)

export const fileFaultTexts: Readonly<Record<FileFault, (formats: string, maxMb: number) => string>> = {
  empty: () => 'Dit bestand is leeg. Kies een ander bestand.',
  'too-large': () => 'Dit bestand is groter dan 10 MB. Sla het kleiner op.',
  'too-large-for-type': (_, maxMb) => `Dit bestand is te groot. Deze bijlage mag hooguit ${maxMb} MB zijn.`,
  kind: () => 'Dit bestand moet een PDF, JPG, PNG of Word-bestand (docx) zijn, en echt dat soort bestand.',
  'kind-of-type': (formats) => `Voor deze bijlage mag dit soort bestand niet. Kies: ${formats}.`,
}

export const pileStates: Readonly<Record<PileStep['state'], string>> = {
  chosen: 'Nog niet verstuurd', waiting: 'Wacht op zijn beurt', reading: 'Wordt gelezen', sending: 'Wordt verstuurd', checking: 'Wordt gecontroleerd',
  accepted: 'Goedgekeurd', there: 'Stond er al', refused: 'Geweigerd', 'not-taken': 'Niet aangenomen', broken: 'Afgebroken',
}

export const pileWords = {
  title: 'Bijlagen uploaden',
  lead: 'Kies alle bestanden tegelijk. Wij zoeken bij elk bestand de leerling en de soort bijlage, op de naam van het bestand. U kijkt dat na.',
  noPupils: 'Zet eerst leerlingen in de lijst.',
  noTypes: 'Uw regio vraagt geen bijlagen die u hier uploadt.',
  viaOsoText: 'Bijlagen die met het OSO-dossier meegaan, voegt u toe in uw LAS.',
  choose: 'Kies bestanden',
  chooseMore: 'Nog meer bestanden kiezen',
  drop: 'of sleep ze hierheen',
  hint: 'PDF, JPG, PNG of Word (docx), elk hooguit 10 MB. De naam van het bestand gaat mee naar de vo-school.',
  names: 'Het werkt het best als de aanduiding van de leerling en de soort bijlage in de naam staan, zoals “Anna B dyslexieverklaring.pdf”.',
  tableTitle: 'Waar horen de bestanden bij?',
  columns: { file: 'Bestand', pupil: 'Leerling', type: 'Soort bijlage', state: 'Stand', acts: 'Acties' },
  pupilOf: (file: string) => `Leerling bij ${file}`,
  typeOf: (file: string) => `Soort bijlage bij ${file}`,
  choosePupil: 'Kies een leerling',
  chooseType: 'Kies een soort',
  likely: 'Lijkt op de naam',
  others: 'Alle leerlingen',
  otherTypes: 'Alle soorten',
  asked: 'Kies zelf',
  size: (bytes: number) => (bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`),
  pupilFault: (file: string) => `Kies een leerling bij ${file}.`,
  typeFault: (file: string) => `Kies een soort bijlage bij ${file}.`,
  renamed: (name: string) => `In de naam staat een getal dat een BSN kan zijn. Wij versturen het bestand als “${name}”.`,
  send: (count: number) => `${files(count)} uploaden`,
  nothing: 'Kies eerst een of meer bestanden.',
  summary: (count: number, unsure: number) => `${files(count)} gekozen. ${unsure === 0 ? 'Bij elk bestand staat een leerling en een soort. Kijk of het klopt.' : `Bij ${files(unsure)} moet u zelf nog kiezen.`}`,
  aside: (count: number, others: number) =>
    `${files(count)} ${count === 1 ? 'kan' : 'kunnen'} zo niet mee. Bekijk hieronder waarom.${others === 0 ? '' : ' De andere kunt u al uploaden.'}`,
  sending: (sent: number, all: number, percent: number) => `${sent} van ${all} verstuurd (${percent} procent)`,
  checking: (count: number) => `${files(count)} in controle. Dat duurt meestal een paar tellen.`,
  canLeave: 'Alles is verstuurd. U kunt deze pagina verlaten; de controle gaat door.',
  done: (kept: number, all: number) => (kept === all ? `Alle ${files(all)} zijn goedgekeurd.`.replace('Alle 1 bestand zijn', 'Het bestand is') : `${kept} van de ${files(all)} zijn goedgekeurd.`),
  refusedLeft: (count: number) => (count === 1 ? '1 bestand is geweigerd. Bekijk hieronder waarom.' : `${count} bestanden zijn geweigerd. Bekijk hieronder waarom.`),
  brokenLeft: 'Een deel is niet verstuurd. Druk op “Ga verder”. Wat al verstuurd is, hoeft niet opnieuw.',
  goOn: 'Ga verder',
  again: 'Probeer opnieuw',
  replace: 'Kies een ander bestand',
  remove: 'Haal weg',
  noBsn: 'Ik heb gekeken: dit is geen BSN',
  toInspection: 'Verder: inzage vastleggen',
  onlyAsked: 'Toon alleen wat aandacht vraagt',
  percent: (part: number) => `${Math.round(part * 100)} procent`,
  leave: 'Er zijn bestanden die nog niet zijn verstuurd. Verlaat u de pagina, dan kiest u die later opnieuw. Wat al verstuurd is, blijft bewaard.',
  leaveGo: 'Verlaat de pagina',
  leaveStay: 'Blijf op deze pagina',
  brokenText: 'De verbinding brak af, of het bestand is verplaatst.',
  thereText: 'Dit bestand zit al in dit dossier.',
} as const

/** The attachments of one pupil. */
export const slotWords = {
  title: 'Bijlagen',
  none: 'Nog geen bestanden.',
  fileColumns: { file: 'Bestand', type: 'Soort bijlage', state: 'Stand', acts: 'Acties' },
  add: 'Bestand toevoegen',
  addTitle: 'Bestanden toevoegen',
  open: 'Bekijk',
  opened: 'Het bestand wordt opgehaald.',
  remove: 'Verwijder',
  removeWarning: (file: string) => `Verwijdert u ${file}? Was er al inzage, dan is die opnieuw nodig.`,
  removeSure: 'Ja, verwijder het bestand',
  removed: (file: string) => `${file} is verwijderd.`,
  states: { checking: 'Wordt gecontroleerd', accepted: 'Goedgekeurd', refused: 'Geweigerd' },
  checkingText: 'Duurt dit lang? Dan is het uploaden misschien afgebroken. Verwijder het bestand en upload het opnieuw.',
  lookAgain: 'Kijk opnieuw',
  slotsTitle: 'Welke bijlagen horen bij deze leerling?',
  slotsText: 'Geldt een bijlage niet voor deze leerling? Geef dat hier aan, dan wordt er niet om gevraagd.',
  others: (count: number) => (count === 1 ? '1 andere bijlage die nu niet geldt' : `${count} andere bijlagen die nu niet gelden`),
  choiceNames: { applies: 'Van toepassing', not: 'Niet van toepassing', oso: 'Gaat mee via OSO' },
  filled: 'Toegevoegd',
  lacking: 'Ontbreekt nog',
  viaOso: 'Gaat mee via OSO',
  notApplying: 'Niet van toepassing',
  inLas: 'Voeg toe in uw LAS',
  about: 'Uitleg over deze bijlage',
  template: (fileName: string) => `Haal het formulier op: ${fileName}`,
  save: 'Keuzes opslaan',
  saved: 'De keuzes zijn opgeslagen.',
  frozen: 'Dit dossier staat klaar. Maak een nieuwe versie om hier iets te wijzigen.',
} as const
