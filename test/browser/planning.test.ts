// The coordinator plans: trying out, moving by arrow keys, taking advice, ticking warnings, seeing each mail beforehand, and moving a date.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clean, look, openPage, settled, type Size, sizes } from './support/browser.ts'
import { tabTo } from './support/keyboard.ts'
import { publishDemoCalendar } from './support/region.ts'
import { browser, openAs, system, withSystem } from './support/with-system.ts'

withSystem('2026-11-16T09:00', async () => {
  await publishDemoCalendar(system)
})

const year = '/regio/voorbeeld/2026-2027'
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

/** A round that closes on a Sunday, before the national date: an error, warnings, and differences. */
async function spoil(page: Page): Promise<void> {
  await page.getByLabel('Datum van Ophalen kan vanaf').fill('2027-03-28')
  await page.getByLabel('Datum van Aanmelden gesloten').fill('2027-03-29')
  await page.getByText('Fout', { exact: true }).first().waitFor()
}

interface Screen {
  readonly name: string
  readonly address: string
  readonly before?: (page: Page) => Promise<void>
}

const screens: readonly Screen[] = [
  { name: 'kalender-botsing', address: `${year}/kalender`, before: spoil },
  {
    name: 'kalender-verschillen',
    address: `${year}/kalender`,
    before: async (page) => {
      await page.getByLabel('Datum van Warme overdracht klaar').fill('2027-06-21')
      await button(page, /^Wijzigen Plaatsing bekend/).click()
      await button(page, 'Verwijder deze stap').click()
      await button(page, 'Ronde 2 toevoegen').click()
      await page.getByLabel('Alleen verschillen').check()
      await button(page, 'Bekijk de e-mails bij deze planning').click()
      await page.getByText('Er gaan nog').waitFor()
    },
  },
  { name: 'kalender-gepubliceerd-nu', address: `${year}/kalender/gepubliceerd` },
  {
    name: 'geplande-mails',
    address: `${year}/kalender/geplande-mails`,
    before: async (page) => {
      await page.getByText('E-mails per week', { exact: true }).waitFor()
      await button(page, /^Bekijk de e-mail\s+/).first().click()
      await page.getByText('Onderwerp:').waitFor()
    },
  },
  {
    name: 'geplande-mails-concept',
    address: `${year}/kalender/geplande-mails`,
    before: async (page) => {
      await page.getByLabel('Concept', { exact: true }).check()
      await page.getByLabel('Zoek op school').fill('90AA00')
      await page.getByText('1 school gevonden').waitFor()
    },
  },
  { name: 'kalender-verplaatsen', address: `${year}/kalender/verplaatsen/leavers-listed`, before: moveTo('2027-02-09', 'een e-mail.') },
  { name: 'kalender-verplaatsen-fout', address: `${year}/kalender/verplaatsen/release`, before: moveTo('2027-03-30', 'Deze stap kan niet naar deze datum') },
  { name: 'kalender-versies-waarschuwingen', address: `${year}/kalender/versies` },
  { name: 'jaar-met-stappen', address: year },
]

function moveTo(on: string, told: string) {
  return async (page: Page): Promise<void> => {
    await page.getByLabel('Nieuwe datum').fill(on)
    await page.getByText(told).first().waitFor()
  }
}

describe.each(Object.keys(sizes) as Size[])('on a %s screen', (size) => {
  let opened: Awaited<ReturnType<typeof openPage>>
  beforeAll(async () => {
    opened = await openAs('coordinator', '/rollen', size)
  })
  afterAll(() => opened?.page.context().close())

  test.each(screens)('$name has no fault of accessibility and does not scroll sideways', async ({ name, address, before }) => {
    const { page, errors } = opened
    const known = errors.length
    await page.goto('about:blank')
    await page.goto(address)
    await settled(page)
    if (before) {
      await before(page)
      // A letter stands in a frame, and of that the browser never says that its network is quiet.
      if (page.frames().length === 1) await settled(page)
    }
    // Before axe looks: it tries to run in the frame of a letter, where nothing may run.
    expect(errors.slice(known)).toEqual([])
    expect(await look(page, `${name}.${size}`)).toEqual(clean)
  })
})

