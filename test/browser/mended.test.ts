// What people ran into: a wrong door, an old fault beside a right field, a sentence about something else, a number that nobody understood.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { chooseUser, clean, look, openPage, settled, type Size, sizes } from './support/browser.ts'
import { asUser, linkOf, publishDemoCalendar, publishNeighbour } from './support/region.ts'
import { browser, openAs, system, withSystem } from './support/with-system.ts'

withSystem('2026-11-16T09:00', async () => {
  await publishDemoCalendar(system)
  await publishNeighbour(system)
})

const year = '/regio/voorbeeld/2026-2027'
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const focused = (page: Page) => page.evaluate('document.activeElement.id')

test('a fault goes away once its field is right, and the focus stays where one types', async () => {
  const { page } = await openAs('coordinator', `${year}/kalender/verplaatsen/leavers-listed`)
  await button(page, 'Verplaats en mail de scholen').click()
  const faults = page.getByRole('alert').getByRole('listitem')
  expect(await faults.count()).toBe(2)
  expect(await page.title()).toMatch(/^Fout: /)
  await page.getByLabel('Reden van de wijziging').pressSequentially('Er')
  expect(await faults.count()).toBe(1)
  expect(await focused(page)).toBe('reason')
  expect(await page.getByLabel('Reden van de wijziging').getAttribute('aria-invalid')).toBeNull()
  await page.getByLabel('Nieuwe datum').fill('2027-02-09')
  expect(await page.getByRole('alert').count()).toBe(0)
  expect(await page.title()).not.toMatch(/^Fout: /)
  await page.context().close()
})

test('a title with a sign that nobody sees is named, in the check and when it is saved', async () => {
  const { page } = await openAs('coordinator', `${year}/kalender`)
  await button(page, /^Wijzigen\s*Warme overdracht klaar/).click()
  const title = page.getByLabel('Titel op het scherm')
  await title.fill('Warme overdracht\u200b klaar')
  const told = page.getByRole('link', { name: /^Warme overdracht.*klaar: In deze tekst staan onzichtbare tekens/ })
  await told.waitFor()
  expect(await look(page, 'kalender-onzichtbaar-teken.wide')).toEqual(clean)
  await told.click()
  expect(await focused(page)).toBe('title-warm-transfer')
  await button(page, 'Concept opslaan').click()
  await page.getByRole('alert').getByRole('link', { name: /^Warme overdracht.*klaar: In deze tekst staan onzichtbare tekens/ }).waitFor()
  await title.fill('Warme overdracht klaar')
  await page.getByRole('alert').waitFor({ state: 'detached' })
  await told.waitFor({ state: 'detached' })
  await page.context().close()
})

test('throwing changes away is asked once more', async () => {
  const { page } = await openAs('coordinator', `${year}/kalender`)
  const date = page.getByLabel('Datum van Plaatsing bekend')
  await date.fill('2027-04-22')
  await button(page, 'Wijzigingen weggooien').click()
  expect(await date.inputValue()).toBe('2027-04-22')
  expect(await look(page, 'kalender-weggooien.wide')).toEqual(clean)
  await button(page, 'Annuleren').click()
  await button(page, 'Wijzigingen weggooien').click()
  await button(page, 'Ja, gooi de wijzigingen weg').click()
  expect(await date.inputValue()).toBe('2027-04-23')
  await page.waitForFunction("document.activeElement.id === 'save-state'")
  await page.context().close()
})

test('the mails of one school say that it is among the others', async () => {
  const { page } = await openAs('coordinator', `${year}/kalender/geplande-mails`)
  await page.getByLabel('Zoek op school').fill('90AA00')
  await page.getByText('1 school gevonden').waitFor()
  expect(await page.getByText(/^Aan \d+ personen, \d+ scholen, waarvan deze school$/).count()).toBeGreaterThan(0)
  expect(await page.getByText('E-mails per week').count()).toBe(0)
  await page.context().close()
})

test('a message without readers says so and cannot be sent; it can be about steps that schools report', async () => {
  const { page } = await openAs('coordinator', `${year}/berichten/nieuw`)
  await page.getByLabel('Scholen die nog iets moeten doen').check()
  const steps = await page.getByLabel('Welke stap?').getByRole('option').allInnerTexts()
  expect(steps).toContain('Warme overdracht klaar')
  expect(steps.filter((step) => /Ophalen kan vanaf|Doorstroomtoets|Aanmelden gesloten/.test(step))).toEqual([])
  await page.getByLabel('Schoolbesturen').check()
  await page.getByLabel('Onderwerp').fill('Voor besturen')
  await page.getByLabel('Tekst', { exact: true }).fill('Wilt u dit lezen?')
  await button(page, 'Controleer de e-mail').click()
  await page.getByText('Niemand krijgt deze e-mail.').waitFor()
  expect(await button(page, /^Verstuur/).count()).toBe(0)
  await page.context().close()
})

