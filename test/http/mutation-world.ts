// A region in which a school can go on in another, close to its end of the year, for tests of what that does.
import type { Membership } from '../../lambdas/domain/actor.ts'
import { dossierIdOf } from '../../lambdas/domain/dossier-id.ts'
import type { School } from '../../lambdas/domain/school.ts'
import { at, contact, school, tick } from '../domain/builders.ts'
import { application, dossier, file, inspected, open, poSchool, readyDossier, type, year } from '../domain/dossiers.ts'
import { key, ofSchool, people, type Reply, transferWorld, voSchools } from '../release/world.ts'

export const newPo = '99AD00'
export const newVo = '99CF00'
export const opened = at('2027-04-08 10:00')
export const idOf = (number: string, schoolId = poSchool) => dossierIdOf({ schoolId, year, number })
export const ready = { ...readyDossier({ applications: [application()] }), counted: { complete: 1, inspected: 1, ready: 1, applied: 1 } }
export const closed = dossier({ number: '222222', dossierId: idOf('222222'), open: inspected(open(file('b'))), label: 'Leerling 2' })
export const elsewhere = dossier({ number: '333333', dossierId: idOf('333333'), regionId: 'buurregio', label: 'Leerling 3' })

const anna = contact({ email: 'anna@school.example', name: 'Anna' })
export const old = school({ schoolId: poSchool, name: 'De Vlinderboom', contacts: [anna], contactsVersion: 1, ticks: { release: tick() }, pupilSystem: 'ParnasSys' })
export const schools: readonly School[] = [
  old, school({ schoolId: newPo, name: 'De Nieuwe Boom' }), school({ schoolId: '99AC00', name: 'De Regenboog', boardId: '99904' }),
  ...voSchools.map((one) => ({ ...one, contacts: [contact({ email: 'vera@vo.example' })] })), school({ schoolId: newVo, sector: 'vo', name: 'Het Nieuwe Lyceum', boardId: '99902' }),
]
const staff: Readonly<Record<string, Membership>> = {
  ...people,
  heir: { role: 'po', schoolId: newPo, rights: ['manager'] },
  voHeir: { role: 'vo', schoolId: newVo, rights: ['sensitive'] },
  brinHeir: { role: 'vo', schoolId: newVo.slice(0, 4), rights: ['sensitive'] },
}

export const codes = ({ body }: Reply) => [body.code, ...(body.reasons ?? body.errors ?? []).map(({ code }: { code: string }) => code)]

export type MutationWorld = Awaited<ReturnType<typeof mutationWorld>>

/** The schools with two dossiers, one of which was released, and everybody who acts. */
export async function mutationWorld() {
  const world = await transferWorld({ now: opened, schools, people: staff, dossiers: [ready, closed] })
  await world.ports.attachmentTypes.save(key, { types: [type()], version: 1 }, 0, world.bySetUp)
  const say = (schoolId: string, body: object, who = 'coordinator') => world.ask(who, `${ofSchool(schoolId)}/successor`, { method: 'POST', body })
  const goOn = (from = poSchool, to = newPo) => say(from, { how: 'renumbered', schoolId: to })
  const takeBack = (schoolId: string, who = 'coordinator') => world.ask(who, `${ofSchool(schoolId)}/successor`, { method: 'DELETE' })
  const get = (who: string, path: string) => world.ask(who, path)
  const seen = async (schoolId: string) => (await get('coordinator', ofSchool(schoolId))).body
  return { world, say, goOn, takeBack, get, seen }
}
