// Every screen, wide and on a phone: no fault of accessibility, nothing scrolls sideways, and a picture to look at.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chooseUser, look, openBrowser, openPage, settled, type Size, sizes } from './support/browser.ts'
import { type System, startSystem } from './support/system.ts'
import { publishDemoCalendar } from './support/region.ts'

let system: System
let browser: Browser

beforeAll(async () => {
  system = await startSystem('2026-11-16T09:00')
  browser = await openBrowser()
  await publishDemoCalendar(system)
})

afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

const year = '/regio/voorbeeld/2026-2027'

/** Who looks, at which address, and what is done there before the picture is taken. */
const screens: readonly (readonly [name: string, user: string | undefined, address: string, before?: (page: Page) => Promise<void>])[] = [
  ['start', undefined, '/'],
  ['niet-gevonden', undefined, '/bestaat-niet'],
  ['regios', 'operator', '/regios'],
  ['regio-nieuw', 'operator', '/regios/nieuw'],
  ['regio-nieuw-fouten', 'operator', '/regios/nieuw', (page) => page.getByRole('button', { name: 'Regio maken' }).click()],
  ['bestuur', 'board', '/bestuur'],
  ['rollen', 'grens', '/rollen'],
  ['regio', 'coordinator', '/regio/voorbeeld'],
  ['regio-wijzigen', 'coordinator', '/regio/voorbeeld', (page) => page.getByRole('button', { name: 'Gegevens van de regio wijzigen' }).click()],
  ['jaar', 'coordinator', year],
  ['instellingen', 'coordinator', `${year}/instellingen`],
  ['scholen', 'coordinator', `${year}/scholen`],
  ['scholen-geen-resultaat', 'coordinator', `${year}/scholen`, (page) => page.getByLabel('Zoek op naam').fill('zzz')],
  ['scholen-inlezen', 'coordinator', `${year}/scholen/inlezen`],
  ['scholen-toevoegen', 'coordinator', `${year}/scholen/toevoegen`],
  ['school-van-regio', 'coordinator', `${year}/scholen/90AA00`],
  ['school-van-regio-contacten', 'coordinator', `${year}/scholen/90AA00/contacten`],
  ['contacten', 'coordinator', `${year}/contacten`],
  ['kalender', 'coordinator', `${year}/kalender`],
  ['kalender-stap-open', 'coordinator', `${year}/kalender`, (page) => page.getByRole('button', { name: /^Wijzigen Bijlagen toegevoegd/ }).click()],
  ['kalender-fout', 'coordinator', `${year}/kalender`, makeConflict],
  ['kalender-publiceren', 'coordinator', `${year}/kalender/publiceren`],
  ['kalender-versies', 'coordinator', `${year}/kalender/versies`],
  ['berichten', 'coordinator', `${year}/berichten`],
  ['helpdesk-kalender', 'helpdesk', `${year}/kalender`],
  ['helpdesk-scholen', 'helpdesk', `${year}/scholen`],
  ['school', 'po', '/rollen?verder'],
  ['school-stap-invullen', 'po', '/rollen?verder', (page) => page.getByRole('button', { name: /^Aantal of opmerking invullen Aantal leerlingen/ }).click()],
  ['school-contacten', 'po', '/rollen?verder', (page) => page.getByRole('link', { name: 'Contactpersonen', exact: true }).click()],
  ['school-contacten-wijzigen', 'po', '/rollen?verder', changeContacts],
  ['school-berichten', 'po', '/rollen?verder', (page) => page.getByRole('link', { name: 'Berichten' }).click()],
  ['school-vo', 'vo', '/rollen?verder'],
  ['school-onbekend', 'po', '/scholen/voorbeeld/2026-2027/99ZZ99'],
]

async function makeConflict(page: Page): Promise<void> {
  await page.getByLabel('Datum van Ophalen kan vanaf').fill('2027-03-28')
  await page.getByText('Fout', { exact: true }).first().waitFor()
}

async function changeContacts(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Contactpersonen', exact: true }).click()
  await page.getByRole('button', { name: 'Contactpersonen wijzigen' }).click()
}

describe.each(Object.keys(sizes) as Size[])('on a %s screen', (size) => {
  const open = new Map<string, Awaited<ReturnType<typeof openPage>>>()
  afterAll(async () => {
    for (const { page } of open.values()) await page.context().close()
  })

  /** Somebody signs in once; the session lives in the tab. */
  async function pageOf(user: string | undefined) {
    const key = user ?? ''
    const known = open.get(key)
    if (known) return known
    const opened = await openPage(browser, system.url, size)
    open.set(key, opened)
    if (user) {
      await opened.page.goto('/rollen')
      await chooseUser(opened.page, `${user}@demo.example`)
    }
    return opened
  }

  test.each(screens)('%s has no fault of accessibility and does not scroll sideways', async (name, user, address, before) => {
    const { page, errors } = await pageOf(user)
    await page.goto(address)
    await settled(page)
    await before?.(page)
    await settled(page)
    expect(await look(page, `${name}.${size}`)).toEqual({ violations: [], overflow: 0 })
    expect(errors).toEqual([])
  })
})
