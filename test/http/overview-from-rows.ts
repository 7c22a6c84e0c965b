// What the overview has to say, made from the rows of the schools, their dossiers and their numbers, each read by itself.
import { soonWithin } from '../../lambdas/domain/behind.ts'
import { noProgress, type SchoolProgress } from '../../lambdas/domain/school-progress.ts'
import { type School, type Sector, sideOf } from '../../lambdas/domain/school.ts'
import { stepsOfSchool, withWorkingDays } from '../../lambdas/domain/school-steps.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import type { Running } from '../support/running.ts'
import type { DossierWorld } from './dossier-world.ts'
import { year } from './sample-places.ts'

const key = { regionId: 'voorbeeld', year: schoolYearStarting(2026) }

/** How far a school is by its dossiers themselves, and by what VO schools reported of it: nothing out of the small rows but the facts. */
async function numbersOf({ ports }: DossierWorld, { schoolId, sector }: School, known: SchoolProgress | undefined): Promise<SchoolProgress> {
  const bare = { ...noProgress(schoolId), sector, ...(known && { qualification: known.qualification }) }
  if (sideOf(sector) === 'vo') return bare
  const [{ dossiers }, missing] = await Promise.all([ports.dossiers.list(schoolId, key.year), ports.osoMissing.by(key, schoolId)])
  const sum = (name: 'complete' | 'inspected' | 'ready' | 'applied') => dossiers.reduce((total, { counted }) => total + counted[name], 0)
  const counted = { complete: sum('complete'), inspected: sum('inspected'), ready: sum('ready'), applied: sum('applied') }
  return { ...bare, ...counted, dossiers: dossiers.length, osoMissing: missing.reduce((total, { count }) => total + count, 0) }
}

/** The same answer, made from the rows of the schools, each asked by itself. */
export async function fromSchoolRows(running: Running, world: DossierWorld) {
  const now = running.laptop.now()
  const head = (await world.ports.years.getFresh(key))!
  const milestones = head.calendar!.milestones
  const known = new Map((await world.ports.progress.list(key)).map((progress) => [progress.schoolId, progress]))
  const schools = await Promise.all((await world.ports.schools.list(key)).map(async (school) => ({ ...school, progress: await numbersOf(world, school, known.get(school.schoolId)) })))
  const steps = schools.flatMap((school) =>
    stepsOfSchool(school, milestones, head.settings, now).map((step) => ({ schoolId: school.schoolId, ...withWorkingDays(step, now, head.settings.schoolHolidays) })))
  const listed: readonly { readonly sector: Sector; readonly label: string }[] = (await running.as('coordinator')(`${year}/schools?limit=1000`)).body.schools
  const connected = (side: string) => listed.filter(({ sector, label }) => sideOf(sector) === side && label === 'qualified').length
  return {
    steps: milestones.map(({ id }) => steps.filter(({ milestone }) => milestone.id === id)).filter((each) => each.length > 0).map((each) => [each[0]!.milestone.id, each.filter(({ state }) => state === 'done').length, each.length]).toSorted(),
    behind: steps.filter(({ state, workingDaysLeft }) => state === 'overdue' || (state === 'open' && workingDaysLeft! <= soonWithin)).map(({ schoolId, milestone }) => `${schoolId} ${milestone.id}`).length,
    withoutContacts: schools.filter(({ contacts }) => contacts.length === 0).map(({ schoolId }) => schoolId).toSorted(),
    connected: [connected('po'), connected('vo')],
    osoMissing: schools.filter(({ sector, progress }) => sideOf(sector) === 'po' && progress.osoMissing > 0).map(({ schoolId }) => schoolId),
  }
}
