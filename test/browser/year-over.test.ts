// What the screens say when a date is near, who may not change something, and once a school year is over and no new one is open.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { chooseUser, clean, look, openPage, settled, type Size } from './support/browser.ts'
import { asUser, linkOf } from './support/region.ts'
import { browser, system, withSystem } from './support/with-system.ts'

const year = '/regio/voorbeeld/2026-2027'
const api = '/v1/regions/voorbeeld/years/2026-2027'

withSystem('2026-11-02T09:00', async () => {
  const coordinator = await asUser(system, 'coordinator@demo.example')
  await coordinator('POST', `${api}/calendar/publish`, {})
  const board = await asUser(system, 'board@demo.example')
  const known = await board('GET', '/v1/boards/99901/overview')
  await board('PUT', '/v1/boards/99901/qualification', { agreement: { state: 'yes' } }, known.headers.get('etag')!)
})

async function asSomeone(user: string, address: string, size: Size = 'wide') {
  const opened = await openPage(browser, system.url, size)
  const missed: string[] = []
  opened.page.on('response', (response) => {
    if (response.status() === 404) missed.push(new URL(response.url()).pathname)
  })
  await opened.page.goto(address)
  await chooseUser(opened.page, `${user}@demo.example`)
  await settled(opened.page)
  return { ...opened, missed }
}

/** At both sizes. */
async function isClean(page: Page, name: string): Promise<void> {
  expect(await look(page, `${name}.wide`)).toEqual(clean)
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await look(page, `${name}.phone`)).toEqual(clean)
}

const main = (page: Page) => page.locator('main').innerText()

test('the next date asks the two questions about OSO at once', async () => {
  await system.moveClock('2026-12-18T09:00')
  const { page } = await openPage(browser, system.url)
  await page.goto(await linkOf(system, '90AA00'))
  await settled(page)
  const next = page.getByRole('region', { name: 'Eerstvolgende datum' })
  expect(await next.innerText()).toContain('Aansluiting op OSO controleren')
  await isClean(page, 'eerstvolgende-datum-oso')
  await next.getByRole('link', { name: 'Beantwoord twee vragen' }).click()
  await page.getByRole('heading', { level: 1, name: 'Aansluiting op OSO' }).waitFor()
})

test('a helpdesk that comes to state facts reads who can, and gets no form', async () => {
  const { page, errors } = await asSomeone('helpdesk', `${year}/scholen/90AC00/aansluiting`)
  expect(await main(page)).toContain('De coördinator van de regio kan dit wijzigen.')
  expect(await page.getByRole('radio').count()).toBe(0)
  await isClean(page, 'aansluiting-zonder-recht')
  expect(errors).toEqual([])
})

test('who comes back to the call list finds its filters as they were, and the focus stays at the filter', async () => {
  const { page, errors } = await asSomeone('coordinator', `${year}/bellijst`)
  await page.getByLabel('Soort school').selectOption('vo')
  await page.getByLabel('Waarover belt u?').focus()
  await page.getByLabel('Waarover belt u?').selectOption({ label: 'Aansluiting op OSO' })
  expect(await page.evaluate('document.activeElement.id')).toBe('waarover')
  expect(new URL(page.url()).search).toBe('?kant=vo&waarover=oso')
  const rows = page.getByRole('table', { name: 'Bellijst' }).getByRole('rowheader').getByRole('link')
  const names = await rows.allInnerTexts()
  await rows.first().click()
  await page.getByRole('heading', { level: 1, name: names[0]!, exact: true }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: 'Bellijst' }).waitFor()
  expect([await rows.allInnerTexts(), await page.getByLabel('Soort school').inputValue(), await page.getByLabel('Waarover belt u?').inputValue()]).toEqual([names, 'vo', 'oso'])
  expect(errors).toEqual([])
})

test('after 31 July the region reads first that the year is over and how it ended, and the board what to look at again', async () => {
  await system.moveClock('2027-08-02T09:00')
  const { page } = await asSomeone('coordinator', year)
  const told = await main(page)
  expect(told).toContain('Dit schooljaar is voorbij.')
  expect(told).toContain('Op zaterdag 31 juli 2027')
  expect(told).toContain('Stappen nog open na de datum')
  expect(told).not.toContain('wie kunt u het best bellen')
  expect(told.indexOf('Wie is aangesloten op OSO?')).toBeLessThan(told.indexOf('Wat nog openstaat'))
  await isClean(page, 'overzicht-voorbij')

  const { page: board } = await asSomeone('board', '/bestuur')
  const light = board.getByRole('listitem').filter({ hasText: 'Overeenkomst met Kennisnet' }).first()
  expect(await light.innerText()).toMatch(/Opnieuw controleren[\s\S]*nagekeken op maandag 2 november 2026\. U meldde: ja, geregeld\. Klopt dat dit schooljaar nog\?/)
  expect(await main(board)).toContain('Er is nog geen nieuw schooljaar geopend.')
  await isClean(board, 'bestuur-voorbij')
})

test('once nothing of the year may be read, a school is asked nothing that is gone, and a board reads that no new year is open', async () => {
  await system.moveClock('2027-10-02T09:00')
  const { missed } = await asSomeone('po', '/scholen/voorbeeld/2026-2027/90AA00')
  expect(missed).toEqual([])
  const { page: board } = await asSomeone('board', '/bestuur')
  expect(await main(board)).toContain('Er is nog geen nieuw schooljaar geopend.')
  expect(await main(board)).not.toContain('Nog geen school van uw bestuur')
  await isClean(board, 'bestuur-geen-nieuw-jaar')
})
