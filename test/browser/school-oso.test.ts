// Schools and boards about OSO: two questions without signing in, one answer for all schools of a board, and the screens around them.
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { clean, look, openPage, settled, type Size, sizes } from './support/browser.ts'
import { press, tabTo } from './support/keyboard.ts'
import { asUser, linkOf } from './support/region.ts'
import { browser, openAs, system, withSystem } from './support/with-system.ts'

const api = '/v1/regions/voorbeeld/years/2026-2027'
const school = (schoolId: string) => `/scholen/voorbeeld/2026-2027/${schoolId}`

withSystem('2027-01-11T09:00', async () => {
  const coordinator = await asUser(system, 'coordinator@demo.example')
  await coordinator('POST', `${api}/calendar/publish`, {})
})

const card = (page: Page, title: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
const radio = (page: Page, group: string | RegExp, name: string | RegExp) => page.getByRole('group', { name: group }).getByRole('radio', { name })

test('who opens the mailed link answers two questions by keyboard alone, and reads who does what next', async () => {
  const link = await linkOf(system, '90AA00')
  const { page, errors } = await openPage(browser, system.url)
  await page.goto(link)
  await settled(page)
  await press(page, card(page, 'Aansluiting op OSO controleren').getByRole('link', { name: 'Beantwoord twee vragen' }))
  await page.getByRole('heading', { level: 1, name: 'Aansluiting op OSO' }).waitFor()

  await press(page, page.getByRole('button', { name: 'Verstuur uw antwoord' }))
  expect(await page.getByRole('alert').innerText()).toContain('Kies een antwoord op de tweede vraag.')
  expect(await page.evaluate("document.activeElement.getAttribute('role')")).toBe('alert')

  await tabTo(page, radio(page, 'Lukt het om daarin een OSO-dossier klaar te zetten?', 'Ja'))
  await page.keyboard.press('ArrowDown')
  await press(page, page.getByRole('button', { name: 'Verstuur uw antwoord' }))
  await page.getByText('Dank u. Uw antwoord is verwerkt.').waitFor()
  await page.waitForFunction("document.activeElement.getAttribute('role') === 'status'")
  const told = await page.locator('main').innerText()
  expect(told).toContain('Endpoint ontbreekt (leverancier regelt dit)')
  expect(told).toMatch(/Volgende stap: De leverancier van ParnasSys zet het endpoint van de school in OSR\./)
  expect(told).toContain('0800 321 22 33')
  await press(page, page.getByText('E-mail aan de leverancier'))
  expect(await page.getByRole('textbox', { name: 'Tekst' }).inputValue()).toContain('90AA00')

  await press(page, page.getByRole('link', { name: 'Pagina van uw school' }))
  await card(page, 'Aansluiting op OSO controleren').getByText('Klaar', { exact: true }).waitFor()
  expect(page.url()).toBe(`${system.url}${link}`)
  expect(errors).toEqual([])
})

test('an answer that crosses somebody else’s is kept in the form, and is sent after another look', async () => {
  const link = await linkOf(system, '90AB00')
  const { page } = await openPage(browser, system.url, 'phone')
  await page.goto(link.replace('#', '/oso#'))
  await settled(page)
  await page.getByRole('button', { name: 'Wijzig uw antwoord' }).click()
  await radio(page, /leerlingadministratiesysteem/, 'Een ander systeem').check()
  await page.getByRole('button', { name: 'Verstuur uw antwoord' }).click()
  expect(await page.getByRole('alert').innerText()).toContain('Vul de naam van uw systeem in.')
  await page.getByLabel('Naam van dit systeem').fill('Dotcomschool')
  await radio(page, /^Lukt het/, 'Ja').check()
  const coordinator = await asUser(system, 'coordinator@demo.example')
  const known = await coordinator('GET', `${api}/schools/90AB00/qualification`)
  await coordinator('PUT', `${api}/schools/90AB00/qualification`, { endpoint: { state: 'yes' } }, known.headers.get('etag')!)
  await page.getByRole('button', { name: 'Verstuur uw antwoord' }).click()
  await page.getByRole('alert').getByText('Iemand anders heeft dit intussen').waitFor()
  expect(await page.getByLabel('Naam van dit systeem').inputValue()).toBe('Dotcomschool')
  await page.getByRole('button', { name: 'Verstuur uw antwoord' }).click()
  await page.getByText('Dank u. Uw antwoord is verwerkt.').waitFor()
  expect(await page.locator('main').innerText()).toContain('Opnieuw controleren')
})

test('a school that signed in sees its four facts with who said them, and answers there too', async () => {
  const { page, errors } = await openAs('vo', school('92AA00'))
  await card(page, 'Aansluiting op OSO controleren').getByRole('link', { name: 'Bekijk of wijzig uw antwoord' }).click()
  await page.getByRole('heading', { level: 2, name: 'Wat is er nodig voor OSO?' }).waitFor()
  const endpoint = page.getByRole('listitem').filter({ hasText: 'Het adres waarop het systeem' })
  expect(await endpoint.innerText()).toContain('Zelf gemeld op')
  await page.getByRole('button', { name: 'Wijzig uw antwoord' }).click()
  await radio(page, 'Lukt het om daarin een OSO-dossier op te halen?', 'Weet ik niet').check()
  await page.getByRole('button', { name: 'Verstuur uw antwoord' }).click()
  await page.getByText('Vraag aan de helpdesk van uw leerlingadministratiesysteem').waitFor()
  expect(await endpoint.innerText()).toContain('Nog niemand heeft dit gemeld.')
  await page.getByText('Endpoint: ja → nog niet bekend').waitFor()
  expect(errors).toEqual([])
})

test('a school tells how many pupils go where in numbers alone, and takes a number back', async () => {
  const { page } = await openAs('po', school('90AA00'))
  await page.getByRole('link', { name: 'Geef door hoeveel leerlingen naar welke vo-school gaan' }).click()
  await page.getByRole('heading', { level: 1, name: 'Hoeveel leerlingen gaan naar welke vo-school?' }).waitFor()
  const [first, second] = [page.getByRole('textbox', { name: /^Aantal leerlingen/ }).nth(0), page.getByRole('textbox', { name: /^Aantal leerlingen/ }).nth(1)]
  await first.fill('veel')
  await second.fill('9')
  await page.getByRole('button', { name: 'Geef door' }).click()
  expect(await page.getByRole('alert').innerText()).toContain('vul een heel getal in')
  expect(await second.inputValue()).toBe('9')
  await first.fill('12')
  await page.getByText('Samen: 21 leerlingen.').waitFor()
  await page.getByRole('button', { name: 'Geef door' }).click()
  await page.getByText('U kunt de aantallen later nog wijzigen.').waitFor()
  await first.fill('')
  const saved = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith('/expected-pupils'))
  await page.getByRole('button', { name: 'Geef door' }).click()
  await saved
  await page.reload()
  await page.getByText('Samen: 9 leerlingen.').waitFor()
})

