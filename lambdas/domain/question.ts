// A question of a VO school about what it fetched, as a task for the PO school with a day on which it is due.
import type { LocalDate } from './local-date.ts'
import { type Instant, localDateOf } from './moment.ts'
import type { SchoolId } from './school.ts'
import { type SchoolHoliday, workingDaysFrom } from './working-days.ts'

export interface Question {
  readonly questionId: string
  /** The VO school that asks: no other sees it. */
  readonly schoolId: SchoolId
  readonly text: string
  readonly askedAt: Instant
  readonly dueOn: LocalDate
  readonly answer?: { readonly text: string; readonly at: Instant }
}

/** How many working days a PO school has to answer. */
export const daysToAnswer = 5
/** Of one VO school about one dossier. */
export const mostQuestions = 20

/** The day on which an answer is due: five working days on, so that who works two days a week sees it in time. */
export function answerDueOn(askedAt: Instant, holidays: readonly SchoolHoliday[]): LocalDate {
  return workingDaysFrom(localDateOf(askedAt), daysToAnswer, holidays)
}
