// What mails say about OSO: that it does not work yet for schools and who must do what (M08), what to look at again (in M07), and who helps.
import { helplinesOf, type Helpline } from '../domain/helplines.ts'
import type { NotificationItem, StepFacts } from '../domain/notification.ts'
import { brokenLabels, type KnownOfOso, type ToldLabel } from '../domain/oso-mails.ts'
import { systemName } from '../domain/pupil-system.ts'
import { type FactName, factNames } from '../domain/qualification.ts'
import type { Side } from '../domain/school.ts'
import type { LetterContext } from '../ports/mail.ts'
import { dayWords, stepInList } from './dutch-dates.ts'
import type { Block } from './letter.ts'
import { listed, onOneLine } from './plain-words.ts'
import { schoolPage } from './school-page.ts'

type NotWorkingItem = Extract<NotificationItem, { readonly kind: 'oso-not-working' }>
type NotWorkingSchool = Pick<NotWorkingItem, 'schoolId' | 'schoolName' | 'label' | 'worksBy' | 'pupilSystem'>

/** All schools of a reader for which OSO does not work yet, each once. */
export interface NotWorking {
  /** What this keeps from being done, by whoever does it: setting ready or fetching, the first one first. */
  readonly steps: readonly StepFacts[]
  readonly schools: readonly NotWorkingSchool[]
}

export function notWorkingOf(items: readonly NotificationItem[]): readonly NotWorking[] {
  const own = items.filter((item): item is NotWorkingItem => item.kind === 'oso-not-working')
  if (own.length === 0) return []
  const named = own.flatMap(({ side, step, release }) => (side !== 'vo' ? [step] : release ? [release] : []))
  const steps = [...new Map(named.map((step) => [step.milestoneId, step])).values()].sort((a, b) => a.on.localeCompare(b.on))
  return [{ steps, schools: [...new Map(own.map((item) => [item.schoolId, item])).values()] }]
}

const isOfSupplier = ({ label }: Pick<NotWorkingSchool, 'label'>) => label === 'endpoint-missing'

/** The subject of M08, and what its section is called. */
export function notWorkingSubject({ schools: all }: NotWorking): string {
  const schools = all.filter(({ label: lacks }) => lacks !== 'recheck')
  if (schools.length === 0) return `Kloppen overeenkomst en mandaat nog${all.length === 1 ? '' : ` voor ${all.length} scholen`}?`
  const suppliers = schools.filter(isOfSupplier).length
  const who = suppliers === 0 ? 'dit moet uw bestuur doen' : suppliers === schools.length ? 'dit moet uw leverancier doen' : 'dit moeten uw bestuur en uw leverancier doen'
  // Whoever said that it works must not read that it does not.
  if (schools.some(({ worksBy }) => worksBy)) return `Voor OSO ontbreekt nog iets${schools.length === 1 ? '' : ` bij ${schools.length} scholen`}: ${who}`
  return `OSO werkt nog niet voor ${schools.length === 1 ? 'uw school' : `${schools.length} scholen`}: ${who}`
}

