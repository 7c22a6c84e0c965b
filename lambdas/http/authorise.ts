// Picks the one role in which a request acts, by the policy table; says 404 to whoever should not even know that a thing exists.
import { type Actor, type Membership, membershipKey, type Person } from '../domain/actor.ts'
import { notFound, Refusal } from '../domain/refusal.ts'
import type { Ports } from '../ports.ts'
import { type GuardedRoute, type Named, policy, stands } from './policy.ts'

export type Authorise = (name: GuardedRoute, person: Person, named: Named, wantedRole: string | undefined) => Promise<Actor>

/** The header names a role (`coordinator`), or a role and what it is bound to (`coordinator:voorbeeld`). */
export const roleHeader = (membership: Membership): string => membershipKey(membership).replace('#', ':')

const isWanted = (membership: Membership, wanted: string) => wanted === membership.role || wanted === roleHeader(membership)

export function authorise({ regions, schools }: Pick<Ports, 'regions' | 'schools'>): Authorise {
  /** Whether a school of the membership takes part in the named region, and in the named year of it. */
  async function takesPart(membership: Membership, named: Named): Promise<boolean> {
    if (!('schoolId' in membership)) return false
    const placements = await schools.placements(membership.schoolId)
    return placements.some((placement) => placement.regionId === named.regionId && (named.year === undefined || placement.year === named.year))
  }

  /** Whether the person is known to know of what is named, in any role: then the answer is "not allowed", not "not found". */
  async function knowsOf(membership: Membership, named: Named): Promise<boolean> {
    if (named.regionId === undefined) return true
    switch (membership.role) {
      case 'coordinator':
      case 'helpdesk':
        return membership.regionId === named.regionId
      case 'operator':
        return named.year === undefined && (await regions.get(named.regionId)) !== undefined
      case 'po':
      case 'vo': {
        if (named.schoolId !== undefined && !stands('own-school', membership, named)) return false
        return takesPart(membership, named)
      }
      case 'board':
        return false
    }
  }

  return async (name, person, named, wantedRole) => {
    const memberships = wantedRole === undefined ? person.memberships : person.memberships.filter((membership) => isWanted(membership, wantedRole))
    const able: Membership[] = []
    for (const membership of memberships) {
      const relation = policy[name][membership.role]
      if (relation === 'takes-part' ? await takesPart(membership, named) : relation && stands(relation, membership, named)) able.push(membership)
    }
    if (able.length === 1) return { sub: person.sub, membership: able[0]! }
    if (able.length > 1) {
      throw new Refusal('role-unclear', { reasons: able.map((membership) => ({ code: 'role', details: { key: roleHeader(membership) } })) })
    }
    // Dossiers and boards of others do not exist for whoever asks, in whatever role.
    if (named.dossierId !== undefined || named.boardId !== undefined) throw notFound()
    for (const membership of memberships) if (await knowsOf(membership, named)) throw new Refusal('not-allowed')
    throw named.regionId === undefined ? new Refusal('not-allowed') : notFound()
  }
}
