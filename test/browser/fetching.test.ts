// A VO school from its codes to its receipts: 180 dossiers in one zip, cut once in the middle; then the region's numbers, its closing, and the board.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chooseUser, look, openPage, settled, type Size, sizes } from './support/browser.ts'
import { type Made, makeReady, type NewDossier } from './support/ready-dossiers.ts'
import { asUser } from './support/region.ts'
import { browser, system, withSystem } from './support/with-system.ts'

const year = '/v1/regions/voorbeeld/years/2026-2027'
const fetching = '/scholen/voorbeeld/2026-2027/92AA00/ophalen'
const region = '/regio/voorbeeld/2026-2027'

let folder: string
let made: readonly Made[]
let page: Page
let errors: readonly string[]

const named = (count: number, label: string, files: (i: number) => readonly string[]): readonly NewDossier[] =>
  Array.from({ length: count }, (_, i) => ({ label: `${label} ${i + 1}`, voSchoolId: '92AA00', files: files(i) }))

const one = ['social-emotional']
const two = ['social-emotional', 'support-explanation']

/** 180 dossiers of three PO schools stand ready, six are still waited for, and two pupils can only be claimed by their code. */
withSystem('2027-04-06T10:00', async () => {
  folder = mkdtempSync(join(tmpdir(), 'overstap-zip-'))
  const coordinator = await asUser(system, 'coordinator@demo.example')
  const etag = (await coordinator('GET', year)).headers.get('etag')!
  await coordinator('PATCH', year, { usesCodes: true, opensOn: 'first-choice' }, etag)
  await coordinator('POST', `${year}/calendar/publish`, {})
  const works = [
    { user: 'po@demo.example', schoolId: '90AA00', dossiers: [...named(70, 'Vlinder', () => one), ...named(5, 'Later', () => [])] },
    { user: 'po2@demo.example', schoolId: '90BA00', dossiers: [...named(60, 'Korrel', () => one), { label: 'Code 1', files: [] }, { label: 'Code 2', files: [] }] },
    { user: 'grens@demo.example', schoolId: '90BG00', dossiers: [...named(50, 'Zwaluw', (i) => (i < 12 ? two : one)), ...named(1, 'Nog niet', () => [])] },
  ]
  made = (await Promise.all(works.map((work) => makeReady(system, work, '2027-03-30')))).flat()
  const opened = await openPage(browser, system.url)
  page = opened.page
  errors = opened.errors
  await page.goto(fetching)
  await chooseUser(page, 'vo@demo.example')
})

afterAll(() => {
  if (folder) rmSync(folder, { recursive: true, force: true })
})

/** What is wrong with the page as it stands, wide and on a phone. */
async function faultsSeen(on: Page, name: string): Promise<readonly string[]> {
  const faults: string[] = []
  for (const size of Object.keys(sizes) as Size[]) {
    await on.setViewportSize(sizes[size])
    const { violations, overflow } = await look(on, `${name}.${size}`)
    faults.push(...violations, ...(overflow > 0 ? [`${size}: ${overflow} pixels too wide`] : []))
  }
  await on.setViewportSize(sizes.wide)
  return faults
}

const press = (on: Page, name: string | RegExp) => on.getByRole('button', { name }).click()
const heading = (on: Page, name: string | RegExp) => on.getByRole('heading', { level: 1, name }).waitFor()
const shaOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** What a zip on disk holds, after `unzip -t` has found it whole. */
function unzipped(path: string): { readonly folders: readonly string[]; readonly index: readonly (readonly string[])[]; readonly into: string } {
  expect(execFileSync('unzip', ['-t', path], { encoding: 'utf8' })).toContain('No errors detected')
  const into = mkdtempSync(join(folder, 'open-'))
  execFileSync('unzip', ['-q', path, '-d', into])
  const [, ...rows] = readFileSync(join(into, 'index.csv'), 'utf8').replace(/^\uFEFF/, '').trimEnd().split('\r\n')
  return { folders: readdirSync(into).filter((name) => name !== 'index.csv'), index: rows.map((row) => row.split(';')), into }
}

