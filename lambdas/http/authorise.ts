// Picks the one role in which a request acts, by the policy table; says 404 to whoever should not even know that a thing exists.
import { type Actor, type Membership, membershipKey, type Person, type Succeeding } from '../domain/actor.ts'
import { readDossierId } from '../domain/dossier-id.ts'
import { notFound, Refusal } from '../domain/refusal.ts'
import type { Ports } from '../ports/ports.ts'
import { succeedingOf } from '../usecases/dossier-context.ts'
import { type GuardedRoute, type Named, policy, type Relation, stands } from './policy.ts'

export type Authorise = (name: GuardedRoute, person: Person, named: Named, wantedRole: string | undefined) => Promise<Actor>

/** The header names a role (`coordinator`), or a role and what it is bound to (`coordinator:voorbeeld`). */
export const roleHeader = (membership: Membership): string => membershipKey(membership).replace('#', ':')

const isWanted = (membership: Membership, wanted: string) => wanted === membership.role || wanted === roleHeader(membership)

type Able = Pick<Actor, 'membership' | 'succession'>

export function authorise({ regions, schools }: Pick<Ports, 'regions' | 'schools'>): Authorise {
  const succeeding = succeedingOf({ schools })

  /** Whether a school of the membership takes part in the named region, and in the named year of it. */
  async function takesPart(membership: Membership, named: Named): Promise<boolean> {
    if (!('schoolId' in membership)) return false
    const placements = await schools.placements(membership.schoolId)
    return placements.some((placement) => placement.regionId === named.regionId && (named.year === undefined || placement.year === named.year))
  }

  /**
   * By which right the membership is one of the school in which the school that is named went on, by the coordinator's word: in that region and
   * year. The id of a dossier carries school and year; in which region it lies is asked by the use case.
   */
  async function succeedingAs(membership: Membership, named: Named): Promise<Succeeding | undefined> {
    if (membership.role !== 'po' && membership.role !== 'vo') return undefined
    const dossier = readDossierId(named.dossierId ?? '')
    const [schoolId, year] = [named.schoolId ?? dossier?.schoolId, named.year ?? dossier?.year]
    return schoolId === undefined || year === undefined ? undefined : succeeding(membership.schoolId, schoolId, year, named.regionId)
  }

  async function isAble(relation: Relation, membership: Membership, named: Named): Promise<boolean> {
    return relation === 'takes-part' ? takesPart(membership, named) : stands(relation, membership, named)
  }

  /** The memberships that may, and where there are none, those that may as the school that goes on. */
  async function ableOf(name: GuardedRoute, memberships: readonly Membership[], named: Named): Promise<readonly Able[]> {
    const rows = memberships.flatMap((membership) => {
      const relation = policy[name][membership.role]
      return relation ? [{ membership, relation }] : []
    })
    const able: Able[] = []
    for (const { membership, relation } of rows) if (await isAble(relation, membership, named)) able.push({ membership })
    if (able.length > 0) return able
    for (const { membership, relation } of rows) {
      const succession = relation === 'own-school' || relation === 'own-dossier' ? await succeedingAs(membership, named) : undefined
      if (succession) able.push({ membership, succession })
    }
    return able
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
        if (named.schoolId !== undefined && !stands('own-school', membership, named) && !(await succeedingAs(membership, named))) return false
        return takesPart(membership, named)
      }
      case 'board':
        return false
    }
  }

  return async (name, person, named, wantedRole) => {
    const memberships = wantedRole === undefined ? person.memberships : person.memberships.filter((membership) => isWanted(membership, wantedRole))
    const able = await ableOf(name, memberships, named)
    if (able.length === 1) return { sub: person.sub, ...able[0]! }
    if (able.length > 1) {
      throw new Refusal('role-unclear', { reasons: able.map(({ membership }) => ({ code: 'role', details: { key: roleHeader(membership) } })) })
    }
    // Dossiers and boards of others do not exist for whoever asks, in whatever role.
    if (named.dossierId !== undefined || named.boardId !== undefined) throw notFound()
    for (const membership of memberships) if (await knowsOf(membership, named)) throw new Refusal('not-allowed')
    throw named.regionId === undefined ? new Refusal('not-allowed') : notFound()
  }
}
