// What the tests of letters are about: one region, some schools, steps and notifications, all fixed.
import { day } from '../../lambdas/domain/local-date.ts'
import type { MilestoneKind } from '../../lambdas/domain/milestone.ts'
import { type Instant, momentAt, time } from '../../lambdas/domain/moment.ts'
import type { Notification, NotificationItem, StepFacts } from '../../lambdas/domain/notification.ts'
import type { ToldLabel } from '../../lambdas/domain/oso-mails.ts'
import { connectionMark } from '../../lambdas/domain/reminder-steps.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { calendarFile } from '../../lambdas/formats/calendar-file.ts'
import { letters } from '../../lambdas/mail/letters.ts'
import type { LetterContext, Mail } from '../../lambdas/ports/mail.ts'

export const year = schoolYearStarting(2026)

/** Eight in the morning in Amsterdam. */
export const morningOf = (date: string): Instant => momentAt(day(date), time('08:00'))

export const now = morningOf('2027-03-16')

export const context: LetterContext = {
  region: {
    id: 'voorbeeld',
    name: 'Regio Voorbeeld',
    contactPoint: { name: 'Contactpunt Overstap', email: 'contact@regio.example', phone: '0199 000 000', hours: 'ma t/m do van 9.00 tot 12.00 uur' },
  },
  year,
  appUrl: 'https://overstap.example',
  now,
}

export const ark = { schoolId: '90AA00', schoolName: 'De Ark' }
export const brug = { schoolId: '90AB00', schoolName: 'De Brug' }
export const kade = { schoolId: '90AC00', schoolName: 'De Kade' }

/** Each school's own page for this reader, with a token as long as those of the house. */
export const pageOf = (school: typeof ark): string => `https://overstap.example/schoolpagina#eyJhbGciOiJIUzI1NiJ9.${school.schoolId}${'x'.repeat(180)}.${'y'.repeat(43)}`

/** The context of a mail as the sender makes it. */
export const withPages = (...schools: readonly (typeof ark)[]): LetterContext => ({ ...context, pages: Object.fromEntries(schools.map((school) => [school.schoolId, pageOf(school)])) })

const titles: Readonly<Partial<Record<MilestoneKind, string>>> = {
  'attachments-ready': 'Bijlagen toegevoegd',
  'inspection-done': 'Ouders hebben kunnen inzien',
  'oso-set-ready': 'OSO-dossiers klaargezet in uw LAS',
  'set-ready': 'Bijlagen klaargezet',
  release: 'Ophalen kan vanaf',
  'leavers-listed': 'Aantal leerlingen naar het vo',
}

export function step(kind: MilestoneKind, on: string, rest: { readonly at?: string; readonly from?: string; readonly title?: string; readonly note?: string; readonly id?: string } = {}): StepFacts {
  return {
    milestoneId: rest.id ?? kind,
    kind,
    title: rest.title ?? titles[kind] ?? `Stap ${kind}`,
    on: day(on),
    ...(rest.at && { at: time(rest.at) }),
    ...(rest.from && { from: day(rest.from) }),
    ...(rest.note && { note: rest.note }),
  }
}

type Progress = { readonly count?: number; readonly of?: number }

export const due = (school: typeof ark, facts: StepFacts, workingDaysLeft: number, progress: Progress = {}): NotificationItem => ({
  kind: 'step-due', ...school, step: facts, workingDays: -workingDaysLeft, workingDaysLeft, ...progress,
})

export const overdue = (school: typeof ark, facts: StepFacts, progress: Progress = {}): NotificationItem => ({
  kind: 'step-overdue', ...school, step: facts, workingDays: 1, ...progress,
})

export const starts = (school: typeof ark, facts: StepFacts): NotificationItem => ({ kind: 'step-starts', ...school, step: facts, workingDays: 0 })

/** That OSO does not work for a school, six weeks before it has to. */
type Told = Partial<Pick<Extract<NotificationItem, { readonly kind: 'oso-not-working' }>, 'pupilSystem' | 'step' | 'side' | 'release' | 'worksBy'>>
export const notWorking = (school: typeof ark, label: ToldLabel, rest: Told = {}): NotificationItem => ({
  kind: 'oso-not-working', ...school, step: step('oso-set-ready', '2027-04-06', { at: '16:00' }), workingDays: connectionMark, label, ...rest,
})

export const published = (school: typeof ark, ...steps: readonly StepFacts[]): NotificationItem => ({ kind: 'calendar-published', ...school, version: 1, steps })

/** What the region wrote to this school. */
export const message = (school: typeof ark, subject: string, text: string, messageId = 'm-1'): NotificationItem => ({ kind: 'message', ...school, messageId, subject, text })

type Change = Extract<NotificationItem, { readonly kind: 'date-changed' }>['changes'][number]

export const changed = (school: typeof ark, reason: string, ...changes: readonly Change[]): NotificationItem => ({ kind: 'date-changed', ...school, version: 2, side: 'po', reason, changes })

export function notification(items: readonly NotificationItem[], rest: Partial<Notification> = {}): Notification {
  return {
    id: '2026-2027#90AA00#0001',
    regionId: 'voorbeeld',
    year,
    to: { email: 'jan@school.example', name: 'Jan de Vries', contactIds: ['c1'], pages: [] },
    items,
    decidedAt: now,
    waitingSince: now,
    state: 'claimed',
    attempt: 1,
    ...rest,
  }
}

export const theLetters = letters(calendarFile)

export const compose = (...items: readonly NotificationItem[]): Mail => theLetters.compose(notification(items), context)

/** The mail with a page for every school that it is about. */
export const composeWithPages = (...items: readonly NotificationItem[]): Mail => theLetters.compose(notification(items), withPages(...items))

/** The words of an HTML part, in order, as a reader sees them: no tags, entities as characters. */
export function wordsOfHtml(html: string): readonly string[] {
  const body = html.slice(html.indexOf('<main'))
  const text = body
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
  return text.split(/\s+/).filter((word) => word !== '')
}

/** The words of a text part, in order, without what only draws lines and bullets. */
export function wordsOfText(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '' && !/^(=+|-+)$/.test(word))
}
