// The schools of a board over HTTP, and what it states of their connection to OSO for all of them at once.
import { helplinesOf } from '../../domain/helplines.ts'
import { plainName, systemName } from '../../domain/pupil-system.ts'
import { labelOf, nextStepOf, nothingStated } from '../../domain/qualification.ts'
import type { School } from '../../domain/school.ts'
import type { ApiPorts } from '../../ports/ports.ts'
import { type BoardSeen, seeBoardOverview } from '../../usecases/see-board-overview.ts'
import { stateBoardFacts } from '../../usecases/state-board-facts.ts'
import type { Handler } from '../handler.ts'
import { nextStepBody, readyMails } from '../oso-words.ts'
import { factBody } from './qualifications.ts'

const factsOf = ({ progress }: School) => (progress?.qualification ?? nothingStated).facts
const unknown = { state: 'unknown' as const }

function schoolBody({ school, head, steps, leftOut }: BoardSeen['schools'][number], now: BoardSeen['now']) {
  const { schoolId, name, sector, place, pupilSystem } = school
  const facts = factsOf(school)
  const count = (state: (typeof steps)[number]['state']) => steps.filter((step) => step.state === state).length
  return {
    schoolId,
    name,
    sector,
    place,
    pupilSystem,
    system: systemName(pupilSystem),
    regionId: head.regionId,
    regionName: head.region.name,
    year: head.year,
    label: labelOf(facts, now),
    nextStep: nextStepBody(facts, pupilSystem, now),
    participates: factBody(facts.participates, now),
    agreement: factBody(facts.agreement, now),
    mandate: factBody(facts.mandate, now),
    endpoint: factBody(facts.endpoint, now),
    stepsDone: count('done'),
    stepsAll: steps.length - count('passes'),
    stepsOverdue: count('overdue'),
    ...(leftOut && { leftOut }),
  }
}

/** The systems that its schools have, and those for which it gave a mandate before, each once. */
function mandatesBody({ facts: { mandates = {} }, schools }: BoardSeen) {
  const given = new Map(Object.entries(mandates))
  const names = new Set([...schools.map(({ school }) => systemName(school.pupilSystem)).filter((name) => name !== ''), ...given.keys()])
  return [...names].sort((a, b) => a.localeCompare(b, 'nl')).map((pupilSystem) => ({ pupilSystem, ...(given.get(pupilSystem) ?? unknown) }))
}

/** What the board can send: one mail for all schools with the same next step and pupil system. It does not write to itself. */
function mailsBody({ schools, now }: BoardSeen) {
  const groups = Map.groupBy(schools, ({ school, head }) => `${head.year}#${nextStepOf(factsOf(school), now)}#${systemName(school.pupilSystem)}`)
  return [...groups.values()].flatMap((group) => {
    const [{ school, head }] = group as [(typeof group)[number]]
    const each = [...new Map(group.map((one) => [one.school.schoolId, one.school])).values()]
    return readyMails(nextStepOf(factsOf(school), now), { schools: each, pupilSystem: school.pupilSystem, year: head.year }).filter(({ to }) => to !== 'board')
  })
}

/** Of each region its own desk; of the others each once. */
function helplinesBody({ schools }: BoardSeen) {
  const systems = schools.map(({ school }) => school.pupilSystem)
  const all = schools.flatMap(({ head }) => helplinesOf(head.region.contactPoint, true, systems))
  const once = [...new Map(all.map((line) => [`${line.kind}#${plainName(line.name)}`, line])).values()]
  return [...once.filter(({ kind }) => kind === 'region'), ...once.filter(({ kind }) => kind !== 'region')]
}

const answerOf = (seen: BoardSeen) => ({
  body: {
    boardId: seen.facts.boardId,
    processingAgreement: seen.facts.processingAgreement ?? unknown,
    agreement: seen.facts.agreement ?? unknown,
    mandates: mandatesBody(seen),
    schools: seen.schools.map((each) => schoolBody(each, seen.now)),
    ...(seen.earlierSchools !== undefined && { earlierSchools: seen.earlierSchools }),
    helplines: helplinesBody(seen),
    mails: mailsBody(seen),
  },
  version: seen.facts.version,
})

export function boardQualificationHandlers(ports: ApiPorts) {
  const see = seeBoardOverview(ports)
  const state = stateBoardFacts(ports)
  const getBoardOverview: Handler<'getBoardOverview'> = async ({ params }) => answerOf(await see(params.boardId))
  const putBoardQualification: Handler<'putBoardQualification'> = async ({ actor, params, body, ifMatch }) => answerOf(await state(actor, params.boardId, body, ifMatch))
  return { getBoardOverview, putBoardQualification }
}