describe('before the release', () => {
  test('the page says from when, and what to do until then', async () => {
    await heading(page, 'U kunt nog niet ophalen')
    await settled(page)
    expect(await page.locator('.app-lead').innerText()).toBe('U kunt ophalen vanaf woensdag 7 april 2027, 09.00 uur.')
    expect(await page.locator('main').innerText()).not.toContain('Vlinderboom')
    expect(await faultsSeen(page, 'ophalen-nog-niet')).toEqual([])
  })

  test('codes are looked at line by line, and nothing that was typed is lost', async () => {
    const [first, second] = made.flatMap(({ code, label }) => (label.startsWith('Code') && code !== undefined ? [code] : []))
    await page.getByRole('link', { name: 'Codes invoeren' }).first().click()
    await heading(page, 'Overdrachtscodes invoeren')
    const wrong = `${first!.slice(0, -1)}${first!.endsWith('3') ? '4' : '3'}`
    await page.getByLabel('Codes, één per regel').fill(`${wrong} 2027-001\n${second} 2027-002\n${second}`)
    await press(page, 'Controleer de codes')
    const alert = await page.getByRole('alert').first().innerText()
    expect(alert).toContain('Regel 1: in deze code zit een typefout')
    expect(alert).toContain('Regel 3: deze code staat ook op regel 2')
    expect(await faultsSeen(page, 'ophalen-codes-fouten')).toEqual([])
    await page.getByLabel('Codes, één per regel').fill(`${first} 2027-001\n${second} 2027-002`)
    await press(page, 'Controleer de codes')
    await heading(page, 'Klopt dit?')
    await press(page, 'Geef 2 aanmeldingen door')
    await heading(page, '2 aanmeldingen doorgegeven')
    expect(await faultsSeen(page, 'ophalen-codes-klaar')).toEqual([])
    await page.goto(fetching)
    await page.getByRole('link', { name: '2027-001' }).waitFor()
    expect(await page.getByRole('row').count()).toBe(3)
  })
})

