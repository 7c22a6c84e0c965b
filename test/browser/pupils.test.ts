// A PO school from its list of pupils to its receipt, as people do it: paste, a pile of files, inspection in bulk, setting ready.
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { afterRelease } from './support/after-release.ts'
import { bsn, labels, numberFor, pdfFile, pileOfFiles } from './support/attachments.ts'
import { clean, look, type Size, sizes } from './support/browser.ts'
import { press, tabTo } from './support/keyboard.ts'
import { asUser } from './support/region.ts'
import { openAs, system, withSystem } from './support/with-system.ts'

const school = '/scholen/voorbeeld/2026-2027/90AA00'
const api = '/v1/regions/voorbeeld/years/2026-2027'

withSystem('2027-03-22T09:00', async () => {
  const coordinator = await asUser(system, 'coordinator@demo.example')
  const etag = (await coordinator('GET', api)).headers.get('etag')!
  await coordinator('PATCH', api, { usesCodes: true, opensOn: 'first-choice' }, etag)
  await coordinator('POST', `${api}/calendar/publish`, {})
})

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name })
const heading = (page: Page, name: string | RegExp, level = 1) => page.getByRole('heading', { level, name })
const row = (page: Page, name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(name) }) })
/** Looks at the page as it stands, wide and on a phone. */
async function expectClean(page: Page, name: string, errors: readonly string[]): Promise<void> {
  for (const size of Object.keys(sizes) as Size[]) {
    await page.setViewportSize(sizes[size])
    expect({ name, ...(await look(page, `${name}.${size}`)), errors }).toEqual({ name, ...clean, errors: [] })
  }
  await page.setViewportSize(sizes.wide)
}

