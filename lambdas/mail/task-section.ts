// The section of a letter about one task: what is to be done and by when, where to report it, and why.
import { transfersUrl } from '../domain/link.ts'
import type { MilestoneKind } from '../domain/milestone.ts'
import { localDateOf } from '../domain/moment.ts'
import type { Notification } from '../domain/notification.ts'
import type { Side } from '../domain/school.ts'
import type { LetterContext } from '../ports/mail.ts'
import { dayWords, momentWords, stepInList, timeWords, whenWords } from './dutch-dates.ts'
import type { Block } from './letter.ts'
import { checkAgainBlocks, helpBlocks, osoQuestions } from './oso.ts'
import { capital, onOneLine } from './plain-words.ts'
import { schoolPage } from './school-page.ts'
import { stepWords } from './step-words.ts'
import { announcement, countdown, osoQuestion, taskAct, taskTitle } from './subject.ts'
import type { Task, TaskSchool } from './tasks.ts'

const label = (text: string): Block => ({ kind: 'label', text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

function whatToDo(task: Task): string {
  if (task.steps.length > 1) {
    return 'Zet de OSO-dossiers klaar in uw leerlingadministratiesysteem (LAS). Zet daarna de bijlagen klaar voor de vo-scholen.'
  }
  return isOsoCheck(task) ? osoQuestions(task.schools) : stepWords(task.steps[0]).what
}

function byWhen(task: Task, notification: Notification, context: LetterContext): string {
  const step = task.steps[0]
  const { now } = context
  if (task.state === 'overdue') {
    return `De datum was ${momentWords(step)}. Lukt het vandaag niet? Laat dan vandaag aan het contactpunt weten wanneer het wel lukt.`
  }
  if (task.state === 'announced') {
    return step.kind === 'release' && step.at && step.on === localDateOf(now)
      ? `Dat kan vandaag, ${dayWords(step.on)}, vanaf ${timeWords(step.at)}.`
      : `${capital(whenWords(step))}.`
  }
  const left = countdown(task, notification.decidedAt, now)
  const wholeDay = step.at ? '' : ' Die dag telt mee.'
  const leftWords = left === undefined ? '' : left === 'Vandaag' ? ' Dat is vandaag.' : ` ${left}.`
  return `${capital(whenWords(step))}.${wholeDay}${leftWords}`
}

function progressWords(school: TaskSchool, isJoined: boolean): readonly string[] {
  return school.progress.map(({ step, count, of, isCounted }) => {
    const said = isCounted ? 'Klaar tot nu toe' : 'Gemeld tot nu toe'
    const done = of === undefined ? `${said}: ${count}.` : `${said}: ${count} van de ${of}.`
    return isJoined ? `${onOneLine(step.title)}: ${done.slice(0, 1).toLowerCase()}${done.slice(1)}` : done
  })
}

const isOsoCheck = ({ steps }: Task) => steps[0].kind === 'oso-checked'

function linkLabel(task: Task, name: string, namesSchools: boolean): string {
  const page = `de pagina van ${namesSchools ? name : 'uw school'}`
  if (isOsoCheck(task)) return `Beantwoord de vragen op ${page}`
  return task.state === 'announced' ? `Naar ${page}` : `Meld het op ${page}`
}

/** What is done behind sign-in where files go through here, whether or not a school reports it beside that. */
const doneHere: Readonly<Partial<Record<MilestoneKind, Side>>> = { 'attachments-ready': 'po', 'set-ready': 'po', release: 'vo', fetched: 'vo' }

/** Whose page behind sign-in the work is on, if it is on any. */
function workSide({ steps }: Task, { progress }: TaskSchool, { carriesFiles }: LetterContext): Side | undefined {
  if (progress.some(({ isCounted }) => isCounted)) return 'po'
  return carriesFiles ? steps.map(({ kind, audience }) => (audience?.includes('po') ? undefined : doneHere[kind])).find((side) => side !== undefined) : undefined
}

/** The link to where the work is. What a school's own dossiers tell wants no report. */
function workBlocks(task: Task, school: TaskSchool, context: LetterContext): readonly Block[] {
  const side = workSide(task, school, context)
  if (side === undefined) return []
  const { appUrl, region, year } = context
  return [
    ...(school.isCounted ? [paragraph('U hoeft dit niet te melden: het aantal telt vanzelf mee.')] : []),
    { kind: 'link', label: side === 'po' ? 'Naar uw leerlingen' : 'Naar ophalen', url: transfersUrl(appUrl, { regionId: region.id, year, schoolId: school.schoolId }, side) },
    paragraph('U moet hiervoor inloggen.'),
  ]
}

/** How far each school is, and its own links: to the work, and to where it is reported. That no account is needed is said only where it is so. */
function schoolBlocks(task: Task, context: LetterContext, namesSchools: boolean): readonly Block[] {
  const reports = (school: TaskSchool) => !school.isCounted && (task.state !== 'announced' || workSide(task, school, context) === undefined)
  const reporting = task.schools.filter(reports)
  const isOpen = reporting.every((school) => schoolPage(context, school.schoolId).isOpen)
  const invitation = reporting.length === 0 ? '' : [...(task.state === 'announced' || isOsoCheck(task) ? [] : ['Klaar? Meld het hier.']), ...(isOpen ? ['U hoeft niet in te loggen.'] : [])].join(' ')
  const invited = invitation ? [paragraph(invitation)] : []
  const schools = task.schools.flatMap((school): readonly Block[] => {
    const name = onOneLine(school.schoolName)
    const progress = [...progressWords(school, task.steps.length > 1).map(paragraph), ...(school.recheck ? checkAgainBlocks(school.recheck, school.side) : [])]
    const known = [...(namesSchools ? [paragraph(`Voor ${name}:`)] : []), ...progress, ...workBlocks(task, school, context)]
    if (!reports(school)) return known
    const link: Block = { kind: 'link', label: linkLabel(task, name, namesSchools), url: schoolPage(context, school.schoolId).url }
    return [...known, ...(namesSchools ? [] : invited), link]
  })
  return namesSchools ? [...invited, ...schools] : schools
}

/** The section of one task; the schools are named when the reader works at more than one. */
export function taskBlocks(task: Task, notification: Notification, context: LetterContext, namesSchools: boolean): readonly Block[] {
  const notes = [...new Set(task.steps.flatMap((step) => (step.note ? [onOneLine(step.note, 1000)] : [])))]
  return [
    label('Wat moet u doen?'),
    paragraph(whatToDo(task)),
    paragraph(`In de regiokalender: ${task.steps.map((step) => stepInList(onOneLine(step.title), step)).join(' · ')}.`),
    ...notes.map((note) => paragraph(`Het contactpunt schrijft hierbij: ${note}`)),
    label(task.state === 'announced' ? 'Wanneer?' : 'Uiterlijk wanneer?'),
    paragraph(byWhen(task, notification, context)),
    ...schoolBlocks(task, context, namesSchools),
    ...(isOsoCheck(task) ? helpBlocks(context, task.schools.map(({ recheck }) => recheck?.pupilSystem)) : []),
    label('Waarom?'),
    paragraph(stepWords(task.steps[0]).why),
  ]
}

/** What a task is called above its section. */
export function taskHeading(task: Task, year: LetterContext['year']): string {
  if (task.state === 'announced') return announcement(task.steps[0], year)
  if (task.state === 'overdue') return `Nog open: ${taskTitle(task)}`
  return isOsoCheck(task) ? `${osoQuestion(task)} Antwoord in 2 minuten` : capital(taskAct(task))
}
