// The school page behind a link over HTTP, and giving out the link to it.
import { helplinesOf } from '../../domain/helplines.ts'
import { agreementsUrl, type PageLink, schoolPageUrl, feedUrls } from '../../domain/link.ts'
import { nothingStated } from '../../domain/qualification.ts'
import { answerOf } from '../../domain/school-answer.ts'
import type { ApiPorts } from '../../ports/ports.ts'
import { actOnSchoolPage, type PageAct } from '../../usecases/act-on-school-page.ts'
import { makeLink } from '../../usecases/make-link.ts'
import { type SchoolPageSeen, seeSchoolPage } from '../../usecases/see-school-page.ts'
import type { AskedOf, Handler } from '../handler.ts'
import { versionOf } from '../input.ts'
import { successorBody } from '../mutation-words.ts'
import { nextStepBody, readyMails } from '../oso-words.ts'
import { confirmedBody, contactBody, contactsEtag, stepBody } from '../school-bodies.ts'

/** The two questions as they are answered now, and what follows from it. */
function osoBody({ school, head, label, now }: SchoolPageSeen) {
  const { pupilSystem, progress } = school
  const { facts, version } = progress?.qualification ?? nothingStated
  const nextStep = nextStepBody(facts, pupilSystem, now)
  return {
    pupilSystem,
    works: answerOf(facts, now),
    label,
    nextStep,
    etag: `"${version}"`,
    // Nobody writes to the school that they are.
    mails: readyMails(nextStep.code, { schools: [school], pupilSystem, year: head.year }).filter(({ to }) => to !== 'school'),
    helplines: helplinesOf(head.region.contactPoint, true, [pupilSystem]),
  }
}

function pageBody(seen: SchoolPageSeen, link: PageLink, appUrl: string) {
  const { school, steps, head, me, feedToken, linkToken } = seen
  const { schoolId, name, place, sector } = school
  return {
    regionName: head.region.name,
    year: head.year,
    contactPoint: head.region.contactPoint,
    school: { schoolId, name, place, sector },
    ...successorBody(school.successor),
    me: contactBody(me),
    calendarVersion: head.publishedVersion,
    steps: steps.map(stepBody),
    contacts: school.contacts.map(contactBody),
    contactsEtag: contactsEtag(school),
    ...confirmedBody(school),
    agreementsUrl: agreementsUrl(appUrl, link),
    ...(head.settings.usesOso && { qualification: osoBody(seen) }),
    ...(feedToken !== undefined && { feed: feedUrls(appUrl, feedToken) }),
    ...(linkToken !== undefined && { link: { url: schoolPageUrl(appUrl, linkToken) } }),
  }
}

function actOf(body: AskedOf<'actOnSchoolPage'>['body']): PageAct {
  switch (body.act) {
    case 'report': {
      const { act, milestoneId, etag, ...report } = body
      return { act, milestoneId, expectedVersion: versionOf(etag), report }
    }
    case 'keep-contacts':
      return { act: body.act, expectedVersion: versionOf(body.etag), contacts: body.contacts }
    case 'hand-over': {
      const { act, etag, keepMe, ...colleague } = body
      return { act, expectedVersion: versionOf(etag), colleague, keepMe }
    }
    case 'answer-oso':
      return { act: body.act, expectedVersion: versionOf(body.etag), pupilSystem: body.pupilSystem, works: body.works }
    case 'feed':
    case 'renew':
      return { act: body.act }
  }
}

export function schoolPageHandlers(ports: ApiPorts) {
  const see = seeSchoolPage(ports)
  const act = actOnSchoolPage(ports)
  const make = makeLink(ports)
  const { appUrl } = ports

  const getSchoolPage: Handler<'getSchoolPage'> = async ({ link }) => ({ body: pageBody(await see(link), link, appUrl) })
  const actOnSchoolPageHandler: Handler<'actOnSchoolPage'> = async ({ link, body }) => ({ body: pageBody(await act(link, actOf(body)), link, appUrl) })
  const makeLinkHandler: Handler<'makeLink'> = async ({ actor, params, body }) => {
    const { contactId, token } = await make(actor, params, params.schoolId, body ?? {})
    return { body: { contactId, url: schoolPageUrl(appUrl, token) } }
  }
  return { getSchoolPage, actOnSchoolPage: actOnSchoolPageHandler, makeLink: makeLinkHandler }
}
