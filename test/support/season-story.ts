// The story of a season, by chance and always the same for the same seed: whom to write at which school, and what schools report when.
import { Temporal } from 'temporal-polyfill'
import { nothingToReport, type SeasonContact, type SeasonMilestone, type SeasonSchool, sideOf } from './season-oracle.ts'
import type { OsoFacts } from './season-oso.ts'

const fewDays = [[1, 2], [1], [4, 5], [2, 4], [3]] as const

/** Whom to write: most schools one or two people, some a head, some nobody; a few people serve three schools, some work few days; a few schools name their board. */
export function peopleOf(schools: readonly SeasonSchool[], chance: () => number): ReadonlyMap<string, readonly SeasonContact[]> {
  return new Map(
    schools.map(({ schoolId, boardId }, i) => {
      if (i % 11 === 7) return [schoolId, []]
      const own = (name: string, ...roles: string[]) => ({ email: `${name}-${schoolId.toLowerCase()}@school.example`, roles })
      // Three schools in a row share one person, whose address is not spelled the same each time.
      const group = Math.floor(i / 3)
      const email = `bureau${group}@bestuur.example`
      const first = group % 4 === 1 ? { email: i % 3 === 0 ? email.replace('bureau', 'Bureau') : email, roles: ['transfer'] } : own('team', chance() < 0.1 ? 'oso' : chance() < 0.15 ? 'second' : 'transfer')
      // Every third school's first person works few days; a shared one on other days at each school.
      const workDays = i % 3 === 1 || group % 4 === 1 ? { workDays: fewDays[i % fewDays.length]! } : {}
      // One person of each board stands at half of its schools; at some it is who transfers that stands for the board too.
      const ofBoard = i % 2 === 0 ? [{ email: `bestuur-${boardId}@bestuur.example`, roles: ['board'] }] : []
      const roles = i % 12 === 3 ? [...first.roles, 'board'] : first.roles
      return [schoolId, [{ ...first, roles, ...workDays }, ...(chance() < 0.3 ? [own('tweede', 'second')] : []), ...(chance() < 0.35 ? [own('directie', 'head')] : []), ...ofBoard]]
    }),
  )
}

export type Act = { readonly schoolId: string } & ({ readonly kind: 'said'; readonly milestoneId: string; readonly body: object; readonly done: boolean } | { readonly kind: 'oso'; readonly facts: OsoFacts } | { readonly kind: 'contacts'; readonly contacts: readonly SeasonContact[] })

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
  acts.push(...osoActsOf(schools, chance))
  return new Map([...Map.groupBy(acts, ({ day }) => day)].sort(([one], [other]) => (one < other ? -1 : 1)).map(([day, list]) => [day, list.map(({ act }) => act)]))
}

/**
 * What is said of OSO: a third answers, early or late; some say that it does not work and some of these later that it does. The region looks up
 * what is missing: of one board the agreement, which stays so, of another until it is signed; of some schools the mandate, of others that it was there the
 * school year before.
 */
function osoActsOf(schools: readonly SeasonSchool[], chance: () => number): readonly { readonly day: string; readonly act: Act }[] {
  const said = (day: string, schoolId: string, facts: OsoFacts) => ({ day, act: { kind: 'oso' as const, schoolId, facts } })
  const yes = { state: 'yes' }
  const no = { state: 'no' }
  const answers = schools.flatMap(({ schoolId }) => {
    const how = chance()
    const day = Temporal.PlainDate.from('2026-11-10').add({ days: Math.floor(chance() * 110) })
    if (how < 0.3) return [said(`${day}`, schoolId, { endpoint: yes })]
    if (how < 0.45) return [said(`${day}`, schoolId, { participates: yes, endpoint: no })]
    if (how < 0.6) return [said(`${day}`, schoolId, { endpoint: no }), said(`${day.add({ days: 1 + Math.floor(chance() * 40) })}`, schoolId, { endpoint: yes })]
    if (how < 0.7) return [said(`${day}`, schoolId, { participates: no })]
    return how < 0.75 ? [said(`${day}`, schoolId, { endpoint: no }), said(`${day.add({ days: 3 })}`, schoolId, { endpoint: { state: 'unknown' } })] : []
  })
  const boards = [...new Set(schools.map(({ boardId }) => boardId))]
  const firstOf = (boardId: string | undefined) => schools.filter((school) => school.boardId === boardId).slice(0, 1)
  const ofBoards = [
    ...firstOf(boards[0]).map(({ schoolId }) => said('2027-01-20', schoolId, { agreement: no })),
    ...firstOf(boards[1]).flatMap(({ schoolId }) => [said('2027-01-20', schoolId, { agreement: no }), said('2027-02-12', schoolId, { agreement: yes })]),
  ]
  const ofMandates = schools.flatMap(({ schoolId }, i) => {
    if (i % 7 !== 0) return []
    return [said('2027-02-08', schoolId, { mandate: no }), said(i % 14 === 0 ? '2027-02-18' : '2027-03-01', schoolId, { mandate: yes })]
  })
  // Of the school year before: the board has to look again, and where the endpoint is of then too, first the school.
  const ofBefore = schools.flatMap(({ schoolId }, i) => {
    if (i % 7 !== 3) return []
    const old = said('2027-02-09', schoolId, { mandate: { state: 'yes', on: '2026-03-02' } })
    const own = i % 14 === 3 ? yes : { state: 'yes', on: '2026-03-02' }
    return [old, said('2027-02-10', schoolId, { participates: yes, endpoint: own })]
  })
  return [...answers, ...ofBoards, ...ofMandates, ...ofBefore]
}
