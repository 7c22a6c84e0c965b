// Readiness of a school and of a region over HTTP: the situation now, the next growth step, and who does it.
import { type Condition, type GrowthStep, ownerOfStep, standardOf } from '../../domain/readiness.ts'
import { toIso } from '../../domain/moment.ts'
import type { ApiPorts } from '../../ports/ports.ts'
import { seeReadiness, seeRegionReadiness } from '../../usecases/see-readiness.ts'
import type { Handler } from '../handler.ts'
import { growthWords, levelWords, situationWords } from '../readiness-words.ts'

const ladderBody = ({ topic, side }: Pick<Condition, 'topic' | 'side'>) => ({
  topic, ...(side && { side }), levels: [...levelWords({ topic, ...(side && { side }) })], ...standardOf({ topic, ...(side && { side }) }),
})

const growthBody = (step: GrowthStep | undefined, pupilSystem = '') => ({ ...(step && { next: growthWords(step, pupilSystem) }), who: ownerOfStep(step) })

export function readinessHandlers(ports: ApiPorts) {
  const ofSchool = seeReadiness(ports)
  const ofRegion = seeRegionReadiness(ports)
  const getReadiness: Handler<'getReadiness'> = async ({ params }) => {
    const { school, head, at, conditions } = await ofSchool(params, params.schoolId)
    return {
      body: {
        name: school.name, regionName: head.region.name, year: head.year, at: toIso(at),
        conditions: conditions.map((condition) => ({ ...ladderBody(condition), level: condition.level, now: situationWords(condition), ...growthBody(condition.step, school.pupilSystem) })),
      },
    }
  }
  const getRegionReadiness: Handler<'getRegionReadiness'> = async ({ params }) => {
    const { head, at, conditions } = await ofRegion(params)
    return {
      body: {
        regionName: head.region.name, year: head.year, at: toIso(at),
        conditions: conditions.map((condition) => ({ ...ladderBody(condition), schools: [...condition.schools], ...growthBody(condition.step), helps: condition.helps })),
      },
    }
  }
  return { getReadiness, getRegionReadiness }
}
