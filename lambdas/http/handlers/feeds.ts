// Calendar feeds over HTTP: the file itself, and giving out its address.
import { agreementsUrl, feedUrls } from '../../domain/link.ts'
import { calendarFile } from '../../formats/calendar-file.ts'
import type { ApiPorts } from '../../ports/ports.ts'
import { makeFeed } from '../../usecases/make-feed.ts'
import { type FeedSeen, seeFeed } from '../../usecases/see-feed.ts'
import { eventWords, feedName } from '../feed-words.ts'
import type { Handler } from '../handler.ts'

/** As long as a calendar program may keep the file, too. */
const refreshMinutes = 60

function fileOf(feed: FeedSeen, appUrl: string): string {
  const events = feed.events.map((each) => ({ ...each.event, description: eventWords(each, feed), url: agreementsUrl(appUrl, each.head) }))
  return calendarFile({ name: feedName(feed), events, stamp: feed.stamp, method: 'PUBLISH', refreshMinutes })
}

/** Whether `If-None-Match` names this tag; caches on the way may have made it a weak one. */
const isNamed = (ifNoneMatch: string, etag: string) =>
  ifNoneMatch.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === `"${etag}"`)

export function feedHandlers(ports: ApiPorts) {
  const see = seeFeed(ports)
  const make = makeFeed(ports)
  const { appUrl, fingerprint } = ports

  const getFeed: Handler<'getFeed'> = async ({ params, ifNoneMatch }) => {
    const file = fileOf(await see(params.file), appUrl)
    const etag = fingerprint(file)
    return { file: ifNoneMatch !== undefined && isNamed(ifNoneMatch, etag) ? undefined : file, etag }
  }
  const makeFeedHandler: Handler<'makeFeed'> = async ({ actor, params, body }) => ({
    body: feedUrls(appUrl, await make(actor, params, params.schoolId, body?.renew ?? false)),
  })
  return { getFeed, makeFeed: makeFeedHandler }
}
