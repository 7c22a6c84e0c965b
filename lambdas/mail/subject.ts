// The subject of a mail: the act and the date, on one line, short enough to be read in a list of mails.
import { localDateOf, type Instant } from '../domain/moment.ts'
import type { StepFacts } from '../domain/notification.ts'
import type { SchoolYear } from '../domain/school-year.ts'
import { dayWords, momentWords, whenWords } from './dutch-dates.ts'
import { type Change, changesOf, type News } from './news.ts'
import { capital, clipped, onOneLine } from './plain-words.ts'
import { stepWords } from './step-words.ts'
import { countOf, type Task } from './tasks.ts'

const most = 110

/** A subject around a title that somebody typed: the title gives way, so that the date stays. */
function around(before: string, title: string, after: string): string {
  const room = most - before.length - after.length
  return `${before}${clipped(onOneLine(title), Math.max(room, 10))}${after}`
}

/** What a task is called: the title of its step, or one name for both kinds of setting ready. */
export function taskTitle({ steps }: Pick<Task, 'steps'>): string {
  return steps.length > 1 ? 'OSO-dossiers en bijlagen klaarzetten' : onOneLine(steps[0].title)
}

/** The act of a task in one phrase: `zet de bijlagen klaar`. */
export function taskAct({ steps }: Pick<Task, 'steps'>): string {
  if (steps.length > 1) return 'zet de OSO-dossiers en de bijlagen klaar'
  return stepWords(steps[0]).act ?? onOneLine(steps[0].title)
}

/** `Nog 3 werkdagen`; nothing when the mail goes out on another day than it was decided, for then the number is wrong. */
export function countdown({ workingDaysLeft, steps }: Task, decidedAt: Instant, now: Instant): string | undefined {
  if (steps[0].on === localDateOf(now)) return 'Vandaag'
  if (!workingDaysLeft || localDateOf(decidedAt) !== localDateOf(now)) return undefined
  return workingDaysLeft === 1 ? 'Nog 1 werkdag' : `Nog ${workingDaysLeft} werkdagen`
}

const countedDown = new Set(['attachments-ready', 'inspection-done'])

/** What a step that passes by itself says: `Ophalen kan vanaf …`. */
export function announcement(step: StepFacts, year: SchoolYear): string {
  switch (step.kind) {
    case 'release':
      return `Ophalen kan ${whenWords(step)}`
    case 'applications-open':
    case 'applications-close':
      return `Aanmelden kan ${whenWords(step)}`
    case 'year-closed':
      return `De gegevens van ${year} worden vernietigd, ${whenWords(step)}`
    default:
      return around('', step.title, `: ${whenWords(step)}`)
  }
}

function taskSubject(task: Task, year: SchoolYear, decidedAt: Instant, now: Instant): string {
  const step = task.steps[0]
  if (task.state === 'announced') return announcement(step, year)
  if (task.state === 'overdue') return around('Nog open: ', taskTitle(task), `. De datum was ${dayWords(step.on)}`)
  const left = countedDown.has(step.kind) ? countdown(task, decidedAt, now) : undefined
  return left ? `${left}: ${taskAct(task)} ${whenWords(step)}` : around('', capital(taskAct(task)), `: ${whenWords(step)}`)
}

function changeSubject({ change, step }: Change): string {
  if (change === 'removed') return around('Vervallen: ', step.title, ` (was ${dayWords(step.on)})`)
  if (change === 'added') return around('Nieuw: ', step.title, `, ${whenWords(step)}`)
  return around('Let op: ', step.title, ` is verplaatst naar ${momentWords(step)}`)
}

function newsSubject(news: readonly News[], year: SchoolYear): string {
  if (news.some((each) => each.kind === 'calendar-published')) return `De data voor de overstap ${year} staan vast`
  const changes = changesOf(news)
  return changes.length === 1 ? changeSubject(changes[0]!) : `Let op: ${changes.length} data voor de overstap zijn veranderd`
}

const tasksWords = (count: number) => (count === 1 ? '1 taak' : `${count} taken`)

function manySubject(tasks: readonly Task[], news: readonly News[]): string {
  const count = countOf(tasks)
  const open = countOf(tasks.filter((task) => task.state === 'overdue'))
  const next = tasks.find((task) => task.state === 'due')
  const published = news.some((each) => each.kind === 'calendar-published')
  const what = `${news.length === 0 ? '' : published ? 'Nieuwe data en ' : 'Gewijzigde data en '}${tasksWords(count)} voor de overstap`
  const until = next && momentWords(next.steps[0])
  if (open > 0 && until) return `${what}: ${open} nog open, de volgende uiterlijk ${until}`
  if (open > 0) return `${what}: ${open} nog open`
  return until ? `${what}: ${count > 1 ? 'de eerste ' : ''}uiterlijk ${until}` : what
}

export interface SubjectFacts {
  readonly year: SchoolYear
  readonly decidedAt: Instant
  readonly now: Instant
}

/** The subject of a mail with these tasks and this news. */
export function subjectOf(tasks: readonly Task[], news: readonly News[], { year, decidedAt, now }: SubjectFacts): string {
  const only = tasks.length === 1 && news.length === 0 ? tasks[0]! : undefined
  // Something that opens is one thing to know, at however many schools; a task is to be done at each.
  const subject =
    tasks.length === 0
      ? newsSubject(news, year)
      : only && (only.state === 'announced' || countOf([only]) === 1)
        ? taskSubject(only, year, decidedAt, now)
        : manySubject(tasks, news)
  return clipped(subject, most)
}
