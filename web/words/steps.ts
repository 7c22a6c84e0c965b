// Steps of the regiokalender: their kinds, whom they are for, and how far a school is.
import type { Answer, Sent } from '../../lambdas/contract/routes.ts'

/** A step as it is typed and sent. */
export type Step = Sent<'putCalendar'>['milestones'][number]
export type Kind = Step['kind']
export type Audience = Step['audience'][number]
export type SchoolStep = Answer<'getSchool'>['steps'][number]

export const kindNames: Record<Kind, string> = {
  'contacts-checked': 'Contactpersonen controleren',
  'form-checked': 'Aanmeldformulier controleren',
  'oso-checked': 'Aansluiting op OSO controleren',
  'provisional-advice': 'Voorlopig schooladvies',
  'support-request': 'Aanvraag bij het samenwerkingsverband',
  'leavers-listed': 'Aantal leerlingen naar het vo',
  test: 'Doorstroomtoets',
  'test-results': 'Uitslag van de toets',
  'attachments-ready': 'Bijlagen toegevoegd',
  'final-advice': 'Definitief schooladvies',
  'applications-open': 'Start aanmelden',
  'inspection-done': 'Ouders hebben kunnen inzien',
  'applications-close': 'Aanmelden gesloten',
  'oso-set-ready': 'OSO-dossiers klaargezet in het LAS',
  'set-ready': 'Bijlagen klaargezet',
  release: 'Ophalen kan vanaf',
  fetched: 'Opgehaald, ontbrekende gemeld',
  'placement-known': 'Plaatsing bekend',
  'decision-due': 'Besluit over toelating',
  'decision-extended': 'Besluit bij verlenging',
  'warm-transfer': 'Warme overdracht klaar',
  'not-arrived': 'Niet verschenen gemeld',
  'year-closed': 'Gegevens vernietigd',
  custom: 'Eigen stap van de regio',
}

export const audienceNames: Record<Audience, string> = { po: 'Po-scholen', vo: 'Vo-scholen', board: 'Schoolbesturen', public: 'Iedereen (openbaar)' }
export const routeNames: Record<Step['route'], string> = {
  regular: 'Gewone route',
  pro: 'Praktijkonderwijs (pro)',
  lwoo: 'Leerwegondersteuning (lwoo)',
  vso: 'Voortgezet speciaal onderwijs (vso)',
}
export const roundNames: Record<Step['round'], string> = { '1': 'Ronde 1', '2': 'Ronde 2', '3': 'Ronde 3', rest: 'Na de rondes' }
export const basisNames: Record<Step['basis'], string> = { law: 'Wet', region: 'Afspraak in de regio' }

/** "Ronde 2, route praktijkonderwijs (pro)": where a step is not of the first round and the usual route. */
export function roundLine(step: Pick<Step, 'round' | 'route'>): string | undefined {
  const round = step.round === '1' ? [] : [roundNames[step.round]]
  const route = step.route === 'regular' ? [] : [`route ${routeNames[step.route].toLowerCase()}`]
  return [...round, ...route].join(', ') || undefined
}

/** "po en vo", in one line. */
export function audienceLine(audience: readonly Audience[]): string {
  const names: Record<Audience, string> = { po: 'po', vo: 'vo', board: 'besturen', public: 'iedereen' }
  const list = audience.map((one) => names[one])
  return list.length > 1 ? `${list.slice(0, -1).join(', ')} en ${list.at(-1)}` : (list[0] ?? '')
}

export type Progress = 'not-begun' | 'busy' | 'done' | 'still-open' | 'nothing-to-report'

/** How far a school is with a step, in the few statuses that all screens use. */
export function progressOf(step: Pick<SchoolStep, 'state' | 'tick' | 'counted'>): Progress {
  if (step.state === 'passes') return 'nothing-to-report'
  if (step.state === 'done') return 'done'
  if (step.state === 'overdue') return 'still-open'
  if (step.counted) return step.counted.done === 0 ? 'not-begun' : 'busy'
  return step.tick && (step.tick.count ?? 0) + (step.tick.note?.length ?? 0) > 0 ? 'busy' : 'not-begun'
}

export const progressNames: Record<Progress, string> = {
  'not-begun': 'Nog niet begonnen',
  busy: 'Bezig',
  done: 'Klaar',
  'still-open': 'Nog open',
  'nothing-to-report': 'Niets te melden',
}

/** What a step counts: one of them, and more. */
function counts(kind: Kind): readonly [one: string, more: string] | undefined {
  if (kind === 'oso-set-ready') return ['OSO-dossier', 'OSO-dossiers']
  if (kind === 'fetched') return ['dossier', 'dossiers']
  return countQuestion(kind) && ['leerling', 'leerlingen']
}

/** "23 van de 28 leerlingen", or "23 leerlingen" where nobody said of how many. */
export function countLine(tick: { readonly count?: number | undefined; readonly of?: number | undefined } | undefined, kind: Kind): string | undefined {
  if (tick?.count === undefined) return undefined
  const { count, of } = tick
  const [one, more] = counts(kind) ?? ['', '']
  return `${of === undefined ? count : `${count} van de ${of}`} ${(of ?? count) === 1 ? one : more}`.trim()
}

/** Steps that are not done without their number: the region adds them up. */
const counted: ReadonlySet<Kind> = new Set<Kind>(['leavers-listed', 'oso-set-ready'])
export const wantsCount = (kind: Kind): boolean => counted.has(kind)

/** What a school is asked about its numbers, by kind of step; `undefined` where a tick says it all. */
export function countQuestion(kind: Kind): { readonly count: string; readonly of?: string } | undefined {
  if (kind === 'leavers-listed') return { count: 'Hoeveel leerlingen gaan naar het vo?' }
  if (kind === 'oso-set-ready') return { count: 'Hoeveel OSO-dossiers staan klaar?', of: 'Van hoeveel in totaal?' }
  if (kind === 'inspection-done') return { count: 'Bij hoeveel leerlingen hebben de ouders kunnen inzien?', of: 'Van hoeveel in totaal?' }
  if (kind === 'fetched') return { count: 'Hoeveel dossiers zijn opgehaald?', of: 'Van hoeveel in totaal?' }
  if (kind === 'attachments-ready' || kind === 'set-ready') return { count: 'Voor hoeveel leerlingen is het klaar?', of: 'Van hoeveel in totaal?' }
  if (kind === 'placement-known' || kind === 'decision-due' || kind === 'decision-extended')
    return { count: 'Voor hoeveel leerlingen is het klaar?', of: 'Van hoeveel in totaal?' }
  return undefined
}
