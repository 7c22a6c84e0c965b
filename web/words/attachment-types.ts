// Attachment types: what a region asks for beside the OSO dossier, as the region writes it and as schools and parents read it.
import type { Answer } from '../../lambdas/contract/routes.ts'
import { longMoment } from './dates.ts'

type AttachmentType = Answer<'getAttachmentTypes'>['types'][number]
export type RequiredWhen = AttachmentType['requiredWhen']
export type Heading = AttachmentType['heading']
export type HereReason = NonNullable<AttachmentType['hereReason']>
export type FileFormat = AttachmentType['formats'][number]

export const requiredWhenNames: Readonly<Record<RequiredWhen, string>> = {
  all: 'Elke leerling',
  pro: 'Leerlingen naar het praktijkonderwijs (pro)',
  lwoo: 'Leerlingen met leerwegondersteuning (lwoo)',
  vso: 'Leerlingen naar het vso',
  dyslexia: 'Bij dyslexie',
  support: 'Bij extra ondersteuning',
  opp: 'Bij een ontwikkelingsperspectief (OPP)',
  guest: 'Leerlingen van buiten de regio',
  optional: 'Als de school het nodig vindt',
}

/** What a school itself says of a pupil; the rest follows from where the pupil goes. */
const schoolSays: ReadonlySet<RequiredWhen> = new Set(['dyslexia', 'support', 'opp', 'guest'])

export const forWhomText = (requiredWhen: RequiredWhen): string =>
  schoolSays.has(requiredWhen) ? `${requiredWhenNames[requiredWhen]}. De po-school geeft aan voor welke leerling dit geldt.` : requiredWhenNames[requiredWhen]

export const headingNames: Readonly<Record<Heading, string>> = {
  administrative: 'Administratieve gegevens',
  'education-results': 'Schoolloopbaan en resultaten',
  'social-emotional': 'Sociaal-emotionele ontwikkeling en gedrag',
  support: 'Begeleiding en ondersteuning',
  absence: 'Verzuim',
}

export const hereReasonNames: Readonly<Record<HereReason, string>> = {
  'no-working-oso': 'Niet elke school kan al met OSO uitwisselen',
  'vo-cannot-read': 'Het systeem van de vo-school kan bijlagen uit OSO niet lezen',
  'comes-after-fetching': 'De bijlage komt pas na het ophalen van het OSO-dossier',
}

export const formatNames: Readonly<Record<FileFormat, string>> = { pdf: 'PDF', jpg: 'JPG', png: 'PNG', docx: 'Word (docx)' }

export const carrierNames = { oso: 'Met het OSO-dossier mee', here: 'Hier uploaden en ophalen' } as const

/** One type, as everybody reads it. */
export const typeWords = {
  forWhom: 'Voor wie',
  heading: 'Onderwerp',
  limits: 'Wat mag erin',
  whyNotInOso: 'Waarom niet in het OSO-dossier',
  carrier: 'Hoe',
  carrierHere: (reason: string) => `${carrierNames.here}. ${reason}.`,
  carrierOso: 'Met het OSO-dossier mee. De po-school voegt de bijlage toe in het eigen leerlingadministratiesysteem (LAS).',
  files: 'Bestand',
  filesText: (formats: string, maxMb: number) => `${formats}, hooguit ${maxMb} MB`,
  or: ' of ',
  decidedBy: 'Besloten door',
  sensitive: 'Gevoelig: alleen voor mensen met recht op gevoelige bijlagen',
} as const

