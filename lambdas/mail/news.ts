// The news in one notification: what a published or changed calendar says, once for all schools that it says the same to.
import type { NotificationItem, StepFacts } from '../domain/notification.ts'
import type { SchoolId } from '../domain/school.ts'

type NewsItem = Extract<NotificationItem, { readonly kind: 'calendar-published' | 'date-changed' }>

export type Change = Extract<NewsItem, { readonly kind: 'date-changed' }>['changes'][number]

interface NewsSchool {
  readonly schoolId: SchoolId
  readonly schoolName: string
}

export type News =
  | {
      readonly kind: 'calendar-published'
      readonly version: number
      readonly schools: readonly NewsSchool[]
      readonly steps: readonly StepFacts[]
    }
  | {
      readonly kind: 'date-changed'
      readonly version: number
      readonly schools: readonly NewsSchool[]
      readonly reason: string
      readonly changes: readonly Change[]
    }

const isNews = (item: NotificationItem): item is NewsItem => item.kind === 'calendar-published' || item.kind === 'date-changed'

const byDate = (a: StepFacts, b: StepFacts) => `${a.from ?? a.on} ${a.at ?? ''}`.localeCompare(`${b.from ?? b.on} ${b.at ?? ''}`)

const about = (item: NewsItem) =>
  JSON.stringify(
    item.kind === 'calendar-published'
      ? item.steps.map((step) => step.milestoneId)
      : item.changes.map((change) => [change.change, change.step.milestoneId]),
  )

/** The news of a notification; schools with the same dates stand together, steps in order of date. */
export function newsOf(items: readonly NotificationItem[]): readonly News[] {
  const same = Map.groupBy(
    items.filter(isNews),
    (item) => `${item.kind} ${item.version} ${about(item)}`,
  )
  return [...same.values()].map((together): News => {
    const first = together[0]!
    const schools = together.map(({ schoolId, schoolName }) => ({ schoolId, schoolName }))
    if (first.kind === 'calendar-published') return { kind: first.kind, version: first.version, schools, steps: first.steps.toSorted(byDate) }
    const changes = first.changes.toSorted((a, b) => byDate(a.step, b.step))
    return { kind: first.kind, version: first.version, schools, reason: first.reason, changes }
  })
}

/** Every change of a notification once, however many schools hear of it. */
export function changesOf(news: readonly News[]): readonly Change[] {
  const changes = news.flatMap((each) => (each.kind === 'date-changed' ? each.changes : []))
  return [...new Map(changes.map((change) => [change.step.milestoneId, change])).values()]
}