test('28 pupils, 40 files with two faults, inspected at once, set ready, with a receipt', async () => {
  const { page, errors } = await openAs('po', school)
  const bodies: string[] = []
  page.on('request', (request) => bodies.push(request.postData() ?? ''))
  await link(page, 'Leerlingen en bijlagen').click()
  await page.getByText('Er staan nog geen leerlingen in de lijst.').waitFor()
  await page.getByRole('main').getByRole('link', { name: 'Leerlingen toevoegen' }).click()

  const pasted = labels.map((label, at) => [label, numberFor(at), at % 2 ? '8b' : '8a', at === 4 ? 'Onbekend College' : at < 14 ? 'Voorbeeld College' : '92BA00'].join('\t'))
  await page.getByLabel('Plak hier uw lijst').fill(['aanduiding\tBSN\tgroep\tvo-school', ...pasted].join('\n'))
  await button(page, 'Bekijk de lijst').click()
  await page.getByText('De kolom met het BSN (“BSN”) hebben wij in uw browser weggelaten.').waitFor()
  await row(page, '6').getByText('Onbekend College').waitFor()
  await button(page, '27 leerlingen toevoegen').click()
  await page.getByText('27 leerlingen zijn toegevoegd. 1 regel met een fout staat hieronder nog.').waitFor()
  await page.getByLabel('Plak hier uw lijst').fill('aanduiding\tgroep\tvo-school\nL05\t8a\tVoorbeeld College')
  await button(page, 'Bekijk de lijst').click()
  await button(page, '1 leerling toevoegen').click()
  await page.getByText('1 leerling is toegevoegd.').waitFor()
  await page.getByText('28 leerlingen', { exact: true }).waitFor()
  expect(bodies.filter((body) => labels.some((_, at) => body.includes(numberFor(at))))).toEqual([])

  await link(page, /^Bijlagen/).click()
  await page.locator('input[type=file][multiple]').setInputFiles([...(await pileOfFiles())])
  await page.getByText('40 bestanden gekozen. Bij 3 bestanden moet u zelf nog kiezen.').waitFor()
  await button(page, '40 bestanden uploaden').click()
  const faults = page.getByRole('alert').getByRole('listitem')
  expect(await faults.allTextContents()).toEqual([
    'Kies een leerling bij scan van maandag.pdf.', 'Kies een soort bijlage bij scan van maandag.pdf.', 'Kies een soort bijlage bij L03.pdf.', 'Kies een leerling bij dyslexie.pdf.',
  ])
  // By keyboard: from the sentence to its field, the choice by its first letters, and on to the next.
  await press(page, faults.first().getByRole('link'))
  await page.keyboard.type('L03')
  await tabTo(page, page.getByLabel('Soort bijlage bij scan van maandag.pdf'))
  await page.keyboard.type('Sociaal')
  await tabTo(page, page.getByLabel('Soort bijlage bij L03.pdf'))
  await page.keyboard.type('Dys')
  await tabTo(page, page.getByLabel('Leerling bij dyslexie.pdf'))
  await page.keyboard.type('L04')
  expect(await page.getByRole('alert').count()).toBe(0)
  const chosen = (field: string) => page.getByLabel(field).locator('option:checked').textContent()
  expect([await chosen('Leerling bij scan van maandag.pdf'), await chosen('Soort bijlage bij scan van maandag.pdf'), await chosen('Soort bijlage bij L03.pdf'), await chosen('Leerling bij dyslexie.pdf')]).toEqual(['L03 (8a)', 'Sociaal-emotionele ontwikkeling', 'Dyslexieverklaring', 'L04 (8b)'])
  await press(page, button(page, '40 bestanden uploaden'))
  await page.getByText('38 van de 40 bestanden zijn goedgekeurd.').waitFor({ timeout: 40_000 })

  await page.getByLabel('Toon alleen wat aandacht vraagt').check()
  await row(page, 'L06 sociaal').getByText('BSN').waitFor()
  expect(await row(page, 'L10 sociaal').innerText()).toMatch(/script/i)
  await expectClean(page, 'stapel-geweigerd', errors)
  for (const label of ['L06', 'L10']) {
    const chosen = page.waitForEvent('filechooser')
    await button(page, new RegExp(`Kies een ander bestand ?${label}`)).click()
    await (await chosen).setFiles(await pdfFile(`${label} sociaal-emotioneel nieuw.pdf`, ['Werkt graag samen.', label]))
  }
  await button(page, '2 bestanden uploaden').click()
  await page.getByText('Alle 40 bestanden zijn goedgekeurd.').waitFor({ timeout: 20_000 })
  await link(page, 'Verder: inzage vastleggen').click()

  await page.getByText('0 van de 28 leerlingen ingezien').waitFor()
  await button(page, 'Alle 28 kiezen').click()
  await page.getByRole('radio', { name: 'De ouders hebben de bijlagen bekeken' }).check()
  await page.getByLabel('De ouders hebben deze bijlagen kunnen inzien op').fill('2027-03-19')
  await page.getByLabel('Tegelijk ingezien met het OSO-dossier').check()
  await page.getByRole('radio', { name: 'Niet gevraagd' }).check()
  await button(page, 'Inzage vastleggen voor 28 leerlingen').click()
  await page.getByRole('alert').getByRole('link', { name: /^Bij 28 leerlingen ligt deze datum voor het uploaden/ }).click()
  await page.getByLabel('De ouders hebben precies deze stukken gezien').check()
  await expectClean(page, 'inzage-28', errors)
  await button(page, 'Inzage vastleggen voor 28 leerlingen').click()
  await page.getByText('Alle 28 ingezien').waitFor()

  await link(page, 'Verder: controleren en klaarzetten').click()
  await heading(page, 'Deze 28 leerlingen kunnen klaargezet worden', 2).waitFor()
  await row(page, 'Christelijk Lyceum').getByText('woensdag 7 april 2027, 09.00 uur').waitFor()
  await button(page, '28 leerlingen klaarzetten').click()
  await page.getByRole('alert').getByText('Kruis aan dat u per leerling hebt gekeken').waitFor()
  await page.getByLabel('Ik heb per leerling gekeken of de vo-school klopt').check()
  await button(page, '28 leerlingen klaarzetten').click()
  await heading(page, '28 dossiers klaargezet').waitFor()
  await page.getByText(/Referentienummer [\w-]+/).waitFor()
  await expectClean(page, 'ontvangstbewijs', errors)
  await page.context().close()
})

const other = '/scholen/voorbeeld/2026-2027/90BA00'
const othersPupils = `${other}/leerlingen`