/** The coordinator's pages about the types. */
export const attachmentTypesWords = {
  title: 'Welke bijlagen gaan mee?',
  lead: 'Spreek af welke bijlagen scholen meegeven naast het OSO-dossier. Scholen en ouders lezen precies wat hier staat.',
  asked: 'Deze bijlagen vraagt uw regio',
  none: 'Uw regio vraagt nog geen bijlagen.',
  noneText: 'Begin met een kant-en-klare bijlage. De grenzen van wat erin mag, staan er al in.',
  noneForHelpdesk: 'De coördinator van de regio heeft nog geen bijlagen gekozen.',
  noDossiers: 'Bij de instellingen staat dat in deze regio geen bijlagen meegaan. Wat hier staat, zien scholen daarom niet.',
  toSettings: 'Naar de instellingen',
  lockedTitle: 'De bijlagen staan vast',
  locked: (moment: string) =>
    `Op ${longMoment(moment)} zette de eerste school bijlagen klaar. Daarom kan dit schooljaar niets meer veranderen aan welke bijlagen u vraagt.`,
  locksLater: 'U kunt dit wijzigen totdat de eerste school bijlagen klaarzet. Daarna staat het voor dit schooljaar vast.',
  withoutOso: 'Uw regio werkt dit jaar niet met OSO. Kies bij deze bijlage “Hier uploaden en ophalen”.',
  change: 'Wijzigen',
  allOf: 'Alles over deze bijlage',
  readyMadeTitle: 'Kant-en-klare bijlagen',
  readyMadeText: 'Deze bijlagen blijven binnen wat de wet toestaat. Na het toevoegen kunt u ze aanpassen.',
  readyMadeAll: 'Alle kant-en-klare bijlagen staan al in uw lijst.',
  add: 'Toevoegen',
  added: (name: string) => `De bijlage “${name}” is toegevoegd.`,
  saved: (name: string) => `De bijlage “${name}” is opgeslagen.`,
  removed: (name: string) => `De bijlage “${name}” is uit de lijst gehaald.`,
  ownTitle: 'Een eigen bijlage',
  ownText: 'Staat de bijlage er niet bij? Maak dan een eigen bijlage. Daarvoor is een functionaris gegevensbescherming nodig.',
  makeOwn: 'Eigen bijlage maken',
  newTitle: 'Nieuwe eigen bijlage',
  editTitle: (name: string) => `Bijlage wijzigen: ${name}`,
  name: 'Naam van de bijlage',
  explanation: 'Uitleg',
  explanationHint: 'In een of twee zinnen: wat is het, en waarvoor heeft de nieuwe school het nodig?',
  requiredWhen: 'Voor welke leerlingen?',
  heading: 'Onder welk onderwerp valt dit?',
  headingHint: 'De wet noemt vijf onderwerpen. Andere gegevens mogen niet mee.',
  limits: 'Wat mag erin, en wat niet?',
  limitsHint: 'Bijvoorbeeld: alleen relatief verzuim in het jaar vóór het rapport.',
  whyNotInOso: 'Waarom staat dit niet in het OSO-dossier?',
  limitsFault: 'Schrijf op wat erin mag, en wat niet.',
  whyNotInOsoFault: 'Schrijf op waarom dit niet in het OSO-dossier staat.',
  privacyOfficerFault: 'Vul de naam van de functionaris gegevensbescherming in.',
  whyNotInOsoHint: 'Wat al in het OSO-dossier staat, vraagt u niet nog een keer.',
  carrier: 'Hoe gaat de bijlage mee?',
  hereReason: 'Waarom niet met OSO?',
  formats: 'Welke bestanden mogen het zijn?',
  maxMb: 'Hoe groot mag een bestand zijn?',
  megabytes: (count: number) => `${count} MB`,
  sensitiveLabel: 'Deze bijlage is gevoelig',
  sensitiveHint: 'Dan zien alleen mensen met recht op gevoelige bijlagen het bestand.',
  alwaysSensitive: 'Gegevens over ondersteuning, gezondheid of gedrag zijn altijd gevoelig. Alleen mensen met recht op gevoelige bijlagen zien het bestand.',
  decidedBy: 'Wie besloot dat deze bijlage wordt gevraagd?',
  decidedByHint: 'Bijvoorbeeld: het bestuurlijk overleg po-vo.',
  ownLegend: 'Wie keek naar de privacy?',
  ownHint: 'Deze bijlage, of de grens van wat erin mag, is van uw regio zelf. Laat een functionaris gegevensbescherming ernaar kijken.',
  privacyOfficer: 'Naam van de functionaris gegevensbescherming',
  decidedOn: 'Bekeken op',
  previewTitle: 'Zo lezen scholen en ouders het',
  noName: 'Bijlage zonder naam',
  save: 'Bijlage opslaan',
  remove: 'Uit de lijst halen',
  removeTitle: 'Vraagt u deze bijlage niet meer?',
  removeWarning: 'Scholen zien deze bijlage dan niet meer. Een formulier dat u hebt geüpload, verdwijnt ook.',
  removeSure: 'Ja, haal deze bijlage uit de lijst',
  templateTitle: 'Formulier voor scholen',
  templateText: 'Een leeg formulier dat scholen kunnen invullen. Een PDF-bestand of een Word-bestand (.docx) zonder macro’s, hooguit 350 kB.',
  templateNone: 'Er is nog geen formulier.',
  templateNow: (fileName: string, size: string) => `Nu: ${fileName} (${size})`,
  template: 'Formulier',
  templateGet: (fileName: string) => `Haal het formulier op: ${fileName}`,
  templateUpload: 'Formulier uploaden',
  templateReplace: 'Formulier vervangen',
  templateBusy: 'Het formulier wordt geüpload…',
  templateSaved: 'Het formulier is opgeslagen.',
  templateTooLarge: (size: string) => `Dit bestand is ${size}. Een formulier mag hooguit 350 kB zijn. Haal afbeeldingen eruit of maak het kleiner.`,
  templateKind: 'Kies een PDF-bestand of een Word-bestand (.docx).',
  aboutOther: (name: string, message: string) => `Bij “${name}”: ${message}`,
  goneTitle: 'Deze bijlage staat niet in de lijst',
  gone: 'Misschien is de bijlage intussen weggehaald.',
  takenOut: 'Iemand anders heeft deze bijlage intussen uit de lijst gehaald. Slaat u op, dan komt de bijlage er weer in. Een formulier uploadt u dan opnieuw.',
} as const