describe('fetching all', () => {
  test('after the release each PO school has its numbers, and who is missing', async () => {
    await system.moveClock('2027-04-07T09:00')
    await page.goto(fetching)
    await heading(page, 'Dossiers ophalen')
    await settled(page)
    expect(await page.locator('.app-lead').innerText()).toContain('180 van de 186 dossiers staan klaar.')
    await page.getByRole('heading', { name: 'Nog 6 dossiers verwacht van 2 scholen' }).waitFor()
    expect(await faultsSeen(page, 'ophalen')).toEqual([])
  })

  test('a fetch that is cut goes on after the page was closed, and ends in one whole zip', async () => {
    await page.addInitScript('delete window.showSaveFilePicker')
    const held: Route[] = []
    let left = 70
    let line: 'held' | 'cut' | 'open' = 'held'
    await page.route(/\/s3\//, (route) => {
      if (line === 'cut') return route.abort('internetdisconnected')
      if (line === 'open' || left-- > 0) return route.continue()
      held.push(route)
    })
    await page.goto(`${fetching}/alles`)
    await page.getByText('Samen 192 bestanden').waitFor()
    expect(await faultsSeen(page, 'ophalen-alles')).toEqual([])
    await press(page, 'Haal 180 dossiers op')
    await heading(page, 'Bezig met ophalen')
    await expect.poll(() => held.length, { timeout: 30_000 }).toBe(4)
    expect(await faultsSeen(page, 'ophalen-bezig')).toEqual([])
    line = 'cut'
    await Promise.all(held.map((route) => route.abort('internetdisconnected')))
    await heading(page, /^Het ophalen brak af bij \d+ van de 180 dossiers$/)
    expect(await faultsSeen(page, 'ophalen-afgebroken')).toEqual([])

    line = 'open'
    await page.goto(fetching)
    await page.getByText(/U was aan het ophalen: \d+ van de 180 dossiers/).waitFor()
    await page.getByRole('link', { name: 'Ga verder met ophalen' }).click()
    await heading(page, /^Het ophalen brak af bij [67]\d van de 180 dossiers$/)
    const asked: string[] = []
    page.on('request', (request) => void (request.url().includes('/s3/') && asked.push(request.url())))
    const arriving = page.waitForEvent('download', { timeout: 60_000 })
    await press(page, /^Ga verder: nog 1[12]\d dossiers$/)
    const zip = join(folder, 'alles.zip')
    const arrived = await arriving
    expect(arrived.suggestedFilename()).toBe('overstap-2026-2027-92AA00-20270407-0900.zip')
    await arrived.saveAs(zip)
    await heading(page, '180 dossiers opgehaald')
    // What was there already is not fetched again.
    expect(asked.length).toBe(192 - 70)
    expect(await faultsSeen(page, 'ophalen-klaar')).toEqual([])

    const { folders, index, into } = unzipped(zip)
    expect(folders).toHaveLength(180)
    expect(index).toHaveLength(192)
    expect(new Set(index.map((row) => row[12]))).toEqual(new Set(made.flatMap(({ sums }) => sums)))
    for (const row of index) expect(shaOf(readFileSync(join(into, row[9]!)))).toBe(row[12])
    expect(await page.evaluate('indexedDB.databases().then(async ([one]) => new Promise((answer) => { const asked = indexedDB.open(one.name); asked.onsuccess = () => { const count = asked.result.transaction("files").objectStore("files").count(); count.onsuccess = () => answer(count.result) } }))')).toBe(0)
  })

  test('some chosen ones go straight to disk where the browser can ask for a place; what is there when the line is cut can be kept as a zip of its own', async () => {
    const { page: other } = await openPage(browser, system.url)
    await other.addInitScript(() => {
      const scope = globalThis as unknown as Record<string, unknown>
      const { storage } = scope['navigator'] as { storage: { getDirectory(): Promise<{ getFileHandle(name: string, options: object): Promise<unknown> }> } }
      let asked = 0
      scope['showSaveFilePicker'] = async () => (await storage.getDirectory()).getFileHandle(`gekozen-${++asked}.zip`, { create: true })
    })
    const onDisk = async (name: string) => {
      const bytes = (await other.evaluate(
        `navigator.storage.getDirectory().then((top) => top.getFileHandle("${name}")).then((handle) => handle.getFile()).then((file) => file.arrayBuffer()).then((buffer) => Array.from(new Uint8Array(buffer)))`,
      )) as readonly number[]
      writeFileSync(join(folder, name), Uint8Array.from(bytes))
      return unzipped(join(folder, name)).folders
    }
    await other.goto(fetching)
    await chooseUser(other, 'vo@demo.example')
    await other.getByLabel('Toon').selectOption('fetched')
    for (const box of (await other.getByRole('checkbox').all()).slice(0, 3)) await box.check()
    await press(other, 'Doorgeven voor 3 dossiers')
    let left = 2
    await other.route(/\/s3\//, (route) => (left-- > 0 ? route.continue() : route.abort('internetdisconnected')))
    await press(other, 'Haal 3 dossiers op')
    await heading(other, 'Het ophalen brak af bij 2 van de 3 dossiers')
    await press(other, 'Bewaar de 2 dossiers die binnen zijn als zip')
    await other.getByText('Een zip met 2 dossiers is bewaard.').waitFor()
    const first = await onDisk('gekozen-2.zip')
    await other.unroute(/\/s3\//)
    await press(other, 'Ga verder: nog 1 dossier')
    await heading(other, '3 dossiers opgehaald')
    await other.getByText('U hebt dit in 2 zips bewaard.').waitFor()
    const second = await onDisk('gekozen-3.zip')
    expect([first.length, second.length, new Set([...first, ...second]).size]).toEqual([2, 1, 3])
    await press(other, 'Uitloggen')
    await other.waitForURL((url) => !url.pathname.startsWith('/scholen'))
    await other.goto('/')
    expect(await other.evaluate('indexedDB.databases().then((all) => all.length)')).toBe(0)
    await other.context().close()
  })
})

describe('after fetching', () => {
  test('all receipts go in one press', async () => {
    await page.goto(`${fetching}/terugmelden`)
    await page.getByRole('heading', { name: 'Nog terug te melden: 180 dossiers' }).waitFor()
    await settled(page)
    expect(await faultsSeen(page, 'ophalen-terugmelden')).toEqual([])
    await press(page, 'Meld alle 180 compleet')
    await page.getByText('Teruggemeld: 180 dossiers compleet.').waitFor({ timeout: 60_000 })
    await page.getByText('Alles wat u hebt opgehaald, is teruggemeld.').waitFor()
  })

  test('one dossier has its files with checksums, links for some minutes, and a question with a day', async () => {
    const linde = made.find(({ label }) => label === 'Zwaluw 1')!
    await page.goto(`${fetching}/${linde.dossierId}-92AA00`)
    await page.getByRole('button', { name: 'Haal dit dossier op' }).click()
    await page.getByText('De bestanden staan 5 minuten voor u klaar').waitFor()
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /^Bewaar Zwaluw 1 social-emotional/ }).click()])
    expect(linde.sums).toContain(shaOf(readFileSync((await file.path())!)))
    await press(page, 'Stel een vraag')
    await press(page, 'Verstuur de vraag')
    await page.getByText('Schrijf uw vraag op.').first().waitFor()
    await page.getByLabel('Uw vraag').fill('De tweede bladzijde is leeg. Kunt u die nog sturen?')
    await press(page, 'Verstuur de vraag')
    await page.getByText('De po-school antwoordt uiterlijk woensdag 14 april 2027.').waitFor()
    await press(page, 'OSO-dossier niet gevonden')
    await settled(page)
    expect(await faultsSeen(page, 'ophalen-dossier')).toEqual([])
  })

  test('a pupil who never applied here closes at once, after one question, and leaves a task', async () => {
    const wrong = made.find(({ label }) => label === 'Korrel 3')!
    await page.goto(`${fetching}/${wrong.dossierId}-92AA00`)
    await press(page, 'Niet bij ons aangemeld')
    await press(page, 'Ja, meld dit')
    await page.getByText('Teruggemeld: niet bij ons aangemeld.').waitFor()
    await page.getByRole('heading', { level: 2, name: 'Bestanden' }).waitFor({ state: 'detached' })
    await page.goto(fetching)
    expect(await page.getByText('Verwijder wat u had opgehaald: 1 dossier').locator('..').innerText()).toContain('niet bij ons aangemeld')
  })

  test('placing many and an own reference are done where the pupils stand', async () => {
    await page.getByLabel('Po-school').selectOption('90AA00')
    await page.getByLabel('Toon').selectOption('expected')
    const row = page.locator('.fetching__list').getByRole('row').nth(1)
    await row.getByRole('button', { name: /Aanduiding toevoegen/ }).click()
    await page.keyboard.type('2027-050')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: '2027-050' }).waitFor()
    await press(page, /^Kies alle 5 /)
    await page.getByLabel('Wat wilt u doorgeven?').selectOption('placed')
    expect(await faultsSeen(page, 'ophalen-gekozen')).toEqual([])
    await press(page, 'Doorgeven voor 5 dossiers')
    await page.getByText('Doorgegeven voor 5 dossiers: geplaatst.').waitFor()
  })

  test('OSO dossiers that were not found are numbers', async () => {
    await page.goto(`${fetching}/oso`)
    await page.getByLabel(/CBS De Graankorrel/).fill('x')
    await press(page, 'Geef door')
    await page.getByRole('alert').getByText('vul een heel getal in').waitFor()
    expect(await faultsSeen(page, 'ophalen-oso')).toEqual([])
    await page.getByLabel(/CBS De Graankorrel/).fill('3')
    await press(page, 'Geef door')
    await page.getByRole('status').getByText('Doorgegeven. De po-scholen zien hun eigen aantal.').waitFor()
  })

  test('the school keeps its proof', async () => {
    await page.goto(`${fetching}/bewijs`)
    await page.getByText('uiterlijk vrijdag 1 oktober 2027').waitFor()
    expect(await faultsSeen(page, 'ophalen-bewijs')).toEqual([])
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Bewaar als lijst voor Excel (CSV)')])
    expect(readFileSync((await file.path())!, 'utf8').trimEnd().split('\r\n').length).toBeGreaterThan(180)
    expect(errors).toEqual([])
  })
})