describe('after the release', () => {
  let numbers: Readonly<Record<string, string>>
  beforeAll(async () => {
    numbers = await afterRelease(system)
  })

  test('a school finds its tasks on its first page, answers a question, confirms a claim, and takes back what was wrong', async () => {
    const { page, errors } = await openAs('po2', other)
    await link(page, '1 vraag van een vo-school').click()
    await heading(page, 'Anna').waitFor()
    await button(page, 'Antwoord sturen').click()
    await page.getByRole('alert').getByText('Schrijf een antwoord.').waitFor()
    await page.getByLabel('Uw antwoord').fill('De datum is 3 maart.')
    await button(page, 'Antwoord sturen').click()
    await page.getByText('Uw antwoord is gestuurd.').waitFor()

    await page.goto(other)
    await link(page, '1 aanmelding om te bevestigen').click()
    await heading(page, 'Cas').waitFor()
    await page.getByText('Voorbeeld College meldt dat deze leerling daar is aangemeld').waitFor()
    await button(page, /^Klopt niet/).click()
    await page.getByText('Klopt het echt niet?').waitFor()
    await expectClean(page, 'klopt-niet', errors)
    await button(page, 'Annuleren').click()
    await button(page, /^Klopt(?! niet)/).click()
    await page.getByText('U hebt bevestigd: aangemeld bij Voorbeeld College.').waitFor()

    await page.goto(`${othersPupils}/${numbers['Anna']}`)
    await link(page, 'Intrekken').click()
    await page.getByText('Voorbeeld College: versie 1, op woensdag 7 april 2027').waitFor()
    await button(page, 'Dossier intrekken').click()
    await page.getByRole('alert').getByText('Kies waarom u het dossier intrekt.').waitFor()
    await page.getByRole('radio', { name: /verkeerde school/ }).check()
    await button(page, 'Dossier intrekken').click()
    await heading(page, 'Het dossier is ingetrokken').waitFor()
    expect(await page.getByText('Bel de school die het dossier ten onrechte ophaalde.').count()).toBe(1)
    await expectClean(page, 'ingetrokken', errors)

    // What was taken back is not set ready again with the others: somebody looks first.
    await page.goto(`${othersPupils}/klaarzetten`)
    await row(page, 'Anna').getByText(/^Ingetrokken op/).waitFor()
    expect([await page.getByLabel('Anna klaarzetten').isChecked(), await page.getByLabel('Bo klaarzetten').isChecked()]).toEqual([false, true])
    await expectClean(page, 'klaarzetten-ingetrokken', errors)
    await row(page, 'Anna').getByRole('link', { name: 'Anna' }).click()
    await page.getByText('Klopt alles? Dan kunt u dit dossier opnieuw klaarzetten.').waitFor()
    await expectClean(page, 'leerling-ingetrokken', errors)
    await page.context().close()
  })

  test('one file that may hold a BSN is asked about, and a lost connection goes on by itself', async () => {
    const { page, errors } = await openAs('po2', `${othersPupils}/${numbers['Dirk']}`)
    let cut = 2
    await page.route('**/s3/**', (route) => (route.request().method() === 'POST' && cut-- > 0 ? route.abort() : route.continue()))
    await page.locator('input[type=file][multiple]').setInputFiles([await pdfFile('sociaal-emotioneel.pdf', ['Dossiernummer onderzoeker', '111222333'])])
    await button(page, '1 bestand uploaden').click()
    await page.getByText('1 bestand is geweigerd.').waitFor({ timeout: 20_000 })
    await button(page, /Ik heb gekeken: dit is geen BSN/).click()
    await page.getByText('Het bestand is goedgekeurd.').waitFor({ timeout: 20_000 })
    expect(cut).toBeLessThan(0)
    await link(page, 'Inzage vastleggen').click()
    await page.getByRole('radio', { name: 'De ouders hebben een kopie gekregen' }).check()
    await page.getByLabel('De ouders hebben deze bijlagen kunnen inzien op').fill('2027-04-07')
    await page.getByRole('radio', { name: 'Nee', exact: true }).check()
    await page.getByLabel('Reactie van de ouders (zienswijze)').fill('Wij zien dit anders.')
    await button(page, 'Inzage vastleggen').click()
    await page.getByText('De inzage is vastgelegd.').waitFor()
    await page.getByText('Alles is er. U kunt dit dossier klaarzetten.').waitFor()
    expect(errors).toEqual([])
    await page.context().close()
  })

  test('leaving a pile that was not sent asks first', async () => {
    const { page } = await openAs('po2', `${othersPupils}/bijlagen`)
    await page.locator('input[type=file][multiple]').setInputFiles([await pdfFile('opp Bo.pdf', ['Plan'])])
    await page.getByText('1 bestand gekozen.').waitFor()
    await link(page, /Inzage/).click()
    await button(page, 'Blijf op deze pagina').click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(new URL(page.url()).pathname).toBe(`${othersPupils}/bijlagen`)
    await page.context().close()
  })

  test('no page has a fault of accessibility or scrolls sideways, wide or on a phone', async () => {
    const { page, errors } = await openAs('po2', other)
    // Every page shows its heading once its data is there; `shows` is what comes after that.
    const at = async (address: string, name: string, shows = '') => {
      await page.goto(`${othersPupils}${address}`)
      await page.locator('h1').waitFor()
      if (shows) await page.getByText(shows).waitFor()
      await expectClean(page, name, errors)
    }
    await expectClean(page, 'po-start', errors)
    await at('', 'leerlingen')
    await at(`/${numbers['Anna']}`, 'leerling')
    await at(`/${numbers['Bo']}`, 'leerling-nieuwe-versie')
    await at(`/${numbers['Bo']}/wijzigen`, 'leerling-wijzigen')
    await at(`/${numbers['Bo']}/inzage`, 'leerling-inzage')
    await at(`/${numbers['Bo']}/inzageblad`, 'inzageblad', 'Overdrachtscode')
    await at(`/${numbers['Bo']}/intrekken`, 'intrekken')
    await at(`/${numbers['Bo']}/bewijs`, 'afleverbewijs')
    await at('/inzage', 'inzage')
    await at('/klaarzetten', 'klaarzetten')
    await at('/bewijs', 'bewijs')
    await button(page, 'Bewijs ophalen').click()
    await button(page, 'Lijst voor Excel (CSV)').waitFor()
    await expectClean(page, 'bewijs-opgehaald', errors)
    await at('/toevoegen', 'leerlingen-toevoegen')
    await page.getByLabel('Plak hier uw lijst').fill(`aanduiding\tBSN\tgeboren\nEva\t${bsn}\t1-1-2015\n${bsn}\t\t`)
    await button(page, 'Bekijk de lijst').click()
    await page.getByText('BSN weggelaten').waitFor()
    await expectClean(page, 'leerlingen-nakijken', errors)
    await page.goto(`${othersPupils}/toevoegen`)
    await page.getByRole('radio', { name: 'Een leerling invullen' }).check()
    await button(page, 'Leerling toevoegen').click()
    await expectClean(page, 'leerling-invullen-fout', errors)
    await page.goto(`${othersPupils}/bijlagen`)
    await page.locator('input[type=file][multiple]').setInputFiles([await pdfFile('opp Bo.pdf', ['Plan']), await pdfFile('scan.pdf', ['Scan']), { name: 'lijst.xlsx', mimeType: 'application/x', buffer: Buffer.from('nee') }])
    await page.getByText('1 bestand kan zo niet mee. Bekijk hieronder waarom. De andere kunt u al uploaden.').waitFor()
    await button(page, '2 bestanden uploaden').click()
    await page.getByRole('alert').waitFor()
    await expectClean(page, 'stapel', errors)
    await page.context().close()
  })

  test('an inspection of a list that changed elsewhere is not taken down, and the page says so', async () => {
    const { page } = await openAs('po2', `${othersPupils}/${numbers['Bo']}/inzage`)
    await page.getByRole('radio', { name: 'De ouders hebben een kopie gekregen' }).check()
    await page.getByLabel('De ouders hebben deze bijlagen kunnen inzien op').fill('2027-04-07')
    await page.getByRole('radio', { name: 'Nee', exact: true }).check()
    const po = await asUser(system, 'po2@demo.example')
    const dossier = `/v1/dossiers/90BA00-2627-${numbers['Bo']}`
    const { attachments } = (await (await po('GET', dossier)).json()) as { attachments: readonly { attachmentId: string }[] }
    for (const { attachmentId } of attachments) await po('DELETE', `${dossier}/attachments/${attachmentId}`)
    await button(page, 'Inzage vastleggen').click()
    await page.getByRole('alert').getByText(/^De lijst is intussen gewijzigd/).waitFor()
    await page.getByText('Er zijn nog geen goedgekeurde bijlagen om in te zien.').waitFor()
    expect(await button(page, 'Inzage vastleggen').count()).toBe(0)
    await page.context().close()
  })
})

test('a school without pupils reads who belongs in the list', async () => {
  const { page, errors } = await openAs('grens', '/scholen/voorbeeld/2026-2027/90BG00/leerlingen')
  await page.getByText('Er staan nog geen leerlingen in de lijst.').waitFor()
  await page.getByText('Dyslexieverklaring').waitFor()
  await expectClean(page, 'leerlingen-leeg', errors)
  await page.context().close()
})

test('a school whose year was closed reads what was destroyed, and not that its page does not exist', async () => {
  await system.moveClock('2027-09-30T09:00')
  const coordinator = await asUser(system, 'coordinator@demo.example')
  await coordinator('POST', `${api}/close`, { withoutExports: true })
  const { page, errors } = await openAs('po2', othersPupils)
  await heading(page, 'De dossiers van dit schooljaar zijn er niet meer').waitFor()
  await expectClean(page, 'leerlingen-jaar-voorbij', errors.filter((error) => !/404/.test(error)))
  await page.context().close()
})
