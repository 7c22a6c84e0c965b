// Schools of a world's own and their dossiers, for the tests of what the store keeps of transfers: their rows carry no region.
import type { Application } from '../../lambdas/domain/application.ts'
import type { Dossier } from '../../lambdas/domain/dossier.ts'
import { dossierIdOf } from '../../lambdas/domain/dossier-id.ts'
import type { FetchRecord } from '../../lambdas/ports/dossiers.ts'
import { application, dossier, readyDossier } from '../domain/dossiers.ts'
import { start, type World, year } from './world.ts'

/** A school that no other world has. */
const schoolOf = ({ regionId }: Pick<World, 'regionId'>, brin: string) => {
  const number = Number(regionId.slice(1))
  return `${10 + Math.floor(number / 100)}${brin}${String(number % 100).padStart(2, '0')}`
}
export const poOf = (world: Pick<World, 'regionId'>) => schoolOf(world, 'PO')
export const voOf = (world: Pick<World, 'regionId'>) => schoolOf(world, 'VO')
export const otherVoOf = (world: Pick<World, 'regionId'>) => schoolOf(world, 'VX')

export const appliedAt = (...schoolIds: readonly string[]): readonly Application[] => schoolIds.map((schoolId) => application({ schoolId }))

const placed = (world: Pick<World, 'regionId'>, number: number | string) => {
  const schoolId = poOf(world)
  return { schoolId, regionId: world.regionId, number: String(number), dossierId: dossierIdOf({ schoolId, year, number: String(number) }), version: 1 }
}

export const dossierIn = (world: Pick<World, 'regionId'>, number: number | string, given: Partial<Dossier> = {}): Dossier => dossier({ ...placed(world, number), ...given })
export const readyIn = (world: Pick<World, 'regionId'>, number: number | string, given: Partial<Dossier> = {}): Dossier => readyDossier({ ...placed(world, number), ...given })

/** The same, one version on. */
export const next = (before: Dossier, change: Partial<Dossier> = {}) => ({ before, after: { ...before, ...change, version: before.version + 1 } })

export const fetchOf = (voSchoolId: string, dossiers: readonly Dossier[], given: Partial<FetchRecord> = {}): FetchRecord => ({
  fetchId: 'f1', at: start, voSchoolId, dossiers: dossiers.map(({ dossierId, ready }) => ({ dossierId, version: ready.at(-1)!.number, files: ready.at(-1)!.files.length })), ...given,
})
