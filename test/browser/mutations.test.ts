// A register no longer has a school: the region says in which it goes on, both hear it, and who works at the new one opens the dossiers of before.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { voorbeeld } from '../../lib/laptop/demo/register/schools.ts'
import { clean, look, openPage, settled, sizes } from './support/browser.ts'
import { asUser } from './support/region.ts'
import { browser, openAs, system, withSystem } from './support/with-system.ts'

const api = '/v1/regions/voorbeeld/years/2026-2027'
const region = '/regio/voorbeeld/2026-2027'
const ownPages = '/scholen/voorbeeld/2026-2027'
const before = '90BA00'
/** The code of a school whose user works in the other region: by this register it stands in this one too. */
const after = '91AA00'
const closed = '90BB00'

/** DUO's file of this region a year later: one school has another code, one is gone. */
function nextRegister(): Buffer {
  const text = readFileSync(join(import.meta.dirname, '../../lib/laptop/demo/register/po.csv'), 'latin1')
  const [head = '', ...rows] = text.split(/\r?\n/).filter((line) => line !== '')
  const own = rows.filter((row) => voorbeeld.municipalities.some((name) => row.includes(`;${name};`)) && !row.includes(`;${closed};`))
  return Buffer.from([head, ...own.map((row) => row.replace(`;90BA;${before};`, `;91AA;${after};`)), ''].join('\r\n'), 'latin1')
}

withSystem('2026-11-16T09:00', async () => {
  const coordinator = await asUser(system, 'coordinator@demo.example')
  await coordinator('POST', `${api}/calendar/publish`, {})
  const po = await asUser(system, 'po2@demo.example')
  await po('POST', `${api}/schools/${before}/dossiers`, [{ label: 'Anna', destinations: [] }, { label: 'Bo', destinations: [] }])
})

async function lookAtBoth(page: Page, name: string): Promise<void> {
  expect(await look(page, `${name}.wide`)).toEqual(clean)
  await page.setViewportSize(sizes.phone)
  expect(await look(page, `${name}.phone`)).toEqual(clean)
  await page.setViewportSize(sizes.wide)
}

const keep = (page: Page, name: string) => page.getByRole('button', { name: `Vastleggen voor ${name}` })

test('a coordinator says of schools that a register no longer has what became of them, takes one back, and leaves one for later', async () => {
  const { page, errors } = await openAs('coordinator', `${region}/scholen/inlezen`)
  await page.locator('input[type=file]').setInputFiles({ name: 'po.csv', mimeType: 'text/csv', buffer: nextRegister() })
  await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click()
  await page.getByText('Hebt u de scholen ingelezen?').waitFor()
  await page.getByRole('button', { name: /^Ja, lees/ }).click()
  await page.getByRole('heading', { name: 'Deze scholen staan niet meer in het register' }).waitFor()
  const gone = page.getByRole('article').filter({ has: page.getByRole('heading', { name: `CBS De Graankorrel (${before})` }) })
  expect(await gone.getByText(`gaat waarschijnlijk verder als CBS De Graankorrel (${after})`).count()).toBe(1)
  expect(await gone.getByText('Het telefoonnummer is hetzelfde.').count()).toBe(1)
  await lookAtBoth(page, 'voorstellen')

  await keep(page, 'CBS De Graankorrel').click()
  await page.getByRole('link', { name: 'Kies wat er met CBS De Graankorrel is gebeurd.' }).click()
  expect(await page.evaluate('document.activeElement.id')).toBe(`wat-${before}`)
  await gone.getByLabel('Gaat verder in een andere school').check()
  await gone.getByLabel('In welke school gaat deze school verder?').waitFor()
  await keep(page, 'CBS De Graankorrel').click()
  await page.getByRole('link', { name: 'Kies in welke school CBS De Graankorrel verdergaat.' }).waitFor()
  await lookAtBoth(page, 'voorstellen-fout')

  await gone.getByLabel(`Gaat verder in CBS De Graankorrel (${after})`).check()
  await keep(page, 'CBS De Graankorrel').click()
  await gone.getByText('Vastgelegd: CBS De Graankorrel gaat verder in').waitFor()
  await page.waitForFunction("document.activeElement.classList.contains('notice--good')")
  await gone.getByRole('button', { name: 'Maak ongedaan' }).click()
  await gone.getByRole('button', { name: 'Ja, maak ongedaan' }).click()
  await gone.getByText('Ongedaan gemaakt: CBS De Graankorrel doet weer mee.').waitFor()
  await gone.getByLabel(`Gaat verder in CBS De Graankorrel (${after})`).check()
  await keep(page, 'CBS De Graankorrel').click()
  await gone.getByText('Vastgelegd: CBS De Graankorrel gaat verder in').waitFor()

  const other = page.getByRole('article').filter({ has: page.getByRole('heading', { name: closed }) })
  await other.getByLabel('Later beslissen').check()
  await keep(page, 'CBS Het Baken').click()
  await other.getByText('CBS Het Baken blijft staan.').waitFor()
  await lookAtBoth(page, 'voorstellen-vastgelegd')
  expect(errors).toEqual([])
})

