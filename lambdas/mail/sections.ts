// The sections of a letter: what is to be done and by when, what changed, whom to ask, and why this mail came.
import { localDateOf } from '../domain/moment.ts'
import type { Notification } from '../domain/notification.ts'
import type { LetterContext } from '../ports.ts'
import { dayWords, momentWords, stepInList, timeWords, whenWords } from './dutch-dates.ts'
import type { Block } from './letter.ts'
import type { Change, News } from './news.ts'
import { capital, listed, onOneLine } from './plain-words.ts'
import { schoolPage } from './school-page.ts'
import { stepWords } from './step-words.ts'
import { announcement, countdown, taskAct, taskTitle } from './subject.ts'
import type { Task, TaskSchool } from './tasks.ts'

const label = (text: string): Block => ({ kind: 'label', text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

function whatToDo(task: Task): string {
  if (task.steps.length > 1) {
    return 'Zet de OSO-dossiers klaar in uw leerlingadministratiesysteem (LAS). Zet daarna de bijlagen klaar voor de vo-scholen.'
  }
  return stepWords(task.steps[0]).what
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
  return school.progress.map(({ step, count, of }) => {
    const done = of === undefined ? `Gemeld tot nu toe: ${count}.` : `Gemeld tot nu toe: ${count} van de ${of}.`
    return isJoined ? `${onOneLine(step.title)}: ${done.slice(0, 1).toLowerCase()}${done.slice(1)}` : done
  })
}

/** The section of one task; the schools are named when the reader works at more than one. */
export function taskBlocks(task: Task, notification: Notification, context: LetterContext, namesSchools: boolean): readonly Block[] {
  const notes = [...new Set(task.steps.flatMap((step) => (step.note ? [onOneLine(step.note, 1000)] : [])))]
  const linkLabel = task.state === 'announced' ? 'Naar de pagina van uw school' : 'Klaar? Meld het'
  const perSchool = task.schools.flatMap((school): Block[] => [
    ...(namesSchools ? [paragraph(`Voor ${onOneLine(school.schoolName)}:`)] : []),
    ...progressWords(school, task.steps.length > 1).map(paragraph),
    { kind: 'link', label: linkLabel, url: schoolPage(context, school.schoolId) },
  ])
  return [
    label('Wat moet u doen?'),
    paragraph(whatToDo(task)),
    paragraph(`In de regiokalender: ${task.steps.map((step) => stepInList(onOneLine(step.title), step)).join(' · ')}.`),
    ...notes.map((note) => paragraph(`Het contactpunt schrijft hierbij: ${note}`)),
    label(task.state === 'announced' ? 'Wanneer?' : 'Uiterlijk wanneer?'),
    paragraph(byWhen(task, notification, context)),
    ...perSchool,
    label('Waarom?'),
    paragraph(stepWords(task.steps[0]).why),
  ]
}

/** What a task is called above its section. */
export function taskHeading(task: Task, year: LetterContext['year']): string {
  if (task.state === 'announced') return announcement(task.steps[0], year)
  return task.state === 'overdue' ? `Nog open: ${taskTitle(task)}` : capital(taskAct(task))
}

function changeWords({ change, step, was }: Change): string {
  const title = onOneLine(step.title)
  if (change === 'removed') return `${title}: vervalt. De datum was ${momentWords(step)}.`
  if (change === 'added' || !was) return `Nieuw: ${stepInList(title, step)}.`
  return `${title}: was ${whenWords({ kind: step.kind, ...was })}, is nu ${whenWords(step)}.`
}

const calendarHint = 'Bij deze mail zit een agendabestand (afspraken.ics). Open het om de data in uw agenda te zetten.'

/** The section of one piece of news; the schools are named when the reader works at more than one. */
export function newsBlocks(news: News, context: LetterContext, namesSchools: boolean): readonly Block[] {
  const names = listed(news.schools.map((school) => onOneLine(school.schoolName)))
  const link: Block = { kind: 'link', label: 'Bekijk de data', url: schoolPage(context, news.schools[0]!.schoolId) }
  const forSchools = namesSchools ? [paragraph(`Voor ${names}.`)] : []
  if (news.kind === 'calendar-published') {
    const steps = news.steps.map((step) => stepInList(onOneLine(step.title), step))
    return [
      label('Wat moet u doen?'),
      paragraph(`Zet de data van de overstap ${context.year} in uw agenda. ${calendarHint}`),
      ...forSchools,
      label('Wanneer?'),
      steps.length > 0 ? { kind: 'list', items: steps } : paragraph('Voor uw school staan er dit jaar geen data in de kalender.'),
      link,
      label('Waarom?'),
      paragraph(`Alle scholen in ${onOneLine(context.region.name)} werken met dezelfde data. Voor elke taak krijgt u op tijd nog een mail.`),
    ]
  }
  const reason = onOneLine(news.reason, 1000)
  return [
    label('Wat moet u doen?'),
    paragraph(`Pas uw agenda aan. ${calendarHint} Vervalt er iets? Haal het dan zelf uit uw agenda.`),
    ...forSchools,
    label('Wanneer?'),
    { kind: 'list', items: news.changes.map(changeWords) },
    link,
    label('Waarom?'),
    paragraph(reason ? `Het contactpunt schrijft hierbij: ${reason}` : 'Het contactpunt van uw regio heeft de kalender veranderd.'),
  ]
}

/** What a piece of news is called above its section. */
export function newsHeading(news: News, year: string): string {
  return news.kind === 'calendar-published' ? `De data voor de overstap ${year}` : 'Gewijzigde data'
}

/** The end of every letter: whom to ask, why this mail came, and what to do when it came to the wrong person. */
export function closingBlocks({ items }: Notification, context: LetterContext, headingKind: 'heading' | 'label'): readonly Block[] {
  const { contactPoint, name } = context.region
  const schools = [...new Map(items.map((item) => [item.schoolId, onOneLine(item.schoolName)])).values()]
  const whatFor = `de overstap van po naar vo in ${onOneLine(name)}`
  const hours = contactPoint.hours ? ` (${onOneLine(contactPoint.hours)})` : ''
  return [
    { kind: headingKind, text: 'Lukt het niet?' },
    paragraph(`Bel ${onOneLine(contactPoint.name)}: ${onOneLine(contactPoint.phone)}${hours}. Of antwoord op deze mail.`),
    paragraph('Met vriendelijke groet,'),
    paragraph(onOneLine(contactPoint.name)),
    { kind: 'small', text: `U krijgt deze mail omdat u contactpersoon bent voor ${whatFor}, voor ${listed(schools)}.` },
    { kind: 'small', text: 'Bent u niet de juiste persoon? Geef een collega door.', url: schoolPage(context, items[0]!.schoolId) },
  ]
}
