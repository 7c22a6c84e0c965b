// The agreements of a region's year over HTTP, for everybody.
import type { Milestone } from '../../domain/milestone.ts'
import { toIso } from '../../domain/moment.ts'
import type { ApiPorts } from '../../ports/ports.ts'
import { type AgreementsSeen, seeAgreements } from '../../usecases/see-agreements.ts'
import type { Handler } from '../handler.ts'

const dateBody = ({ audience: _audience, reminders: _reminders, ...date }: Milestone) => date

function agreementsBody({ head, calendar, agreements, osoOf }: AgreementsSeen) {
  const { usesOso, channel, decidedBy, decidedOn, document } = head.settings
  const { applicationsOpen, applicationsClose, inspectionDone, setReady, release, public: forEverybody } = agreements.dates
  return {
    regionName: head.region.name,
    year: head.year,
    version: calendar.number,
    publishedAt: toIso(calendar.publishedAt),
    ...(decidedBy && { decidedBy }),
    ...(decidedOn && { decidedOn }),
    ...(document && { document }),
    usesOso,
    channel,
    schools: agreements.schools.map(({ schoolId, name, place, sector }) => ({ schoolId, name, place, sector, oso: osoOf(schoolId) })),
    attachments: { state: agreements.attachments, types: agreements.attachmentTypes },
    dates: {
      applicationsOpen: applicationsOpen.map(dateBody),
      applicationsClose: applicationsClose.map(dateBody),
      inspectionDone: inspectionDone.map(dateBody),
      setReady: setReady.map(dateBody),
      release: release.map(dateBody),
      public: forEverybody.map(dateBody),
    },
    helplines: agreements.helplines,
  }
}

export function agreementsHandlers(ports: ApiPorts) {
  const see = seeAgreements(ports)
  const getAgreements: Handler<'getAgreements'> = async ({ params }) => ({ body: agreementsBody(await see(params)) })
  return { getAgreements }
}
