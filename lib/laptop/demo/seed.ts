// Fills a new data folder with the demo: two invented regions with their schools, people, contact addresses and a calendar in draft.
import { readFileSync } from 'node:fs'
import type { Actor, Membership } from '../../../lambdas/domain/actor.ts'
import type { AttachmentType, HereReason } from '../../../lambdas/domain/attachment-type.ts'
import { readyMadeTypes } from '../../../lambdas/domain/attachment-types-ready-made.ts'
import type { ContactRow } from '../../../lambdas/domain/contact-list.ts'
import { day } from '../../../lambdas/domain/local-date.ts'
import type { ContactPoint, HolidayRegion } from '../../../lambdas/domain/region.ts'
import { type School, sideOf } from '../../../lambdas/domain/school.ts'
import { schoolYearStarting } from '../../../lambdas/domain/school-year.ts'
import type { SchoolHoliday } from '../../../lambdas/domain/working-days.ts'
import { readRegister } from '../../../lambdas/formats/register.ts'
import type { Ports } from '../../../lambdas/ports/ports.ts'
import { createRegion } from '../../../lambdas/usecases/create-region.ts'
import { importContacts } from '../../../lambdas/usecases/import-contacts.ts'
import { importRegister } from '../../../lambdas/usecases/import-register.ts'
import { keepAttachmentTypes } from '../../../lambdas/usecases/keep-attachment-types.ts'
import { putSchool } from '../../../lambdas/usecases/keep-school.ts'
import { openYear } from '../../../lambdas/usecases/open-year.ts'
import { seeProposal } from '../../../lambdas/usecases/see-calendar.ts'
import { pathOfYear, traceOf } from '../../../lambdas/usecases/trace.ts'
import { writeDraft } from '../../../lambdas/usecases/write-draft.ts'
import { fingerprint, store } from '../../../lambdas/wiring.ts'
import { demoPeople } from '../issuer/people.ts'
import type { Edges } from '../run.ts'
import { type Answering, seedConnections } from './connections.ts'
import { borderSchool, buurregio, demoUserSchools, typedByHand, voorbeeld } from './register/schools.ts'

const year = schoolYearStarting(2026)
const address = (name: string) => `${name}@demo.example`
const file = (name: string) => new Uint8Array(readFileSync(new URL(`register/${name}`, import.meta.url)))

/** The holidays of region Noord in 2026-2027 as school calendars show them; a region enters its own. */
const schoolHolidays: readonly SchoolHoliday[] = [
  { name: 'Herfstvakantie', first: day('2026-10-10'), last: day('2026-10-18') },
  { name: 'Kerstvakantie', first: day('2026-12-19'), last: day('2027-01-03') },
  { name: 'Voorjaarsvakantie', first: day('2027-02-20'), last: day('2027-02-28') },
  { name: 'Meivakantie', first: day('2027-04-24'), last: day('2027-05-09') },
  { name: 'Zomervakantie', first: day('2027-07-10'), last: day('2027-08-22') },
]

interface DemoRegion {
  readonly id: string
  readonly name: string
  readonly holidayRegion: HolidayRegion
  readonly contactPoint: ContactPoint
  readonly coordinator: string
  readonly municipalities: readonly string[]
}

const regions: readonly DemoRegion[] = [
  {
    id: voorbeeld.regionId,
    name: 'Regio Voorbeeld',
    holidayRegion: 'noord',
    contactPoint: { name: 'Contactpunt POVO Voorbeeld', email: address('contactpunt'), phone: '0199 00 00 00', hours: 'dinsdag en donderdag, 9.00 tot 12.00 uur' },
    coordinator: 'coordinator',
    municipalities: voorbeeld.municipalities,
  },
  {
    id: buurregio.regionId,
    name: 'Buurregio',
    holidayRegion: 'noord',
    contactPoint: { name: 'Contactpunt Buurregio', email: address('contactpunt-buur'), phone: '0199 00 00 01' },
    coordinator: 'coordinator-buur',
    municipalities: buurregio.municipalities,
  },
]