test('a board states its processing agreement, with the day', async () => {
  const { page: board } = await openPage(browser, system.url)
  await board.goto('/bestuur')
  await chooseUser(board, 'board@demo.example')
  await board.getByText('Getekend', { exact: true }).waitFor()
  await press(board, 'Wijzig dit')
  await board.getByLabel('Sinds welke datum?').fill('2031-01-01')
  await press(board, 'Opslaan')
  await board.getByRole('alert').getByText('Deze datum is nog niet geweest.').waitFor()
  expect(await faultsSeen(board, 'bestuur-overeenkomst-fout')).toEqual([])
  await board.getByLabel('Sinds welke datum?').fill('2026-08-20')
  await press(board, 'Opslaan')
  await board.getByText('De verwerkersovereenkomst is opgeslagen.').waitFor()
  await board.getByText('sinds donderdag 20 augustus 2026').waitFor()
  await press(board, 'Wijzig dit')
  await board.getByLabel('Nee, of niet meer geldig').check()
  expect(await board.getByLabel('Sinds welke datum is er geen geldige overeenkomst?').inputValue()).toBe('2027-04-07')
  await press(board, 'Opslaan')
  await board.getByText('Weet u dit zeker?').waitFor()
  expect(await faultsSeen(board, 'bestuur-overeenkomst-nee')).toEqual([])
  await press(board, 'Annuleren')
  await board.getByLabel('Ja, getekend').check()
  expect(await board.getByLabel('Sinds welke datum?').inputValue()).toBe('2026-08-20')
  await press(board, 'Opslaan')
  await board.getByText('De verwerkersovereenkomst is opgeslagen.').waitFor()
  expect(await faultsSeen(board, 'bestuur-overeenkomst')).toEqual([])
  await board.context().close()
})

