// The coordinator's Monday morning: who is behind, whom to call, what to say, and what changes after the call.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chooseUser, clean, look, openPage, settled, type Size, sizes } from './support/browser.ts'
import { asUser, publishDemoCalendar } from './support/region.ts'
import { browser, system, withSystem } from './support/with-system.ts'

const year = '/regio/voorbeeld/2026-2027'
const api = '/v1/regions/voorbeeld/years/2026-2027'

withSystem('2026-11-16T09:00', async () => {
  await publishDemoCalendar(system)
  const coordinator = await asUser(system, 'coordinator@demo.example')
  const known = await coordinator('GET', `${api}/schools/90AB00/qualification`)
  await coordinator('PUT', `${api}/schools/90AB00/qualification`, { agreement: { state: 'yes' }, mandate: { state: 'no' } }, known.headers.get('etag')!)
  const po = await asUser(system, 'po@demo.example')
  await po('POST', `${api}/schools/90AA00/expected-pupils`, [{ schoolId: '92AA00', count: 21 }, { schoolId: '92BA00', count: 3 }])
  const vo = await asUser(system, 'vo@demo.example')
  await vo('POST', `${api}/schools/92AA00/oso-missing`, [{ schoolId: '90AA00', count: 6 }])
  await system.moveClock('2027-02-08T08:15')
})

async function asCoordinator(size: Size = 'wide') {
  const opened = await openPage(browser, system.url, size)
  await opened.page.goto('/rollen')
  await chooseUser(opened.page, 'coordinator@demo.example')
  return opened
}

const shareNow = (page: Page) => page.locator('.share__now').first().innerText()

/** What a download holds. */
async function downloaded(page: Page, press: () => Promise<void>): Promise<{ readonly name: string; readonly text: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()])
  const chunks: Buffer[] = []
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
  return { name: file.suggestedFilename(), text: Buffer.concat(chunks).toString() }
}

test('the coordinator sees who is behind, takes the call list along, and states after a call what was found', async () => {
  const { page, errors } = await asCoordinator()
  await page.goto(year)
  await settled(page)
  const before = await shareNow(page)
  expect(await page.getByRole('table', { name: 'Loopt achter' }).getByRole('row').count()).toBeGreaterThan(1)

  await page.getByRole('link', { name: 'Bellijst maken' }).click()
  await page.getByRole('heading', { level: 1, name: 'Bellijst' }).waitFor()
  await page.getByLabel('Soort school').selectOption('po')
  await page.getByLabel('Waarover belt u?').selectOption({ label: 'Aansluiting op OSO' })
  const names = await page.getByRole('table', { name: 'Bellijst' }).getByRole('rowheader').getByRole('link').allInnerTexts()
  expect(names).toContain('OBS ’t Reuzenrad')
  const { name, text } = await downloaded(page, () => page.getByRole('button', { name: 'Downloaden voor Excel (csv)' }).click())
  expect(name).toBe('bellijst-2026-2027-2027-02-08.csv')
  const lines = text.trimEnd().split('\r\n')
  expect(lines[0]).toMatch(/^\uFEFFVestigingscode;School;Plaats;Soort;/)
  expect(lines).toHaveLength(names.length + 1)
  expect(await page.getByRole('status').filter({ hasText: 'gedownload' }).count()).toBe(1)

  await page.getByRole('row').filter({ hasText: 'Mandaat ontbreekt' }).getByRole('link', { name: 'OBS ’t Reuzenrad' }).click()
  await settled(page)
  await page.getByText('Volgende stap:').waitFor()
  await page.getByText('E-mail aan het schoolbestuur').click()
  expect(await page.getByRole('textbox', { name: 'Tekst' }).first().inputValue()).toContain('mandaat')

  await page.getByRole('link', { name: 'Aansluiting controleren' }).click()
  await page.getByRole('button', { name: 'Opslaan' }).click()
  expect(await page.getByRole('alert').innerText()).toContain('Vul in wat u hebt gecontroleerd')
  for (const fact of ['Overeenkomst met Kennisnet', 'Mandaat in OSR', 'Endpoint']) await page.getByRole('group', { name: fact }).getByRole('radio', { name: 'Ja', exact: true }).check()
  await page.getByLabel('Opmerking').fill('Gebeld: het mandaat staat in OSR.')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await page.getByText('De aansluiting is bijgewerkt.').waitFor()
  await page.getByText('Aangesloten op OSO (gekwalificeerd)').waitFor()
  await page.getByText('Gebeld: het mandaat staat in OSR.').waitFor()

  await page.getByRole('link', { name: 'Overzicht', exact: true }).click()
  await settled(page)
  expect(await shareNow(page)).not.toBe(before)
  expect(errors).toEqual([])
})

