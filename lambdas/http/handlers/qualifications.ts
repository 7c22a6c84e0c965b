// Whether a school can exchange by OSO over HTTP: its facts, and stating them.
import { isOfRegion, type Actor } from '../../domain/actor.ts'
import { helplinesOf } from '../../domain/helplines.ts'
import { type Instant, localDateOf, toIso } from '../../domain/moment.ts'
import { type Fact, factNames, isStale, labelOf } from '../../domain/qualification.ts'
import type { FactChange } from '../../domain/stating-facts.ts'
import type { ApiPorts } from '../../ports/ports.ts'
import { type QualificationSeen, seeQualification, statementsOf } from '../../usecases/see-qualification.ts'
import { stateFacts } from '../../usecases/state-facts.ts'
import type { Handler } from '../handler.ts'
import { nextStepBody, readyMails } from '../oso-words.ts'

/** A fact as it goes over the wire, with who said it where that is known. */
export function factBody(fact: Fact | undefined, now: Instant, said?: FactChange) {
  if (!fact) return { state: 'unknown' as const, recheck: false }
  const { state, on, source } = fact
  return { state, on, source, recheck: isStale(fact, localDateOf(now)), ...(said && { statedBy: said.by, statedAt: toIso(said.at) }) }
}

const stateBody = (fact: Fact | undefined) => (fact ? { state: fact.state, on: fact.on } : { state: 'unknown' as const })

/** Nobody said it again: it only became of another pupil system, board or code. */
const isOnlyOther = (before: Fact | undefined, after: Fact | undefined) =>
  before !== undefined && after?.isOther === true && !before.isOther && before.state === after.state && before.on === after.on && before.source === after.source

function changeBody({ at, by, source, changes, pupilSystem, note }: FactChange) {
  return {
    at: toIso(at),
    by,
    source,
    changes: changes.map(({ fact, before, after }) => ({ fact, before: stateBody(before), after: { ...stateBody(after), ...(isOnlyOther(before, after) && { recheck: true as const }) } })),
    ...(pupilSystem && { pupilSystem }),
    ...(note && { note }),
  }
}

function qualificationBody({ school, head, qualification, history, now }: QualificationSeen, { membership }: Actor) {
  const { schoolId, name, sector, pupilSystem } = school
  const { facts } = qualification
  const said = statementsOf(qualification, history)
  const [last] = history
  const nextStep = nextStepBody(facts, pupilSystem, now)
  // A school does not write to itself.
  const mails = readyMails(nextStep.code, { schools: [school], pupilSystem, year: head.year }).filter(({ to }) => isOfRegion(membership) || to !== 'school')
  const [participates, agreement, mandate, endpoint] = factNames.map((fact) => factBody(facts[fact], now, said[fact]))
  return {
    schoolId,
    name,
    sector,
    pupilSystem,
    label: labelOf(facts, now),
    nextStep,
    participates: participates!,
    agreement: agreement!,
    mandate: mandate!,
    endpoint: endpoint!,
    ...(last && { source: last.source, statedBy: last.by, statedAt: toIso(last.at) }),
    helplines: helplinesOf(head.region.contactPoint, true, [pupilSystem]),
    mails,
    history: history.map(changeBody),
  }
}

export function qualificationHandlers(ports: ApiPorts) {
  const see = seeQualification(ports)
  const state = stateFacts(ports)

  const getQualification: Handler<'getQualification'> = async ({ actor, params }) => {
    const seen = await see(params, params.schoolId)
    return { body: qualificationBody(seen, actor), version: seen.qualification.version }
  }
  const putQualification: Handler<'putQualification'> = async ({ actor, params, body, ifMatch }) => {
    const { pupilSystem, note, ...stated } = body
    await state(actor, params, params.schoolId, { stated, ...(pupilSystem !== undefined && { pupilSystem }), ...(note && { note }) }, ifMatch)
    const seen = await see(params, params.schoolId)
    return { body: qualificationBody(seen, actor), version: seen.qualification.version }
  }
  return { getQualification, putQualification }
}