test('a step is moved day by day with the arrow keys, its new date is told, and Escape puts it back', async () => {
  const { page, errors } = await openAs('coordinator', `${year}/kalender`)
  const mark = page.getByRole('slider', { name: /^Ouders hebben kunnen inzien/ })
  const field = page.getByLabel('Datum van Ouders hebben kunnen inzien')
  await tabTo(page, mark)
  await page.keyboard.press('ArrowLeft')
  expect(await mark.getAttribute('aria-valuetext')).toBe('Uiterlijk dinsdag 30 maart 2027')
  // Past another step of the same band, to before the year began to show: the focus stays with it.
  for (let week = 0; week < 6; week++) await page.keyboard.press('PageDown')
  expect(await mark.getAttribute('aria-valuetext')).toBe('Uiterlijk dinsdag 16 februari 2027')
  expect(await field.inputValue()).toBe('2027-02-16')
  await page.keyboard.press('ArrowRight')
  expect(await field.inputValue()).toBe('2027-02-17')
  await page.getByRole('row', { name: /Ouders hebben kunnen inzien/ }).getByText('Verplaatst').waitFor()
  await page.keyboard.press('Escape')
  expect(await field.inputValue()).toBe('2027-03-31')
  await page.keyboard.press('Enter')
  expect(await field.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true)
  expect(errors).toEqual([])
  await page.context().close()
})

test('a helpdesk sees what is published and what will be mailed, and can move nothing', async () => {
  const { page, errors } = await openAs('helpdesk', `${year}/kalender/gepubliceerd`)
  await heading(page, 'Gepubliceerde kalender').waitFor()
  expect(await page.getByText('Datum verplaatsen').count()).toBe(0)
  expect(await page.getByRole('slider').count()).toBe(0)
  await page.goto(`${year}/kalender/verplaatsen/release`)
  await heading(page, 'Deze pagina bestaat niet').waitFor()
  await page.goto(`${year}/kalender/geplande-mails`)
  await page.getByText(/^Er gaan nog \d+ e-mails uit\.$/).waitFor()
  expect(errors).toEqual([])
  await page.context().close()
})

test('a conflict stands beside its date and its advice is taken over by keyboard, before anything is saved', async () => {
  const { page, errors } = await openAs('coordinator', `${year}/kalender`)
  await page.getByLabel('Datum van Warme overdracht klaar').fill('2027-06-19')
  const told = page.getByRole('link', { name: /^Let op: .*Warme overdracht klaar.*zaterdag 19 juni 2027/ })
  await tabTo(page, told)
  await page.keyboard.press('Enter')
  const row = page.locator('tbody').filter({ has: page.locator('#rij-warm-transfer') })
  const take = row.getByRole('button', { name: /^Neem dit over:/ })
  const day = /(\d+) juni 2027/.exec(await take.innerText())![1]!
  await tabTo(page, take)
  await page.keyboard.press('Enter')
  expect(await page.getByLabel('Datum van Warme overdracht klaar').inputValue()).toBe(`2027-06-${day}`)
  await told.waitFor({ state: 'detached' })
  expect(await page.getByText('U hebt wijzigingen die nog niet zijn opgeslagen.', { exact: true }).count()).toBe(1)
  expect(errors).toEqual([])
  await page.context().close()
})