const memberships: readonly (readonly [string, Membership])[] = [
  ['operator', { role: 'operator' }],
  ['helpdesk', { role: 'helpdesk', regionId: voorbeeld.regionId }],
  ['board', { role: 'board', boardId: demoUserSchools.board }],
  ['po', { role: 'po', schoolId: demoUserSchools.po, rights: ['manager', 'sensitive'] }],
  ['po2', { role: 'po', schoolId: demoUserSchools.po2, rights: ['manager'] }],
  ['vo', { role: 'vo', schoolId: demoUserSchools.vo, rights: ['manager', 'sensitive'] }],
  ['vo2', { role: 'vo', schoolId: demoUserSchools.vo2, rights: ['manager'] }],
  ['po-buur', { role: 'po', schoolId: demoUserSchools.poBuur, rights: ['manager'] }],
  ['vo-buur', { role: 'vo', schoolId: demoUserSchools.voBuur, rights: ['manager'] }],
  ['grens', { role: 'po', schoolId: borderSchool, rights: ['manager'] }],
]

/** One person serves these three schools, on Monday and Tuesday: what is due for her is one mail, on a day on which she works. */
const sharedBy: readonly string[] = ['90CA00', '90CD00', '90CE00']

/** What schools keep their pupils in, by thirds. */
const pupilSystems = { po: ['ParnasSys', 'ESIS', 'ParnasSys'], vo: ['Magister', 'Somtoday', 'Magister'] } as const

/** Whom to write at a school: the demo user who works there, else the person that schools share, else its own invented mailbox. */
function contactOf({ schoolId }: School): ContactRow {
  const user = memberships.find(([, membership]) => 'schoolId' in membership && membership.schoolId === schoolId)
  if (user) return { role: 'transfer', name: nameOf(address(user[0])), email: address(user[0]) }
  const shared = sharedBy.includes(schoolId)
  if (shared) return { role: 'transfer', name: 'Ina Bos', email: address('ina.bos'), workDays: [1, 2] }
  return { role: 'transfer', name: 'Team overstap', email: address(`overstap-${schoolId.toLowerCase()}`) }
}

const nameOf = (email: string) => demoPeople.find((person) => person.email === email)?.name ?? email

export async function seed({ dynamo, accounts, now, settings }: Pick<Edges, 'dynamo' | 'accounts' | 'now' | 'settings'>): Promise<void> {
  const ports = { ...store(dynamo, settings.api.TABLE_NAME), clock: now, accounts, fingerprint }
  for (const [user, membership] of memberships) await ports.members.grant(await accounts.ensure(address(user)), membership)
  const operator: Actor = { sub: await accounts.ensure(address('operator')), membership: { role: 'operator' } }
  for (const region of regions) await seedRegion(ports, operator, region)
  await seedBoards(ports)
  const coordinators = await Promise.all(regions.map(async ({ id, coordinator }) => ({ actor: await coordinatorOf(ports, id, coordinator), key: { regionId: id, year } })))
  await seedConnections(ports, coordinators, await boardActor(ports), await Promise.all(answering.map((user) => answeringOf(ports, user))))
}

/** Demo users whose school answered its two questions itself. */
const answering = ['po2', 'vo'] as const

async function answeringOf({ accounts }: Pick<SeedPorts, 'accounts'>, user: (typeof answering)[number]): Promise<Answering> {
  const membership = memberships.find(([name]) => name === user)![1]
  return { actor: { sub: await accounts.ensure(address(user)), membership }, key: { regionId: voorbeeld.regionId, year }, schoolId: demoUserSchools[user] }
}

const coordinatorOf = async ({ accounts }: Pick<SeedPorts, 'accounts'>, regionId: string, user: string): Promise<Actor> => ({ sub: await accounts.ensure(address(user)), membership: { role: 'coordinator', regionId } })
const boardActor = async ({ accounts }: Pick<SeedPorts, 'accounts'>): Promise<Actor> => ({ sub: await accounts.ensure(address('board')), membership: { role: 'board', boardId: demoUserSchools.board } })

