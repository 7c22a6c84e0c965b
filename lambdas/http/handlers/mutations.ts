// Schools that go on in another, or close, over HTTP.
import type { ApiPorts } from '../../ports/ports.ts'
import { goOnIn, takeBack } from '../../usecases/move-school.ts'
import type { Handler } from '../handler.ts'
import { schoolBody } from './schools.ts'

export function mutationHandlers(ports: ApiPorts) {
  const move = goOnIn(ports)
  const back = takeBack(ports)

  const moveSchool: Handler<'moveSchool'> = async ({ actor, params, body }) => {
    const seen = await move(actor, params, params.schoolId, { how: body.how, ...(body.schoolId !== undefined && { schoolId: body.schoolId }) })
    return { body: schoolBody(seen, actor), version: seen.school.version }
  }
  const moveSchoolBack: Handler<'moveSchoolBack'> = async ({ actor, params }) => {
    const seen = await back(actor, params, params.schoolId)
    return { body: { ...schoolBody(seen, actor), stayed: [...seen.stayed] }, version: seen.school.version }
  }
  return { moveSchool, moveSchoolBack }
}