test('a number typed while an earlier one is still on its way stays, and is sent next', async () => {
  const { page } = await openAs('po2', `${school('90BA00')}/verwacht`)
  const [first, second] = [page.getByRole('textbox', { name: /^Aantal leerlingen/ }).nth(0), page.getByRole('textbox', { name: /^Aantal leerlingen/ }).nth(1)]
  await first.fill('3')
  let answer = () => {}
  const held = new Promise<void>((resolve) => (answer = resolve))
  await page.route('**/expected-pupils', async (route) => (await held, route.continue()))
  const asked = page.waitForRequest('**/expected-pupils')
  await page.getByRole('button', { name: 'Geef door' }).click()
  await asked
  await second.fill('4')
  answer()
  await page.getByText('U kunt de aantallen later nog wijzigen.').waitFor()
  expect([await first.inputValue(), await second.inputValue()]).toEqual(['3', '4'])
  const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/expected-pupils'))
  await page.getByRole('button', { name: 'Geef door' }).click()
  expect((await sent).postDataJSON()).toMatchObject([{ count: 4 }])
})

test('a board answers once: all schools follow but those on another system, which are named beforehand', async () => {
  const { page, errors } = await openAs('board', '/bestuur')
  const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })
  await row('Daltonschool De Ring').getByText('Aangesloten').waitFor()
  await page.getByRole('link', { name: 'Antwoord voor al uw scholen' }).click()
  await page.getByRole('heading', { level: 1, name: 'Antwoord voor al uw scholen' }).waitFor()
  await page.getByRole('button', { name: 'Bekijk voor welke scholen dit geldt' }).click()
  expect(await page.getByRole('alert').innerText()).toContain('Beantwoord minstens één vraag.')
  await radio(page, /mandaat gegeven in OSR/, 'Nee').check()
  await page.getByRole('button', { name: 'Bekijk voor welke scholen dit geldt' }).click()
  expect(await page.getByRole('alert').innerText()).toContain('Kies voor welk systeem')
  await radio(page, 'Voor welk leerlingadministratiesysteem?', /^ParnasSys/).check()
  await page.getByRole('button', { name: 'Bekijk voor welke scholen dit geldt' }).click()
  await page.getByRole('heading', { level: 1, name: 'Klopt dit?' }).waitFor()
  expect(await page.locator('.notice--care').innerText()).toMatch(/OBS De Notenkraker.*gebruikt een ander systeem: ESIS/)

  // Somebody else of the board was quicker.
  const board = await asUser(system, 'board@demo.example')
  const known = await board('GET', '/v1/boards/99901/overview')
  await board('PUT', '/v1/boards/99901/qualification', { agreement: { state: 'yes' } }, known.headers.get('etag')!)
  await page.getByRole('button', { name: 'Ja, meld dit' }).click()
  await page.getByRole('alert').getByText('Iemand anders van uw bestuur').waitFor()
  expect(await radio(page, /mandaat gegeven in OSR/, 'Nee').isChecked()).toBe(true)
  await page.getByRole('button', { name: 'Bekijk voor welke scholen dit geldt' }).click()
  await page.getByRole('button', { name: 'Ja, meld dit' }).click()

  await page.getByRole('heading', { level: 1, name: 'Uw antwoord is verwerkt' }).waitFor()
  await row('Daltonschool De Ring').getByText('Mandaat ontbreekt').waitFor()
  expect(await row('OBS De Notenkraker').innerText()).not.toContain('Mandaat ontbreekt')
  expect(await page.locator('.notice--care').innerText()).toContain('OBS De Notenkraker')
  expect(await look(page, 'bestuur-antwoord-klaar.wide')).toEqual(clean)
  await page.getByRole('link', { name: 'Naar uw scholen' }).click()
  await page.getByRole('heading', { level: 1, name: 'Uw schoolbestuur' }).waitFor()
  await row('OBS De Notenkraker').getByText('Aangesloten').waitFor()
  expect(errors).toEqual([])
})

