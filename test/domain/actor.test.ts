// What a membership is bound to.
import { expect, it } from 'vitest'
import { type Membership, membershipKey } from '../../lambdas/domain/actor.ts'

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