test('publishing wants a tick behind each warning, tells when the mail goes out, and keeps who ticked', async () => {
  const { page, errors } = await openAs('coordinator', `${year}/kalender/publiceren`)
  expect(await look(page, 'kalender-publiceren-vinkjes.wide')).toEqual(clean)
  await page.getByText(/^Publiceert u nu, dan gaat de e-mail uit op maandag 4 januari 2027/).waitFor()
  await page.getByLabel('Reden van de wijziging').fill('Op 5 februari zijn veel scholen dicht.')
  const ticks = page.getByLabel('Ik heb dit gezien en wil het zo')
  await ticks.first().waitFor()
  await button(page, 'Publiceer de kalender').click()
  await page.getByRole('alert').getByRole('link').first().waitFor()
  expect(await page.getByRole('alert').getByRole('link').count()).toBe(await ticks.count())
  expect(await look(page, 'kalender-publiceren-vinkje-mist.wide')).toEqual(clean)
  for (const tick of await ticks.all()) await tick.check()
  await button(page, 'Publiceer de kalender').click()
  await heading(page, 'Versie 3 is gepubliceerd').waitFor()
  await page.getByText(/^De e-mail aan de scholen gaat uit op maandag 4 januari 2027, 08.00 uur/).waitFor()
  expect(await page.getByRole('link', { name: /openbare pagina/ }).getAttribute('href')).toBe('/afspraken/voorbeeld/2026-2027')
  expect(await look(page, 'kalender-gepubliceerd-klaar.wide')).toEqual(clean)
  await page.getByRole('link', { name: 'Versies' }).click()
  await page.getByText('waarschuwingen bij het publiceren').first().click()
  expect(await page.getByText('Gezien en zo gewild door u').count()).toBeGreaterThan(0)
  expect(await look(page, 'kalender-versies-gezien.wide')).toEqual(clean)
  expect(errors).toEqual([])
  await page.context().close()
})

test('a deadline must move: from signing in to the notice at the schools', async () => {
  const { page, errors } = await openPage(browser, system.url)
  let clicks = 0
  const click = async (locator: ReturnType<Page['locator']>) => {
    clicks++
    await locator.click()
  }
  await page.goto('/')
  await click(button(page, 'Inloggen').first())
  await click(page.locator('button[name=email][value="coordinator@demo.example"]'))
  await click(page.getByRole('link', { name: 'Kalender', exact: true }))
  await click(page.getByRole('link', { name: 'Gepubliceerd' }))
  await click(page.getByRole('row', { name: /^Bijlagen toegevoegd/ }).getByRole('link', { name: /^Datum verplaatsen/ }))
  await heading(page, 'Datum verplaatsen: Bijlagen toegevoegd').waitFor()
  await page.getByLabel('Nieuwe datum').fill('2027-03-22')
  await page.getByLabel('Reden van de wijziging').fill('Op 19 maart is er een studiedag.')
  // What it does is told before it is done.
  await page.getByText(/personen van \d+ scholen krijgen een e-mail\./).waitFor()
  const preview = await page.locator('main').innerText()
  expect(preview).toContain('maandag 22 maart 2027 (was vrijdag 19 maart 2027)')
  expect(preview).toContain('Komt erbij')
  expect(preview).toContain('Vervalt')
  await click(button(page, 'Verplaats en mail de scholen'))
  await heading(page, /is verplaatst naar maandag 22 maart 2027/).waitFor()
  expect(clicks).toBe(6)
  expect(await look(page, 'kalender-verplaatst.wide')).toEqual(clean)

  await system.moveClock('2027-01-04T09:00')
  await page.goto('/postvak?aan=po@demo.example')
  await page.locator('main a[href^="/postvak/"]').first().click()
  const letter = await page.locator('main').innerText()
  expect(letter).toContain('22 maart 2027')
  expect(letter).toContain('Op 19 maart is er een studiedag.')
  expect(errors).toEqual([])
  await page.context().close()
})

test('a release that is less than five minutes away is not moved, and the page says why at once', async () => {
  await system.moveClock('2027-04-07T08:56')
  const { page } = await openAs('coordinator', `${year}/kalender/verplaatsen/release`)
  await page.getByText('Deze stap staat vast').waitFor()
  expect(await page.getByLabel('Nieuwe datum').count()).toBe(0)
  expect(await page.locator('main').innerText()).toMatch(/begonnen|5 minuten|vijf minuten/)
  expect(await look(page, 'kalender-verplaatsen-te-laat.wide')).toEqual(clean)
  await page.context().close()
})
