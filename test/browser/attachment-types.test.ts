// The attachments of a region on the screen: adding, writing and locking them, with what schools and parents read.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { chooseUser, clean, look, openPage, settled, type Size, sizes } from './support/browser.ts'
import { asUser } from './support/region.ts'
import { browser, openAs, system, withSystem } from './support/with-system.ts'

const year = '/regio/voorbeeld/2026-2027'
const api = '/v1/regions/voorbeeld/years/2026-2027'

withSystem('2026-11-16T09:00', async () => {
  const coordinator = await asUser(system, 'coordinator@demo.example')
  await coordinator('POST', `${api}/calendar/publish`, {})
})

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name })

test('a coordinator adds a ready-made type, changes it, gives it a form and takes it out again', async () => {
  const { page, errors } = await openAs('coordinator', `${year}/bijlagen`)
  await button(page, 'Toevoegen Adviesblad met handtekening').click()
  await page.getByText('De bijlage “Adviesblad met handtekening” is toegevoegd.').waitFor()
  await link(page, 'Wijzigen Adviesblad met handtekening').click()
  await page.getByRole('heading', { level: 1, name: 'Bijlage wijzigen: Adviesblad met handtekening' }).waitFor()
  expect(await page.getByLabel('Naam van de functionaris gegevensbescherming').count()).toBe(0)
  await page.getByRole('radio', { name: 'Hier uploaden en ophalen' }).check()
  await button(page, 'Bijlage opslaan').click()
  await page.getByRole('alert').getByRole('link', { name: 'Maak een keuze.' }).click()
  expect(await page.evaluate('document.activeElement.id')).toBe('hereReason')
  await page.getByRole('radio', { name: 'Het systeem van de vo-school kan bijlagen uit OSO niet lezen' }).check()
  await page.locator('input[type=file]').setInputFiles({ name: 'formulier.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') })
  await button(page, 'Formulier uploaden').click()
  await page.getByText('Het formulier is opgeslagen.').waitFor()
  // What was typed before the upload is there still, and is saved on the version that the upload made.
  await button(page, 'Bijlage opslaan').click()
  await page.getByText('De bijlage “Adviesblad met handtekening” is opgeslagen.').waitFor()
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Adviesblad met handtekening' }) })
  await card.getByText('Hier uploaden en ophalen. Het systeem van de vo-school kan bijlagen uit OSO niet lezen.').waitFor()
  await card.getByText('Alles over deze bijlage').click()
  await card.getByText('PDF, JPG of PNG, hooguit 10 MB').waitFor()
  const download = page.waitForEvent('download')
  await button(page, 'Haal het formulier op: formulier.pdf').click()
  expect((await download).suggestedFilename()).toBe('formulier.pdf')
  await link(page, 'Wijzigen Adviesblad met handtekening').click()
  await button(page, 'Uit de lijst halen').click()
  await button(page, 'Ja, haal deze bijlage uit de lijst').click()
  await page.getByText('De bijlage “Adviesblad met handtekening” is uit de lijst gehaald.').waitFor()
  expect(await button(page, 'Toevoegen Adviesblad met handtekening').count()).toBe(1)
  expect(errors).toEqual([])
  await page.context().close()
})

test('who changes a type that somebody else takes out meanwhile hears so before it comes back', async () => {
  const { page } = await openAs('coordinator', `${year}/bijlagen`)
  await button(page, 'Toevoegen Adviesblad met handtekening').click()
  await link(page, 'Wijzigen Adviesblad met handtekening').click()
  await page.getByLabel('Uitleg').fill('Met de handtekening van de ouders.')
  const coordinator = await asUser(system, 'coordinator@demo.example')
  const takeOut = async (typeId: string) => {
    const known = await coordinator('GET', `${api}/attachment-types`)
    const { types } = (await known.json()) as { readonly types: readonly { readonly typeId: string }[] }
    await coordinator('PUT', `${api}/attachment-types`, { types: types.filter((type) => type.typeId !== typeId) }, known.headers.get('etag')!)
  }
  const typeId = new URL(page.url()).pathname.split('/').at(-1)!
  await takeOut(typeId)
  await button(page, 'Bijlage opslaan').click()
  await page.getByText('Iemand anders heeft deze bijlage intussen uit de lijst gehaald.').waitFor()
  expect(await page.getByLabel('Uitleg').inputValue()).toBe('Met de handtekening van de ouders.')
  await button(page, 'Bijlage opslaan').click()
  await page.getByText('De bijlage “Adviesblad met handtekening” is toegevoegd.').waitFor()
  await takeOut(typeId)
  await page.context().close()
})

