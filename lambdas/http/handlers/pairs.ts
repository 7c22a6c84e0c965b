// Pairs of schools with pupils between them over HTTP: those that cannot exchange, and what schools expect of each other.
import type { PairSide } from '../../domain/pairs.ts'
import { ownerOf } from '../../domain/qualification.ts'
import type { ApiPorts } from '../../ports/ports.ts'
import { type ExpectedSeen, reportExpectedPupils, seeExpectedPupils } from '../../usecases/report-expected-pupils.ts'
import { seePairs } from '../../usecases/see-pairs.ts'
import type { Handler } from '../handler.ts'
import { nextStepWords } from '../oso-words.ts'

const sideBody = ({ nextStep: code, ...side }: PairSide) => ({ ...side, nextStep: { code, who: ownerOf(code), text: nextStepWords(code) } })

const expectedBody = (schools: readonly ExpectedSeen[]) => ({
  body: { schools: schools.map(({ schoolId, name, expected, applied }) => ({ schoolId, name, expected, ...(applied !== undefined && { applied }) })) },
})

export function pairHandlers(ports: ApiPorts) {
  const see = seePairs(ports)
  const report = reportExpectedPupils(ports)
  const seeExpected = seeExpectedPupils(ports)
  const getPairs: Handler<'getPairs'> = async ({ params }) => {
    const { red, ...others } = await see(params)
    return { body: { red: red.map(({ po, vo, pupils }) => ({ po: sideBody(po), vo: sideBody(vo), pupils })), ...others } }
  }
  const getExpectedPupils: Handler<'getExpectedPupils'> = async ({ params }) => expectedBody(await seeExpected(params, params.schoolId))
  const reportExpected: Handler<'reportExpectedPupils'> = async ({ actor, params, body }) => expectedBody(await report(actor, params, params.schoolId, body))
  return { getPairs, getExpectedPupils, reportExpectedPupils: reportExpected }
}