/** One board has not signed: what its schools then read is part of the demo. */
const boardWithoutAgreement = '99903'

/** Every other board signed its processing agreement when the year began. */
async function seedBoards(ports: SeedPorts): Promise<void> {
  const actor = await boardActor(ports)
  const processingAgreement = { state: 'yes', on: day('2026-09-01') } as const
  for (const { boardId } of [...voorbeeld.boards, ...buurregio.boards]) {
    if (boardId === boardWithoutAgreement) continue
    await ports.boards.save({ boardId, processingAgreement, version: 1 }, 0, traceOf(actor, 'put-processing-agreement', `boards/${boardId}/processing-agreement`, ports.clock(), 1))
  }
}

/** What the demo regions ask for, with the reason where it does not go by OSO. */
const attachmentTypes: readonly (readonly [string, HereReason?])[] = [
  ['social-emotional', 'vo-cannot-read'], ['support-explanation', 'vo-cannot-read'], ['dyslexia-statement', 'vo-cannot-read'], ['development-plan', 'vo-cannot-read'],
  ['pro-test', 'no-working-oso'], ['admission-statement', 'comes-after-fetching'], ['absence'], ['guest-details', 'no-working-oso'],
]

function demoType([typeId, hereReason]: (typeof attachmentTypes)[number]): AttachmentType {
  const type = readyMadeTypes.find((one) => one.typeId === typeId)!
  return { ...type, ...(hereReason && { carrier: 'here', hereReason }), decidedBy: 'Bestuurlijk overleg po-vo' }
}

type SeedPorts = Pick<Ports, 'clock' | 'members' | 'regions' | 'repeatKeys' | 'years' | 'schools' | 'progress' | 'attachmentTypes' | 'boards' | 'accounts' | 'fingerprint'>

async function seedRegion(ports: SeedPorts, operator: Actor, region: DemoRegion): Promise<void> {
  const { coordinator, municipalities, ...facts } = region
  await createRegion(ports)(operator, { ...facts, coordinators: [address(coordinator)] })
  const actor = await coordinatorOf(ports, region.id, coordinator)
  const key = { regionId: region.id, year }
  await openYear(ports)(actor, { ...key, settings: { schoolHolidays } })
  await keepAttachmentTypes(ports)(actor, key, attachmentTypes.map(demoType), 0)
  for (const name of ['po.csv', 'vo.csv']) {
    const register = readRegister(file(name))
    const entries = register.entries.map(({ entry }) => entry)
    await importRegister(ports)(actor, { ...key, side: register.sector, entries, refused: register.refusedSchools, municipalities, dryRun: false })
    const border = entries.find((entry) => entry.schoolId === borderSchool)
    if (border && region.id === buurregio.regionId) {
      const { schoolId, structure: _structure, holidayRegion: _holidayRegion, ...school } = border
      await putSchool(ports)(actor, key, schoolId, { ...school, membership: 'guest' }, undefined)
    }
  }
  if (region.id === voorbeeld.regionId) {
    for (const { schoolId, structure: _structure, holidayRegion: _holidayRegion, ...school } of typedByHand) {
      await putSchool(ports)(actor, key, schoolId, { ...school, membership: 'member' }, undefined)
    }
  }
  const schools = await ports.schools.list(key)
  const changed = schools.map((before, i) => ({ before, after: { ...before, pupilSystem: pupilSystems[sideOf(before.sector)][i % 3]!, version: before.version + 1 } }))
  await ports.schools.saveImport(key, { added: [], changed }, traceOf(actor, 'change-school', pathOfYear(key.regionId, key.year), ports.clock()))
  const lines = schools.map((school, i) => ({ line: i + 2, schoolId: school.schoolId, contact: contactOf(school) }))
  await importContacts(ports)(actor, key, lines, false)
  const { milestones } = await seeProposal(ports)(key)
  await writeDraft(ports)(actor, key, milestones, 0)
}

