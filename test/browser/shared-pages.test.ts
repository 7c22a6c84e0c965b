// The screens for who has no account, and the coordinator's pages around them: agendas, agreements, messages, progress, years.
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { chooseUser, clean, look, openPage, settled, type Size, sizes } from './support/browser.ts'
import { asUser, linkOf, publishDemoCalendar, publishNeighbour } from './support/region.ts'
import { browser, system, withSystem } from './support/with-system.ts'

withSystem('2026-11-16T09:00', async () => {
  await decide()
  await publishDemoCalendar(system)
  await publishNeighbour(system)
})

const apiYear = '/v1/regions/voorbeeld/years/2026-2027'
const year = '/regio/voorbeeld/2026-2027'

/** Who decided the agreements, and when: the public page says so. */
async function decide(): Promise<void> {
  const coordinator = await asUser(system, 'coordinator@demo.example')
  const etag = (await coordinator('GET', apiYear)).headers.get('etag')!
  await coordinator('PATCH', apiYear, { decidedBy: 'het bestuurlijk overleg po-vo', decidedOn: '2026-10-28' }, etag)
}

const pathWith = (link: string, page: string) => link.replace('/schoolpagina', `/schoolpagina/${page}`)
const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()

async function showFeed(page: Page): Promise<void> {
  await press('Toon de agendalink')(page)
  await page.getByLabel('Agendalink').waitFor()
}

async function showContactLink(page: Page): Promise<void> {
  await press(/^Link naar de schoolpagina/)(page)
  await page.getByRole('heading', { name: /^Link naar de schoolpagina voor/ }).waitFor()
  await press(/^Maak een nieuwe link/)(page)
}

async function writeMessage(page: Page): Promise<void> {
  await page.getByLabel('Po-scholen').check()
  await page.getByLabel('Onderwerp').fill('Informatieavond op 12 januari')
  await page.getByLabel('Tekst', { exact: true }).fill('Op dinsdag 12 januari is er een informatieavond.\n\nU bent welkom vanaf 19.00 uur.')
  await press('Controleer de e-mail')(page)
  await page.getByRole('heading', { level: 1, name: 'Controleer uw e-mail' }).waitFor()
}

