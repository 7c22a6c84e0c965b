// What may not get lost or go wrong while people work: two at once, a session that ends, a link from a mail, a wrong file.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { chooseUser, clean, look, openPage } from './support/browser.ts'
import { browser, openAs, system, withSystem } from './support/with-system.ts'
import { publishDemoCalendar } from './support/region.ts'

withSystem('2026-11-16T09:00', async () => {
  await publishDemoCalendar(system)
})

const year = '/regio/voorbeeld/2026-2027'

const saveDraft = (page: Page) => page.getByRole('button', { name: 'Concept opslaan' }).click()

test('two people who change the draft at once lose nothing: the second sees what the first saved and keeps the own changes', async () => {
  const { page: first } = await openAs('coordinator', `${year}/kalender`)
  const { page: second } = await openAs('coordinator', `${year}/kalender`)
  await second.getByLabel('Datum van Warme overdracht klaar').fill('2027-06-16')
  await first.getByLabel('Datum van Plaatsing bekend').fill('2027-04-22')
  await saveDraft(first)
  await first.getByText('Het concept is opgeslagen.').waitFor()
  await saveDraft(second)
  await second.getByText('Iemand anders heeft de kalender intussen opgeslagen').waitFor()
  expect(await second.getByRole('alert').innerText()).toContain('Plaatsing bekend: van vrijdag 23 april 2027 naar donderdag 22 april 2027')
  expect(await look(second, 'kalender-ander-opgeslagen.wide')).toEqual(clean)
  await second.getByRole('button', { name: 'met mijn wijzigingen erbij' }).click()
  expect(await second.getByLabel('Datum van Plaatsing bekend').inputValue()).toBe('2027-04-22')
  expect(await second.getByLabel('Datum van Warme overdracht klaar').inputValue()).toBe('2027-06-16')
  await saveDraft(second)
  await second.getByText('Het concept is opgeslagen.').waitFor()
})

test('what was typed is still there after a session ended and the person signed in again', async () => {
  const { page } = await openAs('coordinator', `${year}/scholen/toevoegen`)
  await page.getByLabel('Vestigingscode').fill('98ZZ00')
  await page.getByLabel('Naam van de school').fill('Sbo De Proef')
  await page.getByLabel('Speciaal basisonderwijs (sbo)').check()
  // A token that the API no longer takes.
  await page.evaluate(`sessionStorage.setItem('overstap.tokens', JSON.stringify({ access: 'a.b.c', expiresAt: Date.now() + 600000 }))`)
  await page.getByRole('button', { name: 'School toevoegen' }).click()
  const again = page.getByRole('button', { name: 'Opnieuw inloggen' })
  await again.waitFor()
  expect(await look(page, 'niet-meer-ingelogd.wide')).toEqual(clean)
  await Promise.all([page.waitForEvent('domcontentloaded'), again.click()])
  // The issuer may still know who this is; then it asks nothing.
  const issuer = page.locator('button[name=email]').first()
  await issuer.or(page.getByLabel('Naam van de school')).waitFor()
  if (await issuer.isVisible()) await chooseUser(page, 'coordinator@demo.example')
  expect(await page.getByLabel('Naam van de school').inputValue()).toBe('Sbo De Proef')
  expect(await page.getByLabel('Speciaal basisonderwijs (sbo)').isChecked()).toBe(true)
  await page.getByRole('button', { name: 'School toevoegen' }).click()
  await page.getByText('Sbo De Proef is toegevoegd.').waitFor()
})

