// The story of a season, by chance and always the same for the same seed: whom to write at which school, and what schools report when.
import { Temporal } from 'temporal-polyfill'
import { nothingToReport, type SeasonContact, type SeasonMilestone, type SeasonSchool, sideOf } from './season-oracle.ts'

const fewDays = [[1, 2], [1], [4, 5], [2, 4], [3]] as const

/** Whom to write: most schools one or two people, some a head, some nobody; a few people serve three schools, some work few days. */
export function peopleOf(schools: readonly SeasonSchool[], chance: () => number): ReadonlyMap<string, readonly SeasonContact[]> {
  return new Map(
    schools.map(({ schoolId }, i) => {
      if (i % 11 === 7) return [schoolId, []]
      const own = (name: string, ...roles: string[]) => ({ email: `${name}-${schoolId.toLowerCase()}@school.example`, roles })
      // Three schools in a row share one person, whose address is not spelled the same each time.
      const group = Math.floor(i / 3)
      const email = `bureau${group}@bestuur.example`
      const first = group % 4 === 1 ? { email: i % 3 === 0 ? email.replace('bureau', 'Bureau') : email, roles: ['transfer'] } : own('team', chance() < 0.1 ? 'oso' : chance() < 0.15 ? 'second' : 'transfer')
      // Every third school's first person works few days; a shared one on other days at each school.
      const workDays = i % 3 === 1 || group % 4 === 1 ? { workDays: fewDays[i % fewDays.length]! } : {}
      return [schoolId, [{ ...first, ...workDays }, ...(chance() < 0.3 ? [own('tweede', 'second')] : []), ...(chance() < 0.35 ? [own('directie', 'head')] : [])]]
    }),
  )
}

export type Act = { readonly schoolId: string } & ({ readonly kind: 'said'; readonly milestoneId: string; readonly body: object; readonly done: boolean } | { readonly kind: 'contacts'; readonly contacts: readonly SeasonContact[] })

const reported = (milestone: SeasonMilestone) => !nothingToReport.includes(milestone.kind)

/** What schools do on which day: they finish some steps early or late, some only half, and some take back what they said. */
export function actsOf(schools: readonly SeasonSchool[], milestones: readonly SeasonMilestone[], people: ReadonlyMap<string, readonly SeasonContact[]>, users: ReadonlyMap<string, string>, chance: () => number): ReadonlyMap<string, readonly Act[]> {
  const acts: { readonly day: string; readonly act: Act }[] = []
  for (const { schoolId, sector } of schools) {
    for (const milestone of milestones.filter((one) => reported(one) && one.audience.includes(sideOf(sector)))) {
      if (chance() > 0.55) continue
      const day = Temporal.PlainDate.from(milestone.on).add({ days: Math.floor(chance() * 30) - 22 })
      const about = { schoolId, milestoneId: milestone.id, kind: 'said' as const }
      const how = chance()
      if (how < 0.6) acts.push({ day: `${day}`, act: { ...about, body: { done: true }, done: true } })
      else if (how < 0.75) acts.push({ day: `${day}`, act: { ...about, body: { count: 28, of: 28 }, done: true } })
      else acts.push({ day: `${day}`, act: { ...about, body: { count: 3, of: 28, note: 'Nog niet alles' }, done: false } })
      if (how < 0.1) acts.push({ day: `${day.add({ days: 4 })}`, act: { ...about, body: { done: false }, done: false } })
    }
  }
  for (const schoolId of users.keys()) acts.push({ day: '2026-12-04', act: { kind: 'contacts', schoolId, contacts: people.get(schoolId)! } })
  const [newcomer] = schools.filter(({ schoolId }) => !users.has(schoolId) && people.get(schoolId)!.length > 0)
  acts.push({ day: '2027-02-02', act: { kind: 'contacts', schoolId: newcomer!.schoolId, contacts: [{ email: 'nieuw@school.example', roles: ['transfer', 'head'] }] } })
  return new Map([...Map.groupBy(acts, ({ day }) => day)].sort(([one], [other]) => (one < other ? -1 : 1)).map(([day, list]) => [day, list.map(({ act }) => act)]))
}
