// Schools, their contacts and their steps over HTTP.
import type { School } from '../../domain/school.ts'
import { type Actor, isOfRegion } from '../../domain/actor.ts'
import type { SchoolStep } from '../../domain/school-steps.ts'
import { readContacts } from '../../formats/contacts.ts'
import { readRegister } from '../../formats/register.ts'
import type { ApiPorts } from '../../ports/ports.ts'
import { importContacts } from '../../usecases/import-contacts.ts'
import { importRegister } from '../../usecases/import-register.ts'
import { keepContacts } from '../../usecases/keep-contacts.ts'
import { changeSchool, putSchool } from '../../usecases/keep-school.ts'
import { reportStep } from '../../usecases/report-step.ts'
import { type SchoolInList, type SchoolSeen, seeSchool, seeSchools } from '../../usecases/see-schools.ts'
import type { Handler } from '../handler.ts'
import { mutationBody, successorBody } from '../mutation-words.ts'
import { pageOf } from '../pages.ts'
import { refusedBody } from '../refused-lines.ts'
import { confirmedBody, contactBody, contactsEtag, stepBody, stepBodyForRegion } from '../school-bodies.ts'

const coreBody = ({ schoolId, sector, name, boardId, place, municipality, membership, pupilSystem, source, successor }: School) => ({
  schoolId,
  sector,
  name,
  boardId,
  place,
  municipality,
  membership,
  pupilSystem,
  source,
  ...successorBody(successor),
})

function rowBody({ school, steps, label }: SchoolInList) {
  const count = (state: SchoolStep['state']) => steps.filter((step) => step.state === state).length
  return {
    ...coreBody(school),
    label,
    contacts: school.contacts.length,
    ...confirmedBody(school),
    stepsDone: count('done'),
    stepsAll: steps.length - count('passes'),
    stepsOverdue: count('overdue'),
  }
}

export function schoolBody({ school, steps, head, label, dossiersGone }: SchoolSeen, { membership }: Actor) {
  const { street, houseNumber, postcode, denomination, phone, website, structure, succeeds } = school
  return {
    ...coreBody(school),
    label,
    street,
    houseNumber,
    postcode,
    denomination,
    phone,
    website,
    structure,
    ...(succeeds && succeeds.length > 0 && { succeeds: [...succeeds] }),
    contacts: school.contacts.map(contactBody),
    contactsEtag: contactsEtag(school),
    ...confirmedBody(school),
    usesOso: head.settings.usesOso,
    ...(dossiersGone && { dossiersGone }),
    calendarVersion: head.publishedVersion,
    steps: steps.map((step) => (isOfRegion(membership) ? stepBodyForRegion(step) : stepBody(step))),
    contactPoint: { regionName: head.region.name, ...head.region.contactPoint },
  }
}

const named = ({ schoolId, name, place }: School) => ({ schoolId, name, place })
const list = (text: string | undefined) => (text === undefined ? [] : text.split(','))

export function schoolHandlers(ports: ApiPorts) {
  const importIt = importRegister(ports)
  const importPeople = importContacts(ports)
  const all = seeSchools(ports)
  const one = seeSchool(ports)
  const put = putSchool(ports)
  const change = changeSchool(ports)
  const keep = keepContacts(ports)
  const report = reportStep(ports)

  const importRegisterHandler: Handler<'importRegister'> = async ({ actor, params, query, body }) => {
    const register = readRegister(body)
    const dryRun = query.dryRun === 'true'
    const { year, changes, mutations } = await importIt(actor, {
      regionId: params.regionId,
      ...(query.year && { year: query.year }),
      side: register.sector,
      entries: register.entries.map(({ entry }) => entry),
      refused: register.refusedSchools,
      municipalities: list(query.municipality),
      dryRun,
    })
    return {
      body: {
        dryRun,
        year,
        sector: register.sector,
        rows: register.rows,
        outside: changes.outside,
        added: changes.added.map(named),
        changed: changes.changed.map(({ school, changes: fields }) => ({ ...named(school), changes: fields })),
        gone: changes.gone.map(named),
        mutations: mutations.map(mutationBody),
        refused: refusedBody(register.refused),
        unchanged: changes.unchanged,
      },
    }
  }
  const listSchools: Handler<'listSchools'> = async ({ params, query }) => {
    const schools = await all(params, query.sector)
    const { items, cursor } = pageOf(schools, query, ({ school }) => school.schoolId)
    return { body: { schools: items.map(rowBody), total: schools.length, ...(cursor !== undefined && { cursor }) } }
  }
  const getSchool: Handler<'getSchool'> = async ({ actor, params }) => {
    const seen = await one(params, params.schoolId)
    return { body: schoolBody(seen, actor), version: seen.school.version }
  }
  const putSchoolHandler: Handler<'putSchool'> = async ({ actor, params, body, ifMatch }) => {
    const seen = await put(actor, params, params.schoolId, body, ifMatch)
    return { body: schoolBody(seen, actor), version: seen.school.version, ...(seen.added && { status: 201 }) }
  }
  const changeSchoolHandler: Handler<'changeSchool'> = async ({ actor, params, body, ifMatch }) => {
    const seen = await change(actor, params, params.schoolId, body, ifMatch)
    return { body: schoolBody(seen, actor), version: seen.school.version }
  }
  const getContacts: Handler<'getContacts'> = async ({ params }) => {
    const { school } = await one(params, params.schoolId)
    return { body: school.contacts.map(contactBody), version: school.contactsVersion }
  }
  const putContacts: Handler<'putContacts'> = async ({ actor, params, body, ifMatch }) => {
    const { contacts, contactsVersion } = await keep(actor, params, params.schoolId, body, ifMatch)
    return { body: contacts.map(contactBody), version: contactsVersion }
  }
  const importContactsHandler: Handler<'importContacts'> = async ({ actor, params, query, body }) => {
    const { contacts, refused, rows } = readContacts(body)
    const dryRun = query.dryRun === 'true'
    const { unknownSchools, beyondMost, ...counts } = await importPeople(actor, params, contacts, dryRun)
    const strangers = unknownSchools.map((line) => ({ line, code: 'school-not-in-year' as const }))
    const tooMany = beyondMost.map((line) => ({ line, code: 'too-many-contacts' as const }))
    return { body: { dryRun, rows, ...counts, refused: refusedBody([...refused, ...strangers, ...tooMany]) } }
  }
  const putTick: Handler<'putTick'> = async ({ actor, params, body, ifMatch }) => {
    const step = await report(actor, params, params.schoolId, params.milestoneId, body, ifMatch)
    return { body: stepBody(step), version: step.tick?.version ?? 0 }
  }
  return {
    importRegister: importRegisterHandler,
    listSchools,
    getSchool,
    putSchool: putSchoolHandler,
    changeSchool: changeSchoolHandler,
    getContacts,
    putContacts,
    importContacts: importContactsHandler,
    putTick,
  }
}
