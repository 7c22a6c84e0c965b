// Makes a region with its contact point and names its first coordinators.
import type { Actor } from '../domain/actor.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Region } from '../domain/region.ts'
import type { Ports } from '../ports/ports.ts'
import type { RepeatKey } from '../ports/trace.ts'
import { traceOf } from './trace.ts'

export interface NewRegion extends Pick<Region, 'id' | 'name' | 'contactPoint' | 'holidayRegion'> {
  readonly coordinators: readonly string[]
  readonly repeat?: RepeatKey
}

export function createRegion({ clock, regions, accounts, repeatKeys }: Pick<Ports, 'clock' | 'regions' | 'accounts' | 'repeatKeys'>) {
  return async (actor: Actor, { coordinators, repeat, ...facts }: NewRegion): Promise<Region> => {
    const region: Region = { ...facts, years: [], version: 1 }
    // An account may come with an invitation by mail: nobody is invited to a region that is refused.
    const known = await regions.get(region.id)
    if (known) {
      await refuseUnlessRepeated(new Refusal('already-exists'), repeat, repeatKeys)
      return known
    }
    const subs = await Promise.all(coordinators.map((email) => accounts.ensure(email)))
    try {
      await regions.create(region, [...new Set(subs)], traceOf(actor, 'create-region', `regions/${region.id}`, clock(), 1), repeat)
      return region
    } catch (error) {
      await refuseUnlessRepeated(error, repeat, repeatKeys)
      return (await regions.get(region.id)) ?? region
    }
  }
}

/** A clash is no refusal when this very request was made before: the same key with the same body. */
export async function refuseUnlessRepeated(error: unknown, repeat: RepeatKey | undefined, repeatKeys: Ports['repeatKeys']): Promise<void> {
  if (!(error instanceof Refusal) || error.code !== 'already-exists' || !repeat) throw error
  const before = await repeatKeys.find(repeat.id)
  if (!before) throw error
  if (before.bodyHash !== repeat.bodyHash) throw new Refusal('key-used-for-something-else')
}