test('a file with progress shows what each school had and gets', async () => {
  const { page } = await openAs('coordinator', `${year}/voortgang`)
  const rows = ['vestigingscode;stap;klaar;totaal', '90AA00;inspection-done;23;28', '90AB00;oso-checked;ja;']
  await page.locator('input[type=file]').setInputFiles({ name: 'voortgang.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) })
  await button(page, 'Bekijk wat er verandert').click()
  await page.getByRole('table', { name: 'Dit verandert bij de scholen' }).waitFor()
  expect(await page.getByRole('row', { name: /Vlinderboom.*Ouders hebben kunnen inzien.*3 van de 28.*23 van de 28/ }).count()).toBe(1)
  expect(await page.getByRole('row', { name: /Aansluiting op OSO controleren.*nog niets gemeld.*klaar/ }).count()).toBe(1)
  expect(await look(page, 'voortgang-wijzigingen.wide')).toEqual(clean)
  await page.context().close()
})

describe.each(Object.keys(sizes) as Size[])('on a %s screen', (size) => {
  test('a school in two regions is told that dates differ, and goes to all of them', async () => {
    const { page } = await openAs('grens', '/scholen/voorbeeld/2026-2027/90BG00', size)
    const way = page.getByRole('link', { name: 'Bekijk de datums van alle regio’s' })
    await way.waitFor()
    expect(await page.locator('main').innerText()).toContain('Regio Voorbeeld')
    expect(await look(page, `school-datums-verschillen.${size}`)).toEqual(clean)
    await way.click()
    await page.getByRole('heading', { level: 1, name: 'Datums van al uw regio’s' }).waitFor()
    await page.context().close()
  })

  test('the page behind a link names its region and year, and what a number counts', async () => {
    const { page } = await openPage(browser, system.url, size)
    await page.goto(await linkOf(system, '90AA00'))
    await settled(page)
    const text = await page.locator('main').innerText()
    expect(text).toContain('Regio Voorbeeld, schooljaar 2026–2027')
    expect(text).toContain('3 van de 28 leerlingen')
    expect(await look(page, `schoolpagina-regio.${size}`)).toEqual(clean)
    await page.context().close()
  })
})

test('that a step was reported is no longer said when the next report is refused', async () => {
  const { page } = await openAs('po2', '/rollen?verder')
  const card = (title: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
  const request = 'Aanvraag pro, lwoo of vso bij het samenwerkingsverband'
  await card(request).getByRole('button', { name: /^Klaar melden/ }).click()
  const said = page.getByText(`Gemeld: “${request}” is klaar.`)
  await said.waitFor()
  await card('Warme overdracht klaar').getByRole('button', { name: /Opmerking toevoegen/ }).click()
  await card('Warme overdracht klaar').getByRole('textbox').fill('Leerling met BSN 123456782')
  await card('Warme overdracht klaar').getByRole('button', { name: /Opslaan/ }).click()
  await page.getByText('waarschijnlijk een BSN').first().waitFor()
  expect(await said.count()).toBe(0)
  await page.context().close()
})

test('what stands on the page of a school is said to the region as to a region', async () => {
  const { page } = await openAs('coordinator', `${year}/scholen/90AA00`)
  const text = await page.locator('main').innerText()
  expect(text).toContain('De school hoeft hierover niets te melden.')
  expect(text).not.toMatch(/\bU hoeft\b|\buw school\b/i)
  await page.context().close()
})

// Last: from here on there is a second year.
test('a year that was only opened changes nothing for a school that signs in, and stays within reach', async () => {
  const coordinator = await asUser(system, 'coordinator@demo.example')
  await coordinator('POST', '/v1/regions/voorbeeld/years', { year: '2027-2028', copyFrom: '2026-2027' })
  const { page } = await openPage(browser, system.url, 'phone')
  await page.goto('/')
  await button(page, 'Inloggen').click()
  await chooseUser(page, 'po@demo.example')
  await page.waitForURL(/\/scholen\/voorbeeld\/2026-2027\//)
  await settled(page)
  expect(await page.getByRole('link', { name: 'Andere rol of school' }).count()).toBe(0)
  expect(await look(page, 'school-ander-schooljaar.phone')).toEqual(clean)
  await page.getByRole('link', { name: '2027–2028' }).click()
  await page.waitForURL(/\/scholen\/voorbeeld\/2027-2028\//)
  await page.getByText('De regio heeft de kalender nog niet gepubliceerd.').waitFor()
  await page.context().close()

  const { page: region } = await openAs('coordinator', '/rollen?verder')
  await region.waitForURL((url) => url.pathname === year)
  expect(await region.getByRole('link', { name: 'Andere rol of school' }).count()).toBe(0)
  expect(await region.getByRole('link', { name: '2027–2028' }).count()).toBe(1)
  await region.context().close()
})
