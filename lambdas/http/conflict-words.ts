// The ways out of a conflict, and what a check could not check, in Dutch sentences.
import type { CannotCheck } from '../domain/calendar-check.ts'
import type { Conflict, Suggestion } from '../domain/conflict.ts'
import type { Milestone } from '../domain/milestone.ts'
import { dutchDay } from './dutch-day.ts'

const quoted = (title: string) => `‘${title}’`
const hour = (at: string) => `${at.replace(':', '.')} uur`

const roundWords: Readonly<Record<Milestone['round'], string>> = { '1': 'ronde 1', '2': 'ronde 2', '3': 'ronde 3', rest: 'de restronde' }

function reminderWords(workingDays: number): string {
  if (workingDays === 0) return 'op de dag zelf'
  const count = Math.abs(workingDays)
  return `${count} ${count === 1 ? 'werkdag' : 'werkdagen'} ${workingDays < 0 ? 'ervoor' : 'erna'}`
}

/** What a suggestion changes in a step, one sentence each; a suggestion never only changes a title or a note. */
function changesIn(was: Milestone, step: Milestone): readonly string[] {
  const sentences: string[] = []
  const isMoved = was.on !== step.on || was.from !== step.from
  const span = step.from ? `${dutchDay(step.from)} tot en met ${dutchDay(step.on)}` : dutchDay(step.on)
  if (isMoved) sentences.push(`Zet ${quoted(step.title)} op ${span}${step.at ? `, ${hour(step.at)}` : ''}.`)
  else if (was.at !== step.at) sentences.push(step.at ? `Zet ${quoted(step.title)} om ${hour(step.at)}.` : `Haal het tijdstip van ${quoted(step.title)} weg: dan telt de hele dag.`)
  if (isMoved && was.at && !step.at) sentences.push('Haal het tijdstip weg: dan telt de hele dag.')
  if (was.round !== step.round) sentences.push(`Zet ${quoted(step.title)} in ${roundWords[step.round]}.`)
  const added = step.reminders.filter(({ workingDays }) => !was.reminders.some((reminder) => reminder.workingDays === workingDays))
  const gone = was.reminders.filter(({ workingDays }) => !step.reminders.some((reminder) => reminder.workingDays === workingDays))
  for (const { workingDays } of gone) sentences.push(`Laat de herinnering ${reminderWords(workingDays)} vervallen.`)
  for (const { workingDays } of added) sentences.push(`Herinner ${reminderWords(workingDays)}.`)
  return sentences
}

/** What to do about a conflict. */
export function suggestionSentence({ milestoneIds, details }: Pick<Conflict, 'milestoneIds' | 'details'>, suggestion: Suggestion): string {
  if (suggestion.kind === 'remove') {
    const place = milestoneIds.lastIndexOf(suggestion.milestoneId)
    return `Haal ${quoted(details[`title${place}`] ?? suggestion.milestoneId)} op ${dutchDay(details[`on${place}`] ?? '')} weg.`
  }
  const { milestone, before } = suggestion
  const changes = before && before.kind === milestone.kind && before.route === milestone.route ? changesIn(before, milestone) : []
  return changes.length > 0 ? changes.join(' ') : `Zet ${quoted(milestone.title)} terug op ${dutchDay(milestone.on)}${milestone.at ? `, ${hour(milestone.at)}` : ''}.`
}

const cannotCheck: Readonly<Record<CannotCheck['code'], (details: CannotCheck['details']) => string>> = {
  'national-dates-unknown': (d) => `De landelijke datums van ${d['year'] ?? 'dit schooljaar'} zijn nog niet bekend. Wij kunnen uw datums daar niet mee vergelijken.`,
  'school-holidays-missing': () => 'Er zijn nog geen schoolvakanties ingevuld. Wij kunnen niet zien of een stap in een vakantie valt. Vul ze in bij de instellingen van dit jaar.',
}

/** What could not be checked, and what that means for the reader. */
export function cannotCheckSentence({ code, details }: CannotCheck): string {
  return cannotCheck[code](details)
}
