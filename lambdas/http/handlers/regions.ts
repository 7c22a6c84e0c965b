// Regions and their years over HTTP.
import { toIso } from '../../domain/moment.ts'
import type { Region } from '../../domain/region.ts'
import type { SchoolYear } from '../../domain/school-year.ts'
import type { ApiPorts } from '../../ports/ports.ts'
import type { YearHead } from '../../ports/regions.ts'
import { changeRegion } from '../../usecases/change-region.ts'
import { changeYearSettings } from '../../usecases/change-year-settings.ts'
import { createRegion } from '../../usecases/create-region.ts'
import { openYear } from '../../usecases/open-year.ts'
import { previewYear, type YearPreviewed } from '../../usecases/preview-year.ts'
import { seeRegion, seeRegions } from '../../usecases/see-region.ts'
import { seeRoles } from '../../usecases/see-roles.ts'
import { seeYear } from '../../usecases/see-year.ts'
import { roleHeader } from '../authorise.ts'
import { conflictBody } from '../conflict-body.ts'
import { cannotCheckSentence } from '../conflict-words.ts'
import type { Handler } from '../handler.ts'
import { leftOutSentence, ruleSentence, settingLeftSentence } from '../year-words.ts'

const regionBody = ({ id, name, contactPoint, holidayRegion, years }: Region) => ({ id, name, contactPoint, holidayRegion, years })

function yearBody({ regionId, region, year, settings, openedAt, publishedVersion, calendar }: YearHead) {
  return {
    regionId,
    regionName: region.name,
    year,
    settings,
    openedAt: toIso(openedAt),
    publishedVersion,
    ...(calendar && { publishedAt: toIso(calendar.publishedAt) }),
  }
}

function previewBody({ year, copyFrom }: { readonly year: SchoolYear; readonly copyFrom: SchoolYear }, seen: YearPreviewed) {
  const { steps, leftOut } = seen.calendar
  return {
    year,
    copyFrom,
    settings: seen.settings,
    settingsLeft: seen.settingsLeft.map((code) => ({ code, message: settingLeftSentence(code, { year, copyFrom }) })),
    schools: { taken: seen.schools.length, guestsLeft: seen.guests.length },
    contacts: seen.schools.reduce((sum, { contacts }) => sum + contacts.length, 0),
    milestones: steps.map(({ milestone, was, rule }) => ({ milestone, was, rule: { code: rule.code, message: ruleSentence(rule) } })),
    leftOut: leftOut.map(({ milestone: { title, on }, code }) => ({ title, on, message: leftOutSentence(code, { year, copyFrom }) })),
    conflicts: seen.conflicts.map((conflict) => conflictBody(conflict)),
    cannotCheck: seen.cannotCheck.map((cannot) => ({ code: cannot.code, message: cannotCheckSentence(cannot) })),
  }
}

export function regionHandlers(ports: ApiPorts) {
  const see = seeRoles(ports)
  const list = seeRegions(ports)
  const one = seeRegion(ports)
  const create = createRegion(ports)
  const change = changeRegion(ports)
  const open = openYear(ports)
  const preview = previewYear(ports)
  const yearOf = seeYear(ports)
  const changeYear = changeYearSettings(ports)

  const getMe: Handler<'getMe'> = async ({ person }) => {
    const roles = (await see(person.memberships)).map(({ membership, years, ...names }) => ({
      key: roleHeader(membership),
      ...membership,
      ...names,
      years,
    }))
    return { body: { sub: person.sub, roles } }
  }
  const listRegions: Handler<'listRegions'> = async () => ({ body: { regions: (await list()).map(({ id, name }) => ({ id, name })) } })
  const createRegionHandler: Handler<'createRegion'> = async ({ actor, body, repeat }) => {
    const { coordinators, ...facts } = body
    const region = await create(actor, { ...facts, coordinators: coordinators.map(({ email }) => email), ...(repeat && { repeat }) })
    return { body: regionBody(region), version: region.version }
  }
  const getRegion: Handler<'getRegion'> = async ({ params }) => {
    const region = await one(params.regionId)
    return { body: regionBody(region), version: region.version }
  }
  const changeRegionHandler: Handler<'changeRegion'> = async ({ actor, params, body, ifMatch }) => {
    const region = await change(actor, params.regionId, ifMatch, body)
    return { body: regionBody(region), version: region.version }
  }
  const listYears: Handler<'listYears'> = async ({ params }) => ({ body: { years: (await one(params.regionId)).years.map((year) => ({ year })) } })
  const openYearHandler: Handler<'openYear'> = async ({ actor, params, body, repeat }) => {
    const { year, settings = {}, copyFrom } = body
    const head = await open(actor, { regionId: params.regionId, year, settings, ...(copyFrom && { copyFrom }), ...(repeat && { repeat }) })
    return { body: yearBody(head), version: head.version }
  }
  const previewYearHandler: Handler<'previewYear'> = async ({ params, body }) => ({ body: previewBody(body, await preview({ regionId: params.regionId, ...body })) })
  const getYear: Handler<'getYear'> = async ({ params }) => {
    const head = await yearOf(params)
    return { body: yearBody(head), version: head.version }
  }
  const changeYearHandler: Handler<'changeYear'> = async ({ actor, params, body, ifMatch }) => {
    const head = await changeYear(actor, params, ifMatch, body)
    return { body: yearBody(head), version: head.version }
  }
  return {
    getMe, listRegions, createRegion: createRegionHandler, getRegion, changeRegion: changeRegionHandler,
    listYears, openYear: openYearHandler, previewYear: previewYearHandler, getYear, changeYear: changeYearHandler,
  }
}
