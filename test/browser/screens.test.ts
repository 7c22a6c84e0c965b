// Every screen, wide and on a phone: no fault of accessibility, nothing scrolls sideways, and a picture to look at.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { chooseUser, clean, look, openPage, settled, type Size, sizes } from './support/browser.ts'
import { browser, system, withSystem } from './support/with-system.ts'
import { publishDemoCalendar } from './support/region.ts'

withSystem('2026-11-16T09:00', async () => {
  await publishDemoCalendar(system)
})

const year = '/regio/voorbeeld/2026-2027'

interface Screen {
  readonly name: string
  /** Who looks; nobody is signed in where it is left out. */
  readonly user?: string
  readonly address: string
  /** What is done there before the picture is taken. */
  readonly before?: (page: Page) => Promise<void>
}

const screens: readonly Screen[] = [
  { name: 'start', address: '/' },
  { name: 'niet-gevonden', address: '/bestaat-niet' },
  { name: 'inloggen-mislukt', address: '/aangemeld?code=a&state=b' },
  { name: 'regios', user: 'operator', address: '/regios' },
  { name: 'regio-nieuw', user: 'operator', address: '/regios/nieuw' },
  { name: 'regio-nieuw-fouten', user: 'operator', address: '/regios/nieuw', before: (page) => page.getByRole('button', { name: 'Regio maken' }).click() },
  { name: 'bestuur', user: 'board', address: '/bestuur' },
  { name: 'rollen', user: 'grens', address: '/rollen' },
  { name: 'regio', user: 'coordinator', address: '/regio/voorbeeld' },
  { name: 'regio-wijzigen', user: 'coordinator', address: '/regio/voorbeeld', before: (page) => page.getByRole('button', { name: 'Gegevens van de regio wijzigen' }).click() },
  { name: 'jaar', user: 'coordinator', address: year },
  { name: 'instellingen', user: 'coordinator', address: `${year}/instellingen` },
  { name: 'scholen', user: 'coordinator', address: `${year}/scholen` },
  { name: 'scholen-geen-resultaat', user: 'coordinator', address: `${year}/scholen`, before: (page) => page.getByLabel('Zoek op naam').fill('zzz') },
  { name: 'scholen-inlezen', user: 'coordinator', address: `${year}/scholen/inlezen` },
  { name: 'scholen-inlezen-gemeenten', user: 'coordinator', address: `${year}/scholen/inlezen`, before: chooseRegister },
  { name: 'scholen-inlezen-controle', user: 'coordinator', address: `${year}/scholen/inlezen`, before: reviewRegister },
  { name: 'scholen-toevoegen', user: 'coordinator', address: `${year}/scholen/toevoegen` },
  { name: 'school-van-regio', user: 'coordinator', address: `${year}/scholen/90AA00` },
  { name: 'school-van-regio-contacten', user: 'coordinator', address: `${year}/scholen/90AA00/contacten` },
  { name: 'school-van-regio-wijzigen', user: 'coordinator', address: `${year}/scholen/90AA00/wijzigen` },
  { name: 'contacten', user: 'coordinator', address: `${year}/contacten` },
  { name: 'contacten-controle', user: 'coordinator', address: `${year}/contacten`, before: reviewContacts },
  { name: 'kalender', user: 'coordinator', address: `${year}/kalender` },
  { name: 'kalender-stap-open', user: 'coordinator', address: `${year}/kalender`, before: (page) => page.getByRole('button', { name: /^Wijzigen Bijlagen toegevoegd/ }).click() },
  { name: 'kalender-fout', user: 'coordinator', address: `${year}/kalender`, before: makeConflict },
  { name: 'kalender-publiceren', user: 'coordinator', address: `${year}/kalender/publiceren` },
  { name: 'kalender-versies', user: 'coordinator', address: `${year}/kalender/versies` },
  { name: 'berichten', user: 'coordinator', address: `${year}/berichten` },
  { name: 'helpdesk-kalender', user: 'helpdesk', address: `${year}/kalender` },
  { name: 'helpdesk-scholen', user: 'helpdesk', address: `${year}/scholen` },
  { name: 'school', user: 'po', address: '/rollen?verder' },
  { name: 'school-stap-invullen', user: 'po', address: '/rollen?verder', before: (page) => page.getByRole('button', { name: /^Aantal of opmerking invullen Aantal leerlingen/ }).click() },
  { name: 'school-contacten', user: 'po', address: '/rollen?verder', before: (page) => page.getByRole('link', { name: 'Contactpersonen', exact: true }).click() },
  { name: 'school-contacten-wijzigen', user: 'po', address: '/rollen?verder', before: changeContacts },
  { name: 'school-berichten', user: 'po', address: '/rollen?verder', before: (page) => page.getByRole('link', { name: 'E-mails' }).click() },
  { name: 'school-vo', user: 'vo', address: '/rollen?verder' },
  { name: 'school-onbekend', user: 'po', address: '/scholen/voorbeeld/2026-2027/99ZZ99' },
]

const lookAtChanges = (page: Page) => page.getByRole('button', { name: 'Bekijk wat er verandert' }).click()

async function chooseRegister(page: Page): Promise<void> {
  const path = new URL('../../lib/laptop/demo/register/po.csv', import.meta.url)
  await page.locator('input[type=file]').setInputFiles({ name: 'po.csv', mimeType: 'text/csv', buffer: readFileSync(path) })
  await page.getByRole('group', { name: 'Welke gemeenten' }).waitFor()
}

async function reviewRegister(page: Page): Promise<void> {
  // Another name for a school, and a school code that cannot be.
  const text = readFileSync(new URL('../../lib/laptop/demo/register/po.csv', import.meta.url), 'latin1')
  const changed = text.replace('OBS De Vlinderboom;', 'OBS De Vlinderboom en De Beuk;').replace('90AB;90AB00', '90AB;9XAB00')
  await page.locator('input[type=file]').setInputFiles({ name: 'po.csv', mimeType: 'text/csv', buffer: Buffer.from(changed, 'latin1') })
  await lookAtChanges(page)
  await page.getByRole('heading', { level: 1, name: 'Dit gaat er veranderen' }).waitFor()
}

async function reviewContacts(page: Page): Promise<void> {
  const rows = ['vestigingscode;rol;naam;e-mail;telefoon;werkdagen', '90AA00;overstap;Kim de Boer;kim@school.example;0199 00 00 02;ma di', '90AB00;baas;;geen adres;;', '99ZZ99;overstap;;a@school.example;;']
  await page.locator('input[type=file]').setInputFiles({ name: 'contacten.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) })
  await lookAtChanges(page)
  await page.getByRole('heading', { level: 1, name: 'Dit gaat er veranderen' }).waitFor()
}

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

  test.each(screens)('$name has no fault of accessibility and does not scroll sideways', async ({ name, user, address, before }) => {
    const { page, errors } = await pageOf(user)
    await page.goto(address)
    await settled(page)
    if (before) {
      await before(page)
      await settled(page)
    }
    expect(await look(page, `${name}.${size}`)).toEqual(clean)
    expect(errors).toEqual([])
  })
})