const label = (text: string): Block => ({ kind: 'label', text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

const systemWords = (pupilSystem: string | undefined) => (pupilSystem === undefined ? '' : ` (${onOneLine(pupilSystem, 60)})`)

/** What is missing, and who does what about it. */
const broken: Readonly<Record<ToldLabel, (pupilSystem: string | undefined, saysItself: boolean) => readonly string[]>> = {
  'agreement-missing': (_system, saysItself) => [saysItself ? 'Volgens onze gegevens ontbreekt de overeenkomst met Kennisnet nog.' : 'De overeenkomst met Kennisnet ontbreekt.', 'Het bestuur ondertekent die overeenkomst. Dat hoeft maar één keer, voor alle scholen van het bestuur.'],
  'mandate-missing': (pupilSystem, saysItself) => [
    saysItself ? 'Volgens onze gegevens ontbreekt het mandaat in OSR (Onderwijs Serviceregister) nog.' : 'Het mandaat in OSR (Onderwijs Serviceregister) ontbreekt.',
    `Het bestuur geeft in OSR een mandaat aan de leverancier van het leerlingadministratiesysteem${systemWords(pupilSystem)}.`,
  ],
  'endpoint-missing': (pupilSystem) => [
    'Het endpoint ontbreekt.',
    `De leverancier van het leerlingadministratiesysteem${systemWords(pupilSystem)} registreert het. Vraag de helpdesk van de leverancier om dat te doen.`,
  ],
  recheck: () => [
    'Kloppen overeenkomst en mandaat nog?',
    'Wat wij weten is van een vorig schooljaar, of van een ander bestuur of systeem.',
    'Het bestuur geeft door of de overeenkomst met Kennisnet en het mandaat in OSR (Onderwijs Serviceregister) er nog zijn.',
  ],
}

const askBoard = 'Werkt u op een school? Vraag dan uw bestuur om dit te doen. Werkt u bij het bestuur? Dan is dit een taak voor u.'

/** Where one tells that it is arranged: the endpoint on the page of the school; agreement and mandate cannot be told there. */
function arrangedWords(schools: readonly NotWorkingSchool[]): string {
  const toBoard = 'Vraag uw bestuur om het door te geven, of bel het contactpunt.'
  const onPage = 'Geef dat dan door op de pagina van de school.'
  if (schools.every(isOfSupplier)) return `Is het al geregeld? ${onPage}`
  if (!schools.some(isOfSupplier)) return `Is het al geregeld? ${toBoard}`
  return `Zijn overeenkomst en mandaat al geregeld? ${toBoard} Is het endpoint al geregeld? ${onPage}`
}

/** One paragraph for the schools that lack the same. */
function brokenBlocks(schools: readonly NotWorkingSchool[], namesSchools: boolean): readonly Block[] {
  const { label: same, worksBy, pupilSystem } = schools[0]!
  const saysItself = same !== 'recheck' && worksBy === 'school'
  const who = !namesSchools ? 'Uw school meldde' : schools.length === 1 ? 'De school meldde' : 'De scholen meldden'
  return [
    ...(namesSchools ? [paragraph(`Voor ${listed(schools.map(({ schoolName }) => onOneLine(schoolName)))}:`)] : []),
    paragraph([...(saysItself ? [`${who} dat OSO lukt.`] : []), ...broken[same](pupilSystem, worksBy !== undefined)].join(' ')),
  ]
}

const inOrderOfWork: readonly ToldLabel[] = [...brokenLabels, 'recheck']

/** The section of M08; the schools are named when the reader works at more than one. */
export function notWorkingBlocks({ steps, schools }: NotWorking, context: LetterContext, namesSchools: boolean): readonly Block[] {
  const hasNoSystem = (lacks: ToldLabel) => lacks === 'agreement-missing' || lacks === 'recheck'
  const same = Map.groupBy(
    schools,
    ({ label: lacks, worksBy = '', pupilSystem }) => `${inOrderOfWork.indexOf(lacks)} ${hasNoSystem(lacks) ? '' : systemName(pupilSystem ?? '')} ${lacks === 'recheck' ? '' : worksBy}`,
  )
  const inOrder = [...same].sort(([a], [b]) => a.localeCompare(b)).map(([, group]) => group)
  const pages = schools.map(({ schoolId, schoolName }): Block => {
    const page = `de pagina van ${namesSchools ? onOneLine(schoolName) : 'uw school'}`
    return { kind: 'link', label: `Naar ${page}`, url: schoolPage(context, schoolId).url }
  })
  return [
    label('Wat moet u doen?'),
    ...inOrder.flatMap((group) => brokenBlocks(group, namesSchools)),
    ...(schools.every(isOfSupplier) ? [] : [paragraph(askBoard)]),
    paragraph(`${arrangedWords(schools)} Op de pagina van de school staat een voorbeeldmail die u kunt gebruiken.`),
    ...pages,
    label('Uiterlijk wanneer?'),
    ...(steps.length > 0 ? [paragraph(`In de regiokalender: ${steps.map((step) => stepInList(onOneLine(step.title), step)).join(' · ')}.`)] : []),
    paragraph(steps.length > 0 ? 'Dan moet OSO werken. Begin daarom nu.' : 'OSO moet werken voordat u OSO-dossiers ophaalt. Begin daarom nu.'),
    ...helpBlocks(context, schools.map(({ pupilSystem }) => pupilSystem)),
    label('Waarom?'),
    paragraph('Zonder aansluiting op OSO kan een po-school geen dossiers klaarzetten. Een vo-school kan ze dan niet ophalen.'),
  ]
}

/** What of OSO a school has to be able to do itself. */
const ownAct = { po: 'klaar te zetten', vo: 'op te halen', both: 'klaar te zetten of op te halen' } as const
const actLukt = { po: 'Een OSO-dossier klaarzetten lukt', vo: 'Een OSO-dossier ophalen lukt', both: 'Een OSO-dossier klaarzetten of ophalen lukt' } as const

/** The two questions of M07, of what these schools do with OSO. */
export function osoQuestions(schools: readonly { readonly side?: Side }[]): string {
  const sides = [...new Set(schools.map(({ side }) => side ?? 'both'))]
  return `Beantwoord twee vragen. Welk leerlingadministratiesysteem gebruikt u? Lukt het om daarin een OSO-dossier ${ownAct[sides.length === 1 ? sides[0]! : 'both']}?`
}

const factWords: Readonly<Record<Exclude<FactName, 'endpoint'>, string>> = {
  participates: 'De school doet mee aan OSO',
  agreement: 'De overeenkomst met Kennisnet is er',
  mandate: 'Het mandaat in OSR is er',
}

/** What is known of a school, for who is asked whether it is still so. */
export function checkAgainBlocks({ pupilSystem, facts }: KnownOfOso, side?: Side): readonly Block[] {
  const wordsOf = (name: FactName) => (name === 'endpoint' ? actLukt[side ?? 'both'] : factWords[name])
  const known = factNames.flatMap((name) => (facts[name] ? [`${wordsOf(name)}: ${facts[name].state === 'yes' ? 'ja' : 'nee'}, op ${dayWords(facts[name].on)}.`] : []))
  const items = [...(pupilSystem === undefined ? [] : [`Het leerlingadministratiesysteem: ${onOneLine(pupilSystem, 60)}.`]), ...known]
  return [paragraph('Dit is van vorig schooljaar, of er is iets veranderd. Klopt dit nog?'), { kind: 'list', items }]
}

const helpsWith: Readonly<Record<Helpline['kind'], string>> = {
  region: 'helpt bij vragen over de overstap',
  oso: 'helpt bij de aansluiting op OSO',
  'pupil-system': '(helpdesk van de leverancier) helpt bij het dagelijks gebruik',
}

function helpWords({ kind, name, phone, email, url }: Helpline): string {
  const where = [phone, kind === 'pupil-system' ? url : email].filter((part) => part !== undefined)
  return `${onOneLine(name)} ${helpsWith[kind]}${where.length > 0 ? `: ${where.map((part) => onOneLine(part)).join(', ')}` : ''}.`
}

const anySupplier = 'De helpdesk van uw leerlingadministratiesysteem helpt bij het dagelijks gebruik.'

/** Who helps with OSO: the region, Kennisnet, and the helpdesks of the pupil systems as far as they are known. */
export function helpBlocks({ region }: Pick<LetterContext, 'region'>, pupilSystems: readonly (string | undefined)[]): readonly Block[] {
  const lines = helplinesOf(region.contactPoint, true, pupilSystems.filter((typed) => typed !== undefined))
  const knowsSupplier = lines.some(({ kind }) => kind === 'pupil-system')
  return [label('Wie helpt u?'), { kind: 'list', items: [...lines.map(helpWords), ...(knowsSupplier ? [] : [anySupplier])] }]
}