test('leaving a draft that is not saved asks first', async () => {
  const { page } = await openAs('coordinator', `${year}/kalender`)
  await page.getByLabel('Datum van Warme overdracht klaar').fill('2027-06-11')
  await page.getByRole('link', { name: 'Scholen', exact: true }).click()
  await page.getByRole('dialog').waitFor()
  expect(await look(page, 'kalender-verlaten.wide')).toEqual(clean)
  await page.getByRole('button', { name: 'Blijf op deze pagina' }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  expect(new URL(page.url()).pathname).toBe(`${year}/kalender`)
  await page.getByRole('link', { name: 'Scholen', exact: true }).click()
  await page.getByRole('button', { name: 'Verlaat de pagina' }).click()
  await page.getByRole('heading', { level: 1, name: 'Scholen' }).waitFor()
})

test('the link in a mail opens the page of the school that it is about, without signing in', async () => {
  const [mail] = await system.mailsTo('po@demo.example')
  const address = /http:\/\/127\.0\.0\.1:\d+(\/schoolpagina#[\w.-]+)/.exec(mail!.text)![1]!
  const { page } = await openPage(browser, system.url)
  await page.goto(address)
  await page.getByRole('heading', { level: 1, name: 'OBS De Vlinderboom' }).waitFor()
  expect(await page.getByRole('heading', { name: 'Contactpersonen controleren' }).count()).toBe(1)
})

test('the address of a school asks who one is, and opens in the role that fits it', async () => {
  const { page } = await openAs('grens', '/scholen/buurregio/2026-2027/90BG00')
  await page.getByRole('heading', { level: 1, name: 'CBS De Oeverzwaluw' }).waitFor()
  expect(await page.getByText('Buurregio', { exact: false }).count()).toBeGreaterThan(0)
})

test('a file that is too large is refused before it is sent', async () => {
  const { page } = await openAs('coordinator', `${year}/scholen/inlezen`)
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.url()))
  await page.locator('input[type=file]').setInputFiles({ name: 'groot.csv', mimeType: 'text/csv', buffer: Buffer.alloc(4_400_001, 'a') })
  await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click()
  expect(await page.getByRole('alert').innerText()).toContain('niet groter zijn dan 4,4 MB')
  expect(await page.title()).toMatch(/^Fout: /)
  expect(await look(page, 'scholen-inlezen-te-groot.wide')).toEqual(clean)
  expect(sent.filter((address) => address.includes('/import'))).toEqual([])
})

test('a register file with a wrong row says which line and why, and reads the others', async () => {
  const { page } = await openAs('coordinator', `${year}/scholen/inlezen`)
  const bad = 'PROVINCIE;BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM'
  await page.locator('input[type=file]').setInputFiles({ name: 'kort.csv', mimeType: 'text/csv', buffer: Buffer.from(`${bad}\r\n`) })
  await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click()
  expect(await page.getByRole('alert').innerText()).toMatch(/kolom/i)
})

test('a helpdesk sees the calendar and nothing that changes it', async () => {
  const { page } = await openAs('helpdesk', `${year}/kalender`)
  await page.getByRole('heading', { level: 1, name: 'Regiokalender' }).waitFor()
  expect(await page.locator('main').getByRole('button').count()).toBe(0)
  expect(await page.locator('main input').count()).toBe(0)
})

test('a school that confirms its contacts has done that step', async () => {
  const { page } = await openAs('po2', '/rollen?verder')
  await page.getByRole('link', { name: 'Contactpersonen controleren' }).click()
  await page.getByRole('button', { name: 'Klopt, niets veranderd' }).click()
  await page.getByText('De contactpersonen zijn bevestigd.').waitFor()
  await page.getByRole('link', { name: 'Stappen', exact: true }).click()
  const done = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Contactpersonen controleren' }) })
  await done.waitFor()
  expect(await done.getByText('Klaar', { exact: true }).count()).toBe(1)
})

test('a report that is refused stays in its form, to be put right', async () => {
  const { page } = await openAs('po', '/rollen?verder')
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Warme overdracht klaar' }) })
  await card.getByRole('button', { name: /Opmerking toevoegen/ }).click()
  const note = card.getByRole('textbox')
  await note.fill('Leerling met BSN 123456782')
  await card.getByRole('button', { name: /Opslaan/ }).click()
  await page.getByText('waarschijnlijk een BSN').first().waitFor()
  expect(await note.inputValue()).toBe('Leerling met BSN 123456782')
  await note.fill('Gesprek op 1 juni')
  await card.getByRole('button', { name: /Opslaan/ }).click()
  await card.getByText('Gesprek op 1 juni').waitFor()
})