async function reviewProgress(page: Page): Promise<void> {
  const rows = ['vestigingscode;stap;klaar;totaal', '90AA00;oso-set-ready;23;28', '90AB00;oso-set-ready;30;28', '99ZZ99;oso-set-ready;1;2']
  await page.locator('input[type=file]').setInputFiles({ name: 'voortgang.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) })
  await press('Bekijk wat er verandert')(page)
  await page.getByRole('heading', { level: 1, name: 'Dit gaat er veranderen' }).waitFor()
}

async function previewYear(page: Page): Promise<void> {
  await press('Bekijk wat u overneemt')(page)
  await page.getByRole('heading', { level: 1, name: /overgenomen uit/ }).waitFor()
}

interface Screen {
  readonly name: string
  readonly user?: string
  readonly address: string | (() => Promise<string>)
  readonly before?: (page: Page) => Promise<unknown>
}

const school = '90AC00'
const screens: readonly Screen[] = [
  { name: 'schoolpagina', address: () => linkOf(system, school) },
  { name: 'schoolpagina-aantal', address: () => linkOf(system, school), before: press(/^Klaar melden\s*Aantal leerlingen/) },
  { name: 'schoolpagina-agenda', address: () => linkOf(system, school), before: showFeed },
  { name: 'schoolpagina-contacten', address: async () => pathWith(await linkOf(system, school), 'contacten') },
  { name: 'schoolpagina-doorgeven', address: async () => pathWith(await linkOf(system, school), 'doorgeven'), before: press('Geef door') },
  { name: 'schoolpagina-dood', address: '/schoolpagina#geen.echte.link' },
  { name: 'afspraken', address: '/afspraken/voorbeeld/2026-2027' },
  { name: 'afspraken-nog-niet', address: '/afspraken/voorbeeld/2030-2031' },
  { name: 'school-agenda', user: 'po', address: '/rollen?verder', before: showFeed },
  { name: 'school-alle-regios', user: 'grens', address: '/scholen/voorbeeld/2026-2027/90BG00/alle-datums' },
  { name: 'contact-link', user: 'coordinator', address: `${year}/scholen/90AA00`, before: showContactLink },
  { name: 'school-in-twee-regios', user: 'coordinator', address: `${year}/scholen/90BG00/alle-datums` },
  { name: 'bericht-schrijven', user: 'coordinator', address: `${year}/berichten/nieuw`, before: press('Controleer de e-mail') },
  { name: 'bericht-controleren', user: 'coordinator', address: `${year}/berichten/nieuw`, before: writeMessage },
  { name: 'voortgang', user: 'coordinator', address: `${year}/voortgang` },
  { name: 'voortgang-controle', user: 'coordinator', address: `${year}/voortgang`, before: reviewProgress },
  { name: 'schooljaar-openen', user: 'coordinator', address: '/regio/voorbeeld/nieuw-schooljaar' },
  { name: 'schooljaar-overnemen', user: 'coordinator', address: '/regio/voorbeeld/nieuw-schooljaar', before: previewYear },
  { name: 'instellingen-ander-systeem', user: 'coordinator', address: `${year}/instellingen`, before: (page) => page.getByLabel('In een ander systeem').check() },
]

describe.each(Object.keys(sizes) as Size[])('on a %s screen', (size) => {
  const open = new Map<string, Awaited<ReturnType<typeof openPage>>>()
  afterAll(async () => {
    for (const { page } of open.values()) await page.context().close()
  })

  async function pageOf(user = '') {
    const known = open.get(user)
    if (known) return known
    const opened = await openPage(browser, system.url, size)
    open.set(user, opened)
    if (user) {
      await opened.page.goto('/rollen')
      await chooseUser(opened.page, `${user}@demo.example`)
    }
    return opened
  }

  test.each(screens)('$name has no fault of accessibility and does not scroll sideways', async ({ name, user, address, before }) => {
    const { page, errors } = await pageOf(user)
    const known = errors.length
    // Another address behind the `#` alone is no new page to a browser.
    await page.goto('about:blank')
    await page.goto(typeof address === 'string' ? address : await address())
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

test('the agreements print on A4 without the menu, with the address and version at the foot', async () => {
  const { page } = await openPage(browser, system.url)
  await page.goto('/afspraken/voorbeeld/2026-2027')
  await settled(page)
  expect(await page.locator('main').innerText()).toContain('Vastgesteld door het bestuurlijk overleg po-vo op woensdag 28 oktober 2026.')
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('header').isVisible()).toBe(false)
  expect(await page.getByRole('button', { name: 'Druk af' }).isVisible()).toBe(false)
  expect(await page.locator('.agreed__foot').innerText()).toBe(`${system.url}/afspraken/voorbeeld/2026-2027 · versie 2`)
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/)
})

test('a message goes out after a look at who gets it, and nothing that was written is lost on the way', async () => {
  const { page } = await openPage(browser, system.url)
  await page.goto(`${year}/berichten`)
  await chooseUser(page, 'coordinator@demo.example')
  await page.getByRole('link', { name: 'E-mail aan scholen' }).click()
  await writeMessage(page)
  await press('Wijzig de e-mail')(page)
  expect(await page.getByLabel('Onderwerp').inputValue()).toBe('Informatieavond op 12 januari')
  await press('Controleer de e-mail')(page)
  await press(/^Verstuur aan \d+ personen/)(page)
  await page.getByRole('heading', { level: 1, name: 'De e-mail staat klaar' }).waitFor()
  await system.moveClock('2027-01-05T12:00')
  const mails = await system.mailsTo('po@demo.example')
  expect(mails.filter(({ text }) => text.includes('U bent welkom vanaf 19.00 uur.'))).toHaveLength(1)
})

test('in a region on another platform reading in its progress comes first', async () => {
  const { page } = await openPage(browser, system.url)
  await page.goto(`${year}/instellingen`)
  await chooseUser(page, 'coordinator@demo.example')
  await page.getByLabel('In een ander systeem').check()
  await press('Opslaan')(page)
  expect(await page.getByRole('alert').innerText()).toContain('naam van het andere systeem')
  await page.getByLabel('Naam van het andere systeem').fill('Onderwijs Transparant')
  await page.getByLabel('Adres van het andere systeem').fill('https://platform.example')
  await press('Opslaan')(page)
  await page.getByText('De instellingen zijn opgeslagen.').waitFor()
  const menu = page.getByRole('navigation').getByRole('link')
  expect((await menu.allInnerTexts()).slice(1, 3)).toEqual(['Overzicht', 'Voortgang inlezen'])
  await menu.filter({ hasText: 'Overzicht' }).click()
  expect(await page.locator('ol.tasks').first().getByRole('link').first().innerText()).toBe('Voortgang inlezen')
})

test('a year that is opened from the year before has its schools and shifted steps', async () => {
  const { page } = await openPage(browser, system.url)
  await page.goto('/regio/voorbeeld')
  await chooseUser(page, 'coordinator@demo.example')
  await page.getByRole('link', { name: 'Nieuw schooljaar openen' }).click()
  await previewYear(page)
  await press('Open dit schooljaar')(page)
  await page.getByText('Schooljaar 2027–2028 is geopend.').waitFor()
  await page.getByRole('link', { name: 'Naar de kalender' }).click()
  expect(await page.getByLabel('Datum van Aanmelden gesloten').inputValue()).toBe('2028-03-31')
})
