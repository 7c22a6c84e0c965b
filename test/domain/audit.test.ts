// The trace of whoever acted, in which role and to what.
import { expect, it } from 'vitest'
import { auditEvent } from '../../lambdas/domain/audit.ts'
import { at } from './builders.ts'

it('an audit event says who in which role, what, to what and when; the version only where there is one', () => {
  const actor = { sub: 'u-1', membership: { role: 'coordinator', regionId: 'voorbeeld' } } as const
  const who = { sub: 'u-1', role: 'coordinator#voorbeeld' }
  const event = { at: at('2027-03-24 08:00'), ...who, act: 'publish-calendar', object: 'regions/voorbeeld', outcome: 'done' }
  expect(auditEvent(actor, 'publish-calendar', 'regions/voorbeeld', event.at)).toEqual(event)
  expect(auditEvent(actor, 'publish-calendar', 'regions/voorbeeld', event.at, 0)).toEqual({ ...event, version: 0 })
})

it('an audit event says when nothing of what was asked was done', () => {
  const actor = { sub: 'u-1', membership: { role: 'vo', schoolId: '99CD00', rights: [] } } as const
  expect(auditEvent(actor, 'claim-applications', 'x', at('2027-03-24 08:00'), undefined, 'refused')).toEqual({
    at: at('2027-03-24 08:00'), sub: 'u-1', role: 'vo#99CD00', act: 'claim-applications', object: 'x', outcome: 'refused',
  })
})
