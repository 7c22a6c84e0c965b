// What somebody does on the page that opens from a mail: nobody signs in, and the link opens that one page only.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { chooseUser, openPage, settled } from './support/browser.ts'
import { linkOf, publishDemoCalendar } from './support/region.ts'
import { browser, system, withSystem } from './support/with-system.ts'

withSystem('2026-11-16T09:00', async () => {
  await publishDemoCalendar(system)
})

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()

const open = async (link: string) => {
  const { page } = await openPage(browser, system.url, 'phone')
  await page.goto(link)
  await settled(page)
  return page
}
const card = (page: Page, title: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) })

const request = 'Aanvraag pro, lwoo of vso bij het samenwerkingsverband'

test('a step is reported with one press, without signing in or cookies, and is still done after loading the page again', async () => {
  const link = await linkOf(system, '90AD00')
  const page = await open(link)
  await card(page, request).getByRole('button', { name: /^Klaar melden/ }).click()
  await page.getByText(`Gemeld: “${request}” is klaar.`).waitFor()
  await page.reload()
  await card(page, request).getByText('Klaar', { exact: true }).waitFor()
  expect(page.url()).toBe(`${system.url}${link}`)
  expect(await page.context().cookies()).toEqual([])
})

test('the token travels as the one bearer, also where somebody is signed in, and is stored nowhere', async () => {
  const link = await linkOf(system, '90AD00')
  const token = link.split('#')[1]!
  const { page } = await openPage(browser, system.url)
  await page.goto('/rollen')
  await chooseUser(page, 'coordinator@demo.example')
  const asked: Readonly<Record<string, string>>[] = []
  const addresses: string[] = []
  page.on('request', (request) => {
    addresses.push(request.url())
    if (request.url().endsWith('/v1/school-page')) asked.push(request.headers())
  })
  await page.goto(link)
  await settled(page)
  expect(asked.map((headers) => [headers['authorization'], headers['overstap-role']])).toEqual([[`Bearer ${token}`, undefined]])
  // What a browser reports of the page itself holds the part behind the `#`; it does not send it.
  expect(addresses.filter((address) => address.includes(token) && !address.includes('#'))).toEqual([])
  expect(await page.evaluate('JSON.stringify([{ ...sessionStorage }, { ...localStorage }])')).not.toContain(token)
})

test('going to the content by keyboard leaves the link in the address', async () => {
  const link = await linkOf(system, '90AD00')
  const page = await open(link)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(page.url()).toBe(`${system.url}${link}`)
  expect(await page.evaluate('document.activeElement.id')).toBe('inhoud')
})

test('a link that never was one and a link that was renewed say the same', async () => {
  const link = await linkOf(system, '90AE00')
  const page = await open(link)
  await press('Maak een nieuwe link')(page)
  await press('Ja, maak een nieuwe link')(page)
  await page.getByText('De oude link werkt niet meer').waitFor()
  expect(page.url()).not.toBe(`${system.url}${link}`)
  await page.reload()
  await page.getByRole('heading', { name: 'Wat uw school moet doen' }).waitFor()
  const old = await open(link)
  const never = await open('/schoolpagina#nooit')
  expect(await old.locator('main').innerText()).toContain('Deze link werkt niet meer')
  expect(await old.locator('main').innerText()).toBe(await never.locator('main').innerText())
})

test('a colleague takes over: the bearer hears no more, and the own link is dead', async () => {
  const link = await linkOf(system, '90AF00')
  const page = await open(link)
  await page.getByRole('link', { name: 'Bent u niet de juiste persoon?' }).click()
  await page.getByLabel('E-mailadres van uw collega').fill('geen adres')
  await press('Geef door')(page)
  expect(await page.getByRole('alert').innerText()).toContain('Vul een e-mailadres in')
  await page.getByLabel('E-mailadres van uw collega').fill('collega@school.example')
  await page.getByLabel('Naam van uw collega').fill('Noor Bakker')
  await press('Geef door')(page)
  await page.getByRole('heading', { level: 1, name: 'Uw collega is doorgegeven' }).waitFor()
  expect(await page.locator('main').innerText()).toContain('collega@school.example')
  await page.goto('about:blank')
  await page.goto(link)
  await page.getByRole('heading', { level: 1, name: 'Deze link werkt niet meer' }).waitFor()
})

test('contacts are confirmed there, and that step is done', async () => {
  const page = await open(await linkOf(system, '90AH00'))
  await card(page, 'Contactpersonen controleren').getByRole('link').click()
  await press('Klopt, niets veranderd')(page)
  await page.getByText('De contactpersonen zijn bevestigd.').waitFor()
  await page.getByRole('link', { name: 'Stappen' }).click()
  const step = card(page, 'Contactpersonen controleren')
  await step.waitFor()
  expect(await step.getByText('Klaar', { exact: true }).count()).toBe(1)
})

test('a step that counts is not done without its number', async () => {
  const page = await open(await linkOf(system, '90AG00'))
  const step = card(page, 'Aantal leerlingen naar het vo')
  await step.getByRole('button', { name: /^Klaar melden/ }).click()
  await step.getByRole('button', { name: 'Opslaan' }).click()
  await step.getByText('Vul het aantal in.').waitFor()
  await step.getByLabel('Hoeveel leerlingen gaan naar het vo?').fill('28')
  await step.getByRole('button', { name: 'Opslaan' }).click()
  await page.getByText('“Aantal leerlingen naar het vo” is klaar.').waitFor()
  expect(await step.innerText()).toContain('28')
})
