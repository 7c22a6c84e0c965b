// A region's year on a store of its own, with a clock that jumps from one due moment to the next: use cases without doors or HTTP.
import type { Instant } from '../../lambdas/domain/moment.ts'
import type { YearSettings } from '../../lambdas/domain/region.ts'
import type { School } from '../../lambdas/domain/school.ts'
import { calendarFile } from '../../lambdas/formats/calendar-file.ts'
import { letters } from '../../lambdas/mail/letters.ts'
import type { Mail } from '../../lambdas/ports/mail.ts'
import type { Ports } from '../../lambdas/ports/ports.ts'
import { decideNotifications } from '../../lambdas/usecases/decide-notifications.ts'
import { sendNotifications } from '../../lambdas/usecases/send-notifications.ts'
import { fingerprint, store } from '../../lambdas/wiring.ts'
import { headFacts, regionFacts, traceOf, year } from '../store/world.ts'
import { type Faults, strictFake } from './strict-fake.ts'

const tableName = 'overstap'
const region = regionFacts('voorbeeld')
export const key = { regionId: region.id, year }
export const actor = { sub: 'u-1', membership: { role: 'coordinator' as const, regionId: region.id } }
const appUrl = 'https://overstap.example'
/** The year is opened and has these schools; nothing is published. */
export async function regionYear(schools: readonly School[], settings: YearSettings, start: Instant, faults: Faults = () => undefined) {
  let now = start
  const queue: { regionId: string; id: string }[] = []
  const mails: { readonly at: Instant; readonly mail: Mail }[] = []
  const ports = {
    ...store(strictFake({ now: () => now, tableName, faults }), tableName, () => now),
    clock: () => now,
    fingerprint,
    appUrl,
    letters: letters(calendarFile),
    // A link that can be read by eye: whose page, since when.
    links: { sign: async (link) => (link.kind === 'page' ? `${link.schoolId}.${link.contactId}.${link.since}` : 'feed'), read: async () => undefined },
    queue: { send: async (messages) => void queue.push(...messages) },
    mailer: {
      send: async (mail) => {
        mails.push({ at: now, mail })
        return { kind: 'taken', messageId: 'm' }
      },
    },
  } satisfies Partial<Ports> & { readonly appUrl: string }
  await ports.members.grant(actor.sub, actor.membership)
  const trace = traceOf(actor.sub, actor.membership)
  await ports.regions.create(region, [], trace)
  await ports.years.open(region, { ...headFacts(key), settings }, trace)
  await ports.schools.saveImport(key, { added: schools, changed: [] }, trace)
  const decide = decideNotifications(ports)
  const send = sendNotifications(ports)
  return {
    ports,
    mails,
    decide: () => decide(now),
    send: () => send(queue.splice(0)),
    now: () => now,
    /** Lets time pass without a tick. */
    wait(milliseconds: number) {
      now = (now + milliseconds) as Instant
    },
    /** Runs until a moment: whatever is due is decided and sent at its own minute. */
    async runTo(until: Instant) {
      for (;;) {
        const due = await ports.clockRows.earliest()
        if (due === undefined || due > until) break
        now = Math.max(now, due) as Instant
        await decide(now)
        await send(queue.splice(0))
      }
      now = Math.max(now, until) as Instant
    },
    /** What was sent since a moment, out of the outbox. */
    async sentSince(moment: Instant) {
      const { notifications } = await ports.outbox.list(key, { limit: 1000 })
      return notifications.filter(({ state, sentAt = 0 }) => state === 'sent' && sentAt >= moment)
    },
  }
}
