// Who holds which role: one partition per person, read on every request and remembered for a minute.
import { type Membership, membershipKey } from '../domain/actor.ts'
import type { Members } from '../ports/regions.ts'
import { cached } from './cached.ts'
import { keys } from './table.ts'
import type { Row } from './expressions.ts'
import type { TableClient } from './table-client.ts'

export function membershipRow(sub: string, membership: Membership): Row & { readonly pk: string; readonly sk: string } {
  return { ...keys.membership(sub, membershipKey(membership)), ...membership }
}

function membershipFrom({ pk: _pk, sk: _sk, ...membership }: Row): Membership {
  return membership as Membership
}

export function members(table: TableClient, clock: () => number): Members {
  const memory = cached<readonly Membership[]>(clock)
  return {
    async of(sub) {
      const known = memory.get(sub)
      if (known) return known
      const rows = await table.queryAll(keys.memberships(sub))
      const memberships = rows.map(membershipFrom)
      // Someone without a role may get one at any moment: only what there is is remembered.
      if (memberships.length > 0) memory.set(sub, memberships)
      return memberships
    },
    async grant(sub, membership) {
      await table.putNew(membershipRow(sub, membership))
      memory.forget(sub)
    },
  }
}