test('contacts of both schools hear it in one mail', async () => {
  const told = async () => (await system.mailsTo('po2@demo.example')).filter(({ subject }) => subject.includes(`(${before}) gaat verder als`))
  await system.moveClock('2026-11-16T10:00')
  const mails = await told()
  expect(mails.map(({ subject }) => subject)).toContain(`CBS De Graankorrel (${before}) gaat verder als CBS De Graankorrel (${after})`)
  expect(mails.at(-1)!.text).toContain(`kan nu bij de dossiers onder de oude code ${before}`)
})

test('who works at the school that goes on finds the dossiers of the old code from the first page, and works in them', async () => {
  const { page, errors } = await openAs('po-buur', `${ownPages}/${after}`)
  const way = page.getByRole('link', { name: `Dossiers van ${before}, CBS De Graankorrel` })
  await way.waitFor()
  await lookAtBoth(page, 'school-gaat-verder')
  await way.click()
  await page.getByRole('link', { name: 'Anna', exact: true }).waitFor()
  expect(await page.getByText(`oude code ${before}, CBS De Graankorrel`).count()).toBe(1)
  expect(await page.getByRole('link', { name: 'Leerlingen toevoegen' }).count()).toBe(0)
  await lookAtBoth(page, 'leerlingen-oude-code')
  await page.getByRole('link', { name: 'Anna', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Anna' }).waitFor()
  await page.goto(`${page.url()}/wijzigen`)
  await page.getByLabel(/^Groep/).fill('8b')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await page.getByText('8b').waitFor()
  await page.goto(`${ownPages}/${before}`)
  await page.getByText('doet sinds maandag 16 november 2026 niet meer mee onder deze code').waitFor()
  await settled(page)
  expect(await page.getByRole('link', { name: 'Naar de dossiers onder deze code' }).count()).toBe(1)
  await lookAtBoth(page, 'school-oude-code')
  expect(errors).toEqual([])
})

test('the old school of before still opens its own pages, and another school none of them', async () => {
  const own = (await openAs('po2', `${ownPages}/${before}`)).page
  await own.getByText('niet meer mee onder deze code').waitFor()
  const stranger = (await openAs('po', `${ownPages}/${before}`)).page
  expect(await stranger.getByRole('heading', { level: 1 }).innerText()).toBe('Deze pagina bestaat niet')
})

test('the page of a school in its region shows where it went, takes that back, and says it again by hand', async () => {
  const { page, errors } = await openAs('coordinator', `${region}/scholen/${before}`)
  await page.getByRole('link', { name: `CBS De Graankorrel (${after})` }).waitFor()
  await lookAtBoth(page, 'school-vertrokken')
  await page.getByRole('button', { name: 'Maak ongedaan' }).click()
  await page.getByRole('button', { name: 'Ja, maak ongedaan' }).click()
  await page.getByText('Ongedaan gemaakt: CBS De Graankorrel doet weer mee.').waitFor()
  await page.getByText('Gaat deze school verder in een andere school, of is de school gesloten?').click()
  await page.getByLabel('Gaat verder in een andere school').check()
  await page.getByLabel('In welke school gaat deze school verder?').selectOption(after)
  await lookAtBoth(page, 'school-verdergaan')
  await keep(page, 'CBS De Graankorrel').click()
  await page.getByText('Vastgelegd: CBS De Graankorrel gaat verder in').waitFor()
  await page.goto(`${region}/scholen`)
  await page.getByText(`gaat verder als ${after}`).waitFor()
  expect(errors).toEqual([])
})

test('a vo school that goes on with another fetches under its code', async () => {
  const coordinator = await asUser(system, 'coordinator@demo.example')
  await coordinator('PUT', `${api}/schools/93AA00`, { sector: 'vo', name: 'Lyceum De Overkant' })
  await coordinator('POST', `${api}/schools/92BA00/successor`, { how: 'merged', schoolId: '93AA00' })
  const { page, errors } = await openAs('vo-buur', `${ownPages}/93AA00`)
  await page.getByRole('link', { name: /^Dossiers van 92BA00/ }).click()
  await page.waitForURL((url) => url.pathname === `${ownPages}/92BA00/ophalen`)
  await page.getByRole('link', { name: 'Alles ophalen' }).first().waitFor()
  await lookAtBoth(page, 'ophalen-oude-code')
  expect(errors).toEqual([])
})

test('the page behind an old link says where the school went, and asks nothing any more', async () => {
  const coordinator = await asUser(system, 'coordinator@demo.example')
  const { url } = (await (await coordinator('POST', `${api}/schools/${before}/link`, {})).json()) as { readonly url: string }
  const { page, errors } = await openPage(browser, system.url)
  await page.goto(url.slice(new URL(url).origin.length))
  await page.getByText(`De school gaat verder in ${after}.`).waitFor()
  await settled(page)
  expect(await page.getByText('Er is nu niets te doen.').count()).toBe(0)
  await lookAtBoth(page, 'schoolpagina-oude-code')
  expect(errors).toEqual([])
})