test('refreshing shows what a school did meanwhile, and keeps what stands there when it does not work out', async () => {
  const { page } = await asCoordinator()
  await page.goto(year)
  await settled(page)
  const ask = () => page.getByRole('button', { name: 'Vernieuwen' }).click()
  await ask()
  await page.getByText(/^Vernieuwd om \d+\.\d\d uur\.$/).waitFor()
  await page.route('**/overview', (route) => route.abort())
  await ask()
  expect(await page.getByRole('alert').innerText()).toContain('Vernieuwen lukte niet.')
  expect(await page.getByRole('table', { name: 'Loopt achter' }).count()).toBe(1)
})

test('a list of connected schools is read in after a look at what changes and what stays', async () => {
  const { page, errors } = await asCoordinator()
  await page.goto(`${year}/aansluiting-inlezen`)
  await chooseList(page)
  const confirm = page.getByRole('button', { name: /^Ja, lees dit in/ })
  const before = await confirm.innerText()
  await page.getByRole('checkbox', { name: /Neem ook deze gegevens/ }).check()
  await page.getByText('U neemt alles uit uw lijst over').waitFor()
  expect(before).toBe('Ja, lees dit in voor 1 school')
  await confirm.getByText('Ja, lees dit in voor 2 scholen', { exact: true }).waitFor()
  await confirm.click()
  await page.getByText('De lijst is ingelezen. 2 scholen zijn bijgewerkt.').waitFor()
  expect(errors).toEqual([])
})

async function chooseList(page: Page): Promise<void> {
  const rows = ['vestigingscode;overeenkomst;mandaat;endpoint;datum', '90AA00;ja;ja;nee;2027-02-01', '90AB00;ja;ja;nee;2026-09-01', '99ZZ99;ja;ja;ja;2027-02-01', '90AC00;misschien;ja;ja;2027-02-01']
  await page.locator('input[type=file]').setInputFiles({ name: 'lijst.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) })
  await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click()
  await page.getByRole('heading', { level: 1, name: 'Dit gaat er veranderen' }).waitFor()
}

interface Screen {
  readonly name: string
  readonly address: string
  readonly before?: (page: Page) => Promise<void>
}

const screens: readonly Screen[] = [
  { name: 'overzicht', address: year },
  { name: 'bellijst', address: `${year}/bellijst` },
  { name: 'bellijst-leeg', address: `${year}/bellijst`, before: async (page) => {
    await page.getByLabel('Soort school').selectOption('vo')
    await page.getByLabel('Waarover belt u?').selectOption({ label: 'Geen contactpersoon' })
    await page.getByText('Geen scholen met dit filter.').waitFor()
  } },
  { name: 'koppels', address: `${year}/koppels` },
  { name: 'groei', address: `${year}/groei` },
  { name: 'groei-school', address: `${year}/scholen/90AB00/groei` },
  { name: 'aansluiting-inlezen', address: `${year}/aansluiting-inlezen` },
  { name: 'aansluiting-inlezen-controle', address: `${year}/aansluiting-inlezen`, before: chooseList },
  { name: 'school-aansluiting', address: `${year}/scholen/90AB00`, before: (page) => page.locator('.ready-mail summary').first().click().catch(() => undefined) },
  { name: 'school-aansluiting-wijzigen', address: `${year}/scholen/90AB00/aansluiting`, before: (page) => page.getByRole('button', { name: 'Opslaan' }).click() },
  { name: 'scholen-aansluiting', address: `${year}/scholen?aansluiting=mandate-missing&kant=po` },
]

describe.each(Object.keys(sizes) as Size[])('on a %s screen', (size) => {
  let opened: Awaited<ReturnType<typeof asCoordinator>>
  beforeAll(async () => {
    opened = await asCoordinator(size)
  })
  afterAll(() => opened?.page.context().close())

  test.each(screens)('$name has no fault of accessibility and does not scroll sideways', async ({ name, address, before }) => {
    const { page, errors } = opened
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