interface Screen {
  readonly name: string
  readonly user?: string
  readonly address: string
  readonly before?: (page: Page) => Promise<void>
}

const review = async (page: Page) => {
  await radio(page, /overeenkomst voor OSO/, 'Ja').check()
  await radio(page, /mandaat gegeven in OSR/, 'Ja').check()
  await radio(page, 'Voor welk leerlingadministratiesysteem?', /^ParnasSys/).check()
  await page.getByRole('button', { name: 'Bekijk voor welke scholen dit geldt' }).click()
  await page.getByRole('heading', { level: 1, name: 'Klopt dit?' }).waitFor()
}
const change = (page: Page) => page.getByRole('button', { name: 'Wijzig uw antwoord' }).click()

const screens: readonly Screen[] = [
  { name: 'school-stappen', user: 'po', address: school('90AA00') },
  { name: 'school-oso', user: 'po', address: `${school('90AA00')}/oso` },
  { name: 'school-oso-vragen', user: 'po', address: `${school('90AA00')}/oso`, before: change },
  { name: 'school-verwacht', user: 'po', address: `${school('90AA00')}/verwacht` },
  { name: 'school-groei', user: 'po', address: `${school('90AA00')}/groei` },
  { name: 'vo-verwacht', user: 'vo', address: `${school('92AA00')}/verwacht` },
  { name: 'bestuur-overzicht', user: 'board', address: '/bestuur' },
  { name: 'bestuur-antwoord', user: 'board', address: '/bestuur/oso', before: (page) => radio(page, /mandaat gegeven in OSR/, 'Ja').check() },
  { name: 'bestuur-antwoord-fout', user: 'board', address: '/bestuur/oso', before: (page) => page.getByRole('button', { name: 'Bekijk voor welke scholen dit geldt' }).click() },
  { name: 'bestuur-antwoord-controle', user: 'board', address: '/bestuur/oso', before: review },
  { name: 'afspraken-oso', address: '/afspraken/voorbeeld/2026-2027' },
]

describe.each(Object.keys(sizes) as Size[])('on a %s screen', (size) => {
  const opened = new Map<string, Awaited<ReturnType<typeof openPage>>>()
  afterAll(async () => {
    for (const { page } of opened.values()) await page.context().close()
  })
  const pageOf = async ({ user, address }: Screen) => {
    const known = opened.get(user ?? '')
    if (known) {
      await known.page.goto(address)
      return known
    }
    const made = user ? await openAs(user, address, size) : await openPage(browser, system.url, size)
    if (!user) await made.page.goto(address)
    opened.set(user ?? '', made)
    return made
  }

  test.each(screens)('$name has no fault of accessibility and does not scroll sideways', async (screen) => {
    const { page, errors } = await pageOf(screen)
    await settled(page)
    await screen.before?.(page)
    await settled(page)
    expect(await look(page, `${screen.name}.${size}`)).toEqual(clean)
    expect(errors).toEqual([])
  })

  test('the page behind the mailed link has none either, before and after an answer', async () => {
    const link = await linkOf(system, '90AB00')
    const { page } = await openPage(browser, system.url, size)
    await page.goto(link)
    await settled(page)
    expect(await look(page, `schoolpagina-oso.${size}`)).toEqual(clean)
    await page.goto(link.replace('#', '/oso#'))
    await settled(page)
    expect(await look(page, `schoolpagina-oso-antwoord.${size}`)).toEqual(clean)
    await change(page)
    expect(await look(page, `schoolpagina-oso-vragen.${size}`)).toEqual(clean)
    await page.context().close()
  })
})
