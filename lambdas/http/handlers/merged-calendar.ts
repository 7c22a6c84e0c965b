// The calendars of all regions of a school as one, over HTTP.
import { toIso } from '../../domain/moment.ts'
import type { ApiPorts } from '../../ports/ports.ts'
import { seeMergedCalendar } from '../../usecases/see-merged-calendar.ts'
import { clashSentence } from '../clash-words.ts'
import type { Handler } from '../handler.ts'

export function mergedCalendarHandlers(ports: ApiPorts) {
  const see = seeMergedCalendar(ports)

  const getMergedCalendar: Handler<'getMergedCalendar'> = async ({ actor, params }) => {
    const { heads, steps, clashes } = await see(actor, params, params.schoolId)
    const names = new Map(heads.map(({ regionId, region }) => [regionId, region.name]))
    return {
      body: {
        schoolId: params.schoolId,
        year: params.year,
        regions: heads.map(({ regionId, region, calendar }) => ({ regionId, name: region.name, contactPoint: region.contactPoint, published: calendar !== undefined })),
        steps: steps.map(({ regionId, milestone, deadlineAt }) => ({ regionId, milestone, deadlineAt: toIso(deadlineAt) })),
        clashes: clashes.map((clash) => ({
          code: clash.code,
          message: clashSentence(clash, (regionId) => names.get(regionId) ?? regionId),
          steps: clash.steps.map(({ regionId, milestone }) => ({ regionId, milestoneId: milestone.id })),
          ...(clash.keepTo && { keepTo: clash.keepTo }),
        })),
      },
    }
  }
  return { getMergedCalendar }
}