describe('the region', () => {
  let coordinator: Page
  beforeAll(async () => {
    coordinator = (await openPage(browser, system.url)).page
    await coordinator.goto(`${region}/dossiers`)
    await chooseUser(coordinator, 'coordinator@demo.example')
  })
  afterAll(async () => {
    await coordinator?.context().close()
  })

  test('sees numbers alone', async () => {
    await heading(coordinator, 'Dossiers in cijfers')
    await settled(coordinator)
    expect(await faultsSeen(coordinator, 'dossiers-in-cijfers')).toEqual([])
    expect(await coordinator.locator('main').innerText()).not.toMatch(/Vlinder \d|Korrel \d/)
  })

  test('closes the year when it may, and gets a certificate', async () => {
    await coordinator.getByRole('link', { name: 'Schooljaar afsluiten' }).click()
    await coordinator.getByText(/^U kunt afsluiten vanaf /).waitFor()
    expect(await coordinator.getByRole('button', { name: 'Sluit dit schooljaar af' }).count()).toBe(0)
    expect(await faultsSeen(coordinator, 'afsluiten-nog-niet')).toEqual([])
    await system.moveClock('2027-09-13T09:00')
    await coordinator.reload()
    await press(coordinator, 'Sluit dit schooljaar af')
    await coordinator.getByRole('alert').first().waitFor()
    expect(await faultsSeen(coordinator, 'afsluiten-fouten')).toEqual([])
    await coordinator.getByLabel('Sluit af zonder te wachten op deze scholen').check()
    await coordinator.getByLabel('Ik weet dat dit niet terug te draaien is').check()
    await press(coordinator, 'Sluit dit schooljaar af')
    await heading(coordinator, 'De dossiers worden vernietigd')
    expect(await faultsSeen(coordinator, 'afsluiten-bezig')).toEqual([])
    await system.moveClock('2027-09-13T09:20')
    await heading(coordinator, 'Verklaring van vernietiging')
    await settled(coordinator)
    expect(await coordinator.locator('main').innerText()).toContain('Tot maandag 18 oktober 2027')
    expect(await faultsSeen(coordinator, 'afgesloten')).toEqual([])
    await coordinator.emulateMedia({ media: 'print' })
    expect(await coordinator.locator('header').isVisible()).toBe(false)
    expect(await coordinator.getByRole('button', { name: 'Druk af' }).isVisible()).toBe(false)
    expect((await coordinator.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
    await coordinator.emulateMedia({ media: 'screen' })
  })

  test('and a VO school finds nothing but the certificate', async () => {
    await page.goto(fetching)
    await heading(page, 'De dossiers van dit schooljaar zijn er niet meer')
    expect(await faultsSeen(page, 'ophalen-afgesloten')).toEqual([])
  })
})
