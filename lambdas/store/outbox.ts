// The outbox: every notification that was decided, with what became of it; what still waits is found through one sparse index.
import { stateAfter } from '../domain/mail-fate.ts'
import type { Instant } from '../domain/moment.ts'
import { toIso } from '../domain/moment.ts'
import type { Notification, NotificationState } from '../domain/notification.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Outbox } from '../ports/mail.ts'
import type { Placement } from '../ports/schools.ts'
import { notificationFrom, notificationRow } from './notification-row.ts'
import { attributes } from './progress-row.ts'
import { keys, unsentIndex } from './table.ts'
import { type Action, actionsPerCommit, type TableClient } from './table-client.ts'
import { wake } from './years.ts'

const waiting = (notification: Pick<Notification, 'regionId'>, since: Instant) => ({
  [unsentIndex.partition]: keys.unsent(notification.regionId),
  [unsentIndex.sort]: toIso(since),
})

const leaveIndex = [unsentIndex.partition, unsentIndex.sort, 'leaseUntil']
const stateName = { '#state': 'state' }

/** A cursor comes back from outside: one that no page of this list can have given is left aside, since the table would refuse it. */
const isPlaceIn = (prefix: string, cursor: string) => cursor.startsWith(prefix) && /^[\w-]{1,200}$/.test(cursor)

/** The row of a notification that waits to be sent. */
export function waitingRow(notification: Notification) {
  const schoolIds = [...new Set(notification.items.map((item) => item.schoolId))]
  return { ...keys.notification(notification.regionId, notification.id), ...notificationRow(notification), schoolIds, ...waiting(notification, notification.waitingSince) }
}

/** An attempt that was overtaken states nothing; answers whether it was written. */
async function whenItHolds(writing: Promise<void>): Promise<boolean> {
  try {
    await writing
    return true
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'changed-meanwhile') throw error
    return false
  }
}

/** A condition that the state is one of these, with its values. */
function stateIn(states: readonly NotificationState[]) {
  return { condition: `#state IN (${states.map((state) => `:${state}`).join(', ')})`, values: Object.fromEntries(states.map((state) => [`:${state}`, state])) }
}

/** What no longer waits and is in nobody's hands. */
const settled = stateIn(['sent', 'delivered', 'bounced', 'complained', 'failed', 'withdrawn'])

async function inTransactions(table: TableClient, list: readonly Action[]): Promise<void> {
  for (let i = 0; i < list.length; i += actionsPerCommit) await table.transact(list.slice(i, i + actionsPerCommit))
}

export function outbox(table: TableClient): Outbox {
  const keyOf = (regionId: string, id: string) => keys.notification(regionId, id)
  const outOfReach = ({ regionId, year, schoolId }: Placement) =>
    table.actions.update({ key: keys.progress(regionId, year, schoolId), set: { [attributes.bounced]: 1 } }, 'changed-meanwhile')
  return {
    add: (notification) => table.putNew(waitingRow(notification)),
    async claim(regionId, id, now, leaseUntil) {
      const row = await table.update({
        key: keyOf(regionId, id),
        set: { state: 'claimed', leaseUntil },
        // Counted in the write that takes the lease, so that two takers never hold the same attempt.
        add: { attempt: 1 },
        condition: '#state = :waiting OR (#state = :claimed AND leaseUntil <= :now)',
        names: stateName,
        values: { ':waiting': 'waiting', ':claimed': 'claimed', ':now': now },
      })
      return row && notificationFrom(row)
    },
    async settle(notification, outcome, now) {
      const common = {
        key: keyOf(notification.regionId, notification.id),
        condition: '#state = :claimed AND attempt = :attempt',
        names: stateName,
        values: { ':claimed': 'claimed', ':attempt': notification.attempt },
      }
      // When the lease ended meanwhile and another attempt took over, that one states how it ended.
      switch (outcome.state) {
        case 'sent':
          await table.update({ ...common, set: { state: 'sent', sentAt: now, messageId: outcome.messageId }, remove: [...leaveIndex, 'failure'] })
          break
        case 'withdrawn':
          await table.update({ ...common, set: { state: 'withdrawn' }, remove: leaveIndex })
          break
        case 'failed': {
          const failed = { ...common, set: { state: 'failed', failure: outcome.failure }, remove: leaveIndex }
          const { regionId, year, to } = notification
          const schoolIds = outcome.failure === 'address-refused' ? [...new Set(to.pages.map(({ schoolId }) => schoolId))] : []
          const told = schoolIds.map((schoolId) => outOfReach({ regionId, year, schoolId }))
          // One address may be of more schools than one transaction holds.
          await whenItHolds(inTransactions(table, [table.actions.update(failed, 'changed-meanwhile'), ...told]))
          break
        }
        case 'waiting':
          await table.update({ ...common, set: { state: 'waiting' }, remove: ['leaseUntil'] })
      }
    },
    async follow({ regionId, id }, messageId, fate, unreachable) {
      const { over, ...stated } = stateAfter[fate]
      const { condition, values } = stateIn(over)
      const change = {
        key: keyOf(regionId, id),
        set: { ...stated },
        condition: `messageId = :messageId AND ${condition}`,
        names: stateName,
        values: { ...values, ':messageId': messageId },
      }
      if (unreachable.length === 0) return (await table.update(change)) !== undefined
      // The state comes last: of what is cut off before it, the same news again does all.
      return whenItHolds(inTransactions(table, [...unreachable.map(outOfReach), table.actions.update(change, 'changed-meanwhile')]))
    },
    async unsent(regionId, limit) {
      return (await table.queryIndex(unsentIndex, keys.unsent(regionId), limit)).map((key) => key.sk)
    },
    async get(regionId, id) {
      const row = await table.get(keyOf(regionId, id), true)
      return row && notificationFrom(row)
    },
    async list(key, page, schoolId) {
      const { pk, prefix } = keys.notifications(key.regionId, key.year)
      const filter = schoolId && { expression: 'contains(#schoolIds, :schoolId)', names: { '#schoolIds': 'schoolIds' }, values: { ':schoolId': schoolId } }
      const { rows, last } = await table.queryPage({
        pk,
        prefix,
        newestFirst: true,
        ...(filter ? { filter } : { limit: page.limit }),
        ...(page.cursor !== undefined && isPlaceIn(prefix, page.cursor) && { startAfter: { pk, sk: page.cursor } }),
      })
      const shown = rows.slice(0, page.limit)
      const next = rows.length > page.limit ? String(shown.at(-1)!['sk']) : last?.sk
      return { notifications: shown.map(notificationFrom), ...(next !== undefined && { cursor: next }) }
    },
    async resend(notification, now, trace) {
      const { actions } = table
      await table.commit(
        [
          actions.update(
            {
              key: keyOf(notification.regionId, notification.id),
              set: { state: 'waiting', waitingSince: now, ...waiting(notification, now) },
              remove: ['failure'],
              names: stateName,
              ...settled,
            },
            'not-allowed-from-this-status',
          ),
          actions.update(wake(keys.clockRow(notification.regionId, notification.year), now), 'changed-meanwhile'),
        ],
        trace,
        notification.regionId,
      )
    },
  }
}

