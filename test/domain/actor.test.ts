// What a membership is bound to, and the trace of whoever acted in it.
import { expect, it } from 'vitest'
import { type Membership, membershipKey } from '../../lambdas/domain/actor.ts'
import { auditEvent } from '../../lambdas/domain/audit.ts'
import { at } from './builders.ts'

const memberships: readonly (readonly [Membership, string])[] = [
  [{ role: 'operator' }, 'operator'],
  [{ role: 'coordinator', regionId: 'voorbeeld' }, 'coordinator#voorbeeld'],
  [{ role: 'helpdesk', regionId: 'voorbeeld' }, 'helpdesk#voorbeeld'],
  [{ role: 'board', boardId: '99901' }, 'board#99901'],
  [{ role: 'po', schoolId: '99AA00', rights: ['manager'] }, 'po#99AA00'],
  [{ role: 'vo', schoolId: '99AB', rights: [] }, 'vo#99AB'],
]

it.each(memberships)('%j is bound to %s', (membership, key) => {
  expect(membershipKey(membership)).toBe(key)
})

it('an audit event says who in which role, what, to what and when; the version only where there is one', () => {
  const actor = { sub: 'u-1', membership: { role: 'coordinator', regionId: 'voorbeeld' } } as const
  const who = { sub: 'u-1', role: 'coordinator#voorbeeld' }
  const event = { at: at('2027-03-24 08:00'), ...who, act: 'publish-calendar', object: 'regions/voorbeeld', outcome: 'done' }
  expect(auditEvent(actor, 'publish-calendar', 'regions/voorbeeld', event.at)).toEqual(event)
  expect(auditEvent(actor, 'publish-calendar', 'regions/voorbeeld', event.at, 0)).toEqual({ ...event, version: 0 })
})
