// The subject of a mail: the act and the date, on one line, short enough to be read in a list of mails.
import { localDateOf, type Instant } from '../domain/moment.ts'
import type { StepFacts } from '../domain/notification.ts'
import type { SchoolYear } from '../domain/school-year.ts'
import type { Contents } from './contents.ts'
import { dayWords, momentWords, whenWords } from './dutch-dates.ts'
import { type Change, changesOf, type News } from './news.ts'
import { notWorkingSubject } from './oso.ts'
import { capital, clipped, listed, onOneLine } from './plain-words.ts'
import type { Message } from './messages.ts'
import { movesSubject } from './school-moved.ts'
import { stepWords } from './step-words.ts'
import { countOf, type Task } from './tasks.ts'
import { transfersSubject } from './transfers.ts'

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

/** The question of M07: to a school of which nobody knows, and to one of which is known what was so before. */
export function osoQuestion({ schools }: Pick<Task, 'schools'>): string {
  if (schools.every(({ recheck }) => recheck !== undefined)) return 'Werkt OSO nog bij uw school?'
  return 'Is uw school klaar voor OSO?'
}

function taskSubject(task: Task, year: SchoolYear, decidedAt: Instant, now: Instant): string {
  const step = task.steps[0]
  if (task.state === 'announced') return announcement(step, year)
  if (task.state === 'overdue') return around('Nog open: ', taskTitle(task), `. De datum was ${dayWords(step.on)}`)
  if (step.kind === 'oso-checked') return `${osoQuestion(task)} Antwoord in 2 minuten, uiterlijk ${momentWords(step)}`
  const left = countedDown.has(step.kind) ? countdown(task, decidedAt, now) : undefined
  return left ? `${left}: ${taskAct(task)} ${whenWords(step)}` : around('', capital(taskAct(task)), `: ${whenWords(step)}`)
}

function changeSubject({ change, step }: Change): string {
  if (change === 'removed') return around('Vervallen: ', step.title, ` (was ${dayWords(step.on)})`)
  if (change === 'added') return around('Nieuw: ', step.title, `, ${whenWords(step)}`)
  return around('Let op: ', step.title, ` is verplaatst naar ${momentWords(step)}`)
}

function newsSubject(news: readonly News[], year: SchoolYear): string {
  // "Data" once, here: the subject of M05 as the regions know it. Everywhere else the word is "datums", as on the screens.
  if (news.some((each) => each.kind === 'calendar-published')) return `De data voor de overstap ${year} staan vast`
  const changes = changesOf(news)
  return changes.length === 1 ? changeSubject(changes[0]!) : `Let op: ${changes.length} datums voor de overstap zijn veranderd`
}

function messageSubject(messages: readonly Message[]): string {
  return messages.length === 1 ? messages[0]!.subject : `${messages.length} berichten van het contactpunt over de overstap`
}

const countWords = (count: number, one: string, more: string) => (count === 0 ? [] : [`${count} ${count === 1 ? one : more}`])

function manySubject({ tasks, news, messages, transfers, notWorking, moves }: Contents): string {
  const count = countOf(tasks)
  const open = countOf(tasks.filter((task) => task.state === 'overdue'))
  const next = tasks.find((task) => task.state === 'due')
  const published = news.some((each) => each.kind === 'calendar-published')
  const parts = [
    ...(news.length === 0 ? [] : [published ? 'Nieuwe datums' : 'Gewijzigde datums']),
    ...countWords(messages.length + transfers.length + notWorking.length + moves.length, 'bericht', 'berichten'),
    ...countWords(count, 'taak', 'taken'),
  ]
  const what = `${listed(parts)} voor de overstap`
  const until = next && momentWords(next.steps[0])
  if (open > 0 && until) return `${what}: ${open} nog open, de volgende uiterlijk ${until}`
  if (open > 0) return `${what}: ${open} nog open`
  return until ? `${what}: ${count > 1 ? 'de eerste ' : ''}uiterlijk ${until}` : what
}

/** One task at several schools: which, and by when. */
function oneTaskAtMore(task: Task): string {
  const step = task.steps[0]
  const count = countOf([task])
  if (task.state === 'overdue') return around(`${count} taken nog open: `, taskTitle(task), `. De datum was ${dayWords(step.on)}`)
  return around(`${count} taken: `, taskAct(task), `, ${whenWords(step)}`)
}

export interface SubjectFacts {
  readonly year: SchoolYear
  readonly decidedAt: Instant
  readonly now: Instant
  /** No count of pupils below five. */
  readonly isForRegion?: boolean
}

/** The subject of a mail with these contents; of one message alone what the region typed. One line of at most 110 characters. */
export function subjectOf(contents: Contents, { year, decidedAt, now, isForRegion = false }: SubjectFacts): string {
  const { tasks, news, messages, transfers, notWorking, moves } = contents
  const kinds = [tasks, news, messages, transfers, notWorking, moves].filter((each) => each.length > 0).length
  if (kinds > 1) return clipped(manySubject(contents), most)
  if (transfers.length > 0) return clipped(transfersSubject(transfers, isForRegion), most)
  if (moves.length > 0) return clipped(movesSubject(moves), most)
  if (notWorking.length > 0) return clipped(notWorkingSubject(notWorking[0]!), most)
  if (messages.length > 0) return clipped(messageSubject(messages), most)
  const only = tasks.length === 1 ? tasks[0]! : undefined
  // Something that opens is one thing to know, at however many schools; a task is to be done at each.
  const subject =
    tasks.length === 0
      ? newsSubject(news, year)
      : only && (only.state === 'announced' || countOf([only]) === 1)
        ? taskSubject(only, year, decidedAt, now)
        : only
          ? oneTaskAtMore(only)
          : manySubject(contents)
  return clipped(subject, most)
}
