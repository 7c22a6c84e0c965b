// The coordinator's year by keyboard alone: from opening it to a school whose reminder stops.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readRegister } from '../../lambdas/formats/register.ts'
import { demoUserSchools, voorbeeld } from '../../lib/laptop/demo/register/schools.ts'
import { clean, look, openPage } from './support/browser.ts'
import { chooseFile, press, tabTo, type } from './support/keyboard.ts'
import { browser, system, withSystem } from './support/with-system.ts'

withSystem('2027-08-30T09:00')

const municipalities: readonly string[] = voorbeeld.municipalities
const register = (name: 'po' | 'vo') => ({ name: `${name}.csv`, bytes: new Uint8Array(readFileSync(new URL(`../../lib/laptop/demo/register/${name}.csv`, import.meta.url))) })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name })
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

async function signIn(page: Page, email: string): Promise<void> {
  await press(page, button(page, 'Inloggen'))
  await press(page, page.locator(`button[name=email][value="${email}"]`))
}

async function signOut(page: Page): Promise<void> {
  await press(page, button(page, 'Uitloggen'))
  await press(page, page.locator('button[name=logout]'))
  await button(page, 'Inloggen').waitFor()
}

/** Reads one register file; the region is a choice of its municipalities. */
async function importRegister(page: Page, side: 'po' | 'vo'): Promise<void> {
  await chooseFile(page, button(page, 'Kies een bestand'), register(side))
  await page.getByRole('group', { name: 'Welke gemeenten' }).waitFor()
  for (const name of municipalities) {
    const municipality = page.getByRole('checkbox', { name: new RegExp(`^${name} \\(`, 'i') })
    if ((await municipality.count()) > 0) await press(page, municipality, 'Space')
  }
  await press(page, button(page, 'Bekijk wat er verandert'))
  await heading(page, 'Dit gaat er veranderen')
  await press(page, button(page, /^Ja, lees deze/))
  await heading(page, 'De scholen zijn ingelezen')
}

/** A contact for each school of the register in the region, and one row that cannot be read. */
function contactsFile(): { readonly name: string; readonly bytes: Uint8Array } {
  const schools = (['po', 'vo'] as const).flatMap((side) => readRegister(register(side).bytes).entries.map(({ entry }) => entry))
  const rows = schools
    .filter((school) => municipalities.includes(school.municipality))
    .map(({ schoolId }) => `${schoolId};overstap;;${schoolId === demoUserSchools.po ? 'po@demo.example' : `school-${schoolId.toLowerCase()}@demo.example`};;`)
  const text = ['vestigingscode;rol;naam;e-mail;telefoon;werkdagen', ...rows, '90AA00;overstap;;geen adres;;'].join('\r\n')
  return { name: 'contacten.csv', bytes: new TextEncoder().encode(text) }
}

test('a coordinator runs the year from the keyboard alone, and a school hears no more of a step that it has ticked', async () => {
  const { page, errors } = await openPage(browser, system.url)
  await page.goto('/')
  await signIn(page, 'coordinator@demo.example')
  await heading(page, 'Schooljaar 2026–2027')

  // A new year is empty.
  await press(page, link(page, 'Regio Voorbeeld'))
  await heading(page, 'Regio Voorbeeld')
  await press(page, link(page, 'Nieuw schooljaar openen'))
  await heading(page, 'Nieuw schooljaar openen')
  await tabTo(page, page.getByRole('radio', { name: 'Overnemen uit 2026–2027' }))
  await page.keyboard.press('ArrowDown')
  await press(page, button(page, 'Open dit schooljaar'))
  await heading(page, 'Schooljaar 2027–2028')
  await page.getByText('Schooljaar 2027–2028 is geopend.').waitFor()

  expect(await look(page, 'jaar-nieuw.wide')).toEqual(clean)
  await press(page, link(page, 'Scholen inlezen'))
  await heading(page, 'Scholen')
  await press(page, link(page, 'Scholen inlezen van DUO'))
  await importRegister(page, 'po')
  await press(page, button(page, 'Nog een bestand inlezen'))
  await importRegister(page, 'vo')

  expect(await look(page, 'scholen-ingelezen.wide')).toEqual(clean)
  await press(page, link(page, 'Naar de contactpersonen'))
  await heading(page, 'Contactpersonen')
  await chooseFile(page, button(page, 'Kies een bestand'), contactsFile())
  await press(page, button(page, 'Bekijk wat er verandert'))
  await heading(page, 'Dit gaat er veranderen')
  expect(await page.getByRole('row', { name: /^32 .*e-mailadres/i }).count()).toBe(1)
  await press(page, button(page, 'Ja, lees deze contactpersonen in'))
  await page.getByText('Elke school heeft een contactpersoon.').waitFor()

  await press(page, link(page, 'Kalender'))
  await button(page, 'Neem het voorstel over').waitFor()
  expect(await look(page, 'kalender-leeg.wide')).toEqual(clean)
  await press(page, button(page, 'Neem het voorstel over'))
  const date = page.getByLabel('Datum van Aansluiting op OSO controleren')
  expect(await date.inputValue()).toBe('2027-12-01')
  // Day and month are the same number, as their order in the field depends on the browser's language.
  await type(page, date, '11112027')
  expect(await date.inputValue()).toBe('2027-11-11')
  await press(page, button(page, 'Concept opslaan'))
  await page.getByText('Het concept is opgeslagen.').waitFor()
  await press(page, link(page, 'Controleer en publiceer'))
  await heading(page, 'Controleer en publiceer')
  await press(page, button(page, 'Publiceer de kalender'))
  await heading(page, 'Versie 1 is gepubliceerd')
  expect(await look(page, 'kalender-gepubliceerd.wide')).toEqual(clean)

  // The schools hear of it.
  await system.moveClock('2027-08-30T10:00')
  expect((await system.mailsTo('po@demo.example')).map(({ subject }) => subject)).toEqual([expect.stringContaining('2027-2028')])
  await page.goto('/postvak?aan=po@demo.example')
  await press(page, page.locator('main a[href^="/postvak/"]').first())
  await page.locator('main', { hasText: 'Aansluiting op OSO controleren: uiterlijk donderdag 11 november 2027' }).waitFor()
  await page.goto('/')
  await signOut(page)

  // The school answers its two questions before the reminder goes out.
  await signIn(page, 'po@demo.example')
  // The newest published year opens at once.
  await page.getByText('Uiterlijk donderdag 11 november 2027').first().waitFor()
  await press(page, link(page, 'Beantwoord twee vragen').first())
  await heading(page, 'Aansluiting op OSO')
  await press(page, page.getByRole('radio', { name: 'ParnasSys' }), 'Space')
  await press(page, page.getByRole('radio', { name: 'Ja', exact: true }), 'Space')
  await press(page, button(page, 'Verstuur uw antwoord'))
  await page.getByText('Dank u. Uw antwoord is verwerkt.').waitFor()

  expect(await look(page, 'school-gemeld.wide')).toEqual(clean)

  await system.moveClock('2027-11-10T09:00')
  const about = (address: string) => system.mailsTo(address).then((mails) => mails.filter(({ text }) => text.includes('Aansluiting op OSO controleren') && text.includes('11 november 2027')))
  const reminded = (await about('school-90ab00@demo.example')).map(({ subject }) => subject)
  const ticked = (await about('po@demo.example')).map(({ subject }) => subject)
  expect(reminded.length).toBe(ticked.length + 1)
  expect(errors).toEqual([])
  await tabTo(page, link(page, 'Overstapcoördinator'))
})
