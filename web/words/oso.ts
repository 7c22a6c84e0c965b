// The connection of a school to OSO in words: what it is called, its four facts, who said so, how long ago, and whose the next step is.
import type { Answer } from '../../lambdas/contract/routes.ts'
import { plainDay } from './dates.ts'

export type Qualification = Answer<'getQualification'>
export type Label = Qualification['label']
export type FactName = 'participates' | 'agreement' | 'mandate' | 'endpoint'
export type Fact = Qualification[FactName]
export type FactState = Fact['state']
export type FactSource = NonNullable<Fact['source']>
export type StatedBy = NonNullable<Fact['statedBy']>
export type StepOwner = Qualification['nextStep']['who'] | 'region'
export type ReadyMailTo = Qualification['mails'][number]['to']

/** In the order in which a school gets there. */
export const factNames = ['participates', 'agreement', 'mandate', 'endpoint'] as const

/** From connected to what is not known, as lists show them. */
export const labelsInOrder = ['qualified', 'recheck', 'endpoint-missing', 'mandate-missing', 'agreement-missing', 'unknown', 'not-participating'] as const satisfies readonly Label[]

export const labelNames: Record<Label, string> = {
  qualified: 'Aangesloten op OSO (gekwalificeerd)',
  'not-participating': 'Doet niet mee aan OSO',
  unknown: 'Nog niet bekend',
  'agreement-missing': 'Overeenkomst ontbreekt (bestuur regelt dit)',
  'mandate-missing': 'Mandaat in OSR ontbreekt (bestuur regelt dit)',
  'endpoint-missing': 'Endpoint ontbreekt (leverancier regelt dit)',
  recheck: 'Opnieuw controleren',
}

/** The same for a row of a list: who arranges it stands elsewhere. */
export const labelShort: Record<Label, string> = {
  qualified: 'Aangesloten',
  'not-participating': 'Doet niet mee',
  unknown: 'Nog niet bekend',
  'agreement-missing': 'Overeenkomst ontbreekt',
  'mandate-missing': 'Mandaat ontbreekt',
  'endpoint-missing': 'Endpoint ontbreekt',
  recheck: 'Opnieuw controleren',
}

export const ownerNames: Record<StepOwner, string> = {
  school: 'de school',
  board: 'het schoolbestuur',
  supplier: 'de leverancier van het leerlingadministratiesysteem',
  region: 'het contactpunt van de regio',
  nobody: 'niemand: dit is geregeld',
}

/** What one says on the phone, or whose it is, in a row of a list. */
export const stepShort: Record<Qualification['nextStep']['code'], string> = {
  'school-answers': 'Vraag de school: welk systeem, en lukt OSO daarin?',
  'school-answers-again': 'Vraag de school: klopt het nog?',
  'board-answers': 'Vraag het bestuur: zijn overeenkomst en mandaat geregeld?',
  'board-answers-again': 'Vraag het bestuur: klopt het nog?',
  'board-signs': 'Het bestuur tekent de overeenkomst.',
  'board-mandates': 'Het bestuur geeft het mandaat in OSR.',
  'supplier-registers': 'De leverancier zet het endpoint in OSR.',
  nothing: '',
}

const sourceNames: Record<FactSource, string> = {
  checked: 'gecontroleerd door de regio',
  board: 'gemeld door het bestuur',
  'self-reported': 'zelf gemeld',
  imported: 'uit een ingelezen lijst',
}

const daysBetween = (from: string, to: string) => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
/** Whole months on the calendar. */
const monthsBetween = (from: string, to: string) => monthOf(to) - monthOf(from) - (to.slice(8) < from.slice(8) ? 1 : 0)

/** "3 maanden geleden": how old what was said on a day is on another. */
export function ageOf(on: string, today: string): string {
  const days = daysBetween(on, today)
  if (days <= 0) return 'vandaag'
  if (days === 1) return 'gisteren'
  const months = monthsBetween(on, today)
  if (months < 2) return `${days} dagen geleden`
  if (months < 12) return `${months} maanden geleden`
  return months < 24 ? 'meer dan een jaar geleden' : `meer dan ${Math.floor(months / 12)} jaar geleden`
}

export const osoWords = {
  title: 'Aansluiting op OSO',
  nextStep: 'Volgende stap',
  factNames: {
    participates: 'Doet mee aan OSO',
    agreement: 'Overeenkomst met Kennisnet',
    mandate: 'Mandaat in OSR',
    endpoint: 'Endpoint',
  } satisfies Record<FactName, string>,
  /** Who arranges a fact, and what it is for. */
  factTexts: {
    participates: 'De school kiest dit zelf.',
    agreement: 'Het bestuur tekent deze één keer, voor al zijn scholen.',
    mandate: 'Het bestuur geeft hiermee de leverancier toestemming. OSR is het Onderwijs Serviceregister.',
    endpoint: 'Het adres waarop het systeem van de school dossiers uitwisselt. De leverancier regelt dit.',
  } satisfies Record<FactName, string>,
  stateNames: { yes: 'Ja', no: 'Nee', unknown: 'Nog niet bekend' } satisfies Record<FactState, string>,
  sourceNames,
  statedByNames: { school: 'de school', board: 'het schoolbestuur', region: 'het contactpunt van de regio' } satisfies Record<StatedBy, string>,
  /** "Gecontroleerd door de regio op 3 oktober 2026" */
  saidOn: (source: FactSource, on: string) => `${sourceNames[source].slice(0, 1).toUpperCase()}${sourceNames[source].slice(1)} op ${plainDay(on)}`,
  notSaid: 'Nog niemand heeft dit gemeld.',
  recheckText: 'Dit is gemeld in een vorig schooljaar, of voor een ander bestuur of systeem. Klopt het nog?',
  pupilSystem: 'Leerlingadministratiesysteem',
  systemUnknown: 'Nog niet bekend',
  mailsTitle: 'E-mail die voor u klaarstaat',
  mailTo: {
    board: 'E-mail aan het schoolbestuur',
    supplier: 'E-mail aan de leverancier',
    school: 'E-mail aan de school',
    kennisnet: 'E-mail aan Kennisnet',
  } satisfies Record<ReadyMailTo, string>,
  mailSubject: 'Onderwerp',
  mailText: 'Tekst',
  mailOpen: 'Open in uw e-mailprogramma',
  mailHint: 'Lees de e-mail na en vul aan wat u wilt. U verstuurt de e-mail zelf.',
} as const