test('a type of one’s own wants a privacy officer, keeps what was typed when the API refuses, and reads beside the form as everybody will', async () => {
  const { page, errors } = await openAs('coordinator', `${year}/bijlagen/nieuw`)
  await button(page, 'Bijlage opslaan').click()
  expect(await page.getByRole('alert').getByRole('listitem').count()).toBe(6)
  expect(await page.title()).toMatch(/^Fout: /)
  await page.getByLabel('Naam van de bijlage').fill('Overzicht van verzuim')
  await page.getByLabel('Uitleg').fill('Wat de leerling al speelt.')
  await page.getByRole('radio', { name: 'Schoolloopbaan en resultaten' }).check()
  await page.getByLabel('Deze bijlage is gevoelig').uncheck()
  await page.getByLabel('Wat mag erin, en wat niet?').fill('Alleen het instrument. Het BSN is 111222333.')
  await page.getByLabel('Waarom staat dit niet in het OSO-dossier?').fill('Daar is geen plaats voor.')
  await page.getByLabel('Naam van de functionaris gegevensbescherming').fill('F. van der Gaag')
  await page.getByLabel('Bekeken op').fill('2026-11-02')
  await button(page, 'Bijlage opslaan').click()
  const faults = page.getByRole('alert').getByRole('listitem')
  await faults.filter({ hasText: 'BSN' }).waitFor()
  expect((await faults.allTextContents()).sort()).toEqual([
    'Er is al een bijlage met deze naam. Kies een andere naam.',
    'In deze tekst staat waarschijnlijk een BSN. Haal het nummer weg. Wij slaan geen BSN op.',
  ])
  expect(await page.getByLabel('Uitleg').inputValue()).toBe('Wat de leerling al speelt.')
  await page.getByLabel('Naam van de bijlage').fill('Plan voor muziek')
  await page.getByLabel('Wat mag erin, en wat niet?').fill('Alleen het instrument.')
  expect(await page.getByRole('alert').count()).toBe(0)
  await page.getByRole('heading', { level: 3, name: 'Plan voor muziek' }).waitFor()
  await button(page, 'Bijlage opslaan').click()
  await page.getByText('De bijlage “Plan voor muziek” is toegevoegd.').waitFor()
  expect(errors).toEqual([])
  await page.context().close()
})

describe.each(Object.keys(sizes) as Size[])('on a %s screen', (size) => {
  const seen = async (name: string, page: Page, errors: readonly string[]) => ({ ...(await look(page, `${name}.${size}`)), errors })
  const noFault = { ...clean, errors: [] }

  test('the list, the form and its faults have no fault of accessibility and do not scroll sideways', async () => {
    const { page, errors } = await openAs('coordinator', `${year}/bijlagen`, size)
    expect(await seen('bijlagen', page, errors)).toEqual(noFault)
    await page.goto(`${year}/bijlagen/dyslexia-statement`)
    await settled(page)
    expect(await seen('bijlagen-wijzigen', page, errors)).toEqual(noFault)
    await page.goto(`${year}/bijlagen/nieuw`)
    await settled(page)
    await button(page, 'Bijlage opslaan').click()
    expect(await seen('bijlagen-nieuw-fouten', page, errors)).toEqual(noFault)
    await page.context().close()
  })

  test('a helpdesk reads what schools read, and changes nothing', async () => {
    const { page, errors } = await openAs('helpdesk', `${year}/bijlagen`, size)
    await page.getByRole('heading', { level: 3, name: 'Dyslexieverklaring' }).waitFor()
    expect([await button(page, /Toevoegen/).count(), await link(page, /^Wijzigen/).count()]).toEqual([0, 0])
    expect(await seen('bijlagen-helpdesk', page, errors)).toEqual(noFault)
    await page.goto(`${year}/bijlagen/dyslexia-statement`)
    await page.getByRole('heading', { level: 1, name: 'Deze bijlage staat niet in de lijst' }).waitFor()
    await page.context().close()
  })

  test('everybody reads them in the agreements', async () => {
    const { page, errors } = await openPage(browser, system.url, size)
    await page.goto('/afspraken/voorbeeld/2026-2027')
    await page.getByRole('heading', { level: 3, name: 'Dyslexieverklaring' }).waitFor()
    await settled(page)
    expect(await seen('afspraken-bijlagen', page, errors)).toEqual(noFault)
    await page.context().close()
  })
})

test('once a school has set ready the page says since when, and offers nothing to change', async () => {
  const { page, errors } = await openPage(browser, system.url)
  await page.route('**/attachment-types', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, json: { ...(await answer.json()), lockedAt: '2027-03-22T09:30:00.000Z' } })
  })
  await page.goto(`${year}/bijlagen`)
  await chooseUser(page, 'coordinator@demo.example')
  await page.getByText('De bijlagen staan vast').waitFor()
  await page.getByText('maandag 22 maart 2027').waitFor()
  expect([await button(page, /Toevoegen/).count(), await link(page, /^Wijzigen/).count()]).toEqual([0, 0])
  expect(await look(page, 'bijlagen-vast.wide')).toEqual(clean)
  expect(errors).toEqual([])
  await page.context().close()
})
