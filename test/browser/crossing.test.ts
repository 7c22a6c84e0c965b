// What people do while something is still on its way: nothing they typed gets lost, nothing older comes back, and only what was looked at is done.
import type { Page, Request } from 'playwright-core'
import { expect, test } from 'vitest'
import { chooseUser, openPage, settled } from './support/browser.ts'
import { makeReady } from './support/ready-dossiers.ts'
import { asUser } from './support/region.ts'
import { browser, system, withSystem } from './support/with-system.ts'

const year = '/regio/voorbeeld/2026-2027'
const api = '/v1/regions/voorbeeld/years/2026-2027'
const pupils = '/scholen/voorbeeld/2026-2027/90BA00/leerlingen'
const fetching = '/scholen/voorbeeld/2026-2027/92AA00/ophalen'

withSystem('2027-03-22T09:00', async () => {
  const coordinator = await asUser(system, 'coordinator@demo.example')
  await coordinator('PATCH', api, { usesCodes: true }, (await coordinator('GET', api)).headers.get('etag')!)
  await coordinator('POST', `${api}/calendar/publish`, {})
  const dossiers = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6'].map((label) => ({ label, files: [] }))
  const made = await makeReady(system, { user: 'po2@demo.example', schoolId: '90BA00', dossiers }, '2027-03-19')
  const vo = await asUser(system, 'vo@demo.example')
  await vo('POST', `${api}/schools/92AA00/applications`, made.map(({ code, label }) => ({ code, ownReference: label })))
})

const opened = new Map<string, Page>()

/** One page for each person, who stays signed in. */
async function openAs(user: string, address: string): Promise<Page> {
  const known = opened.get(user)
  const page = known ?? (await openPage(browser, system.url)).page
  await known?.unrouteAll()
  await page.goto(address)
  if (!known) await chooseUser(page, `${user}@demo.example`)
  opened.set(user, page)
  await settled(page)
  return page
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const focused = (page: Page) => page.evaluate<string>('document.activeElement.id')

/** Presses, and keeps the request that follows on its way; answers what lets it go on. */
async function heldAt(page: Page, method: string, address: string, press: () => Promise<void>): Promise<() => void> {
  let go = () => {}
  const held = new Promise<void>((resolve) => (go = resolve))
  const isIt = (request: Request) => request.method() === method
  await page.route(address, async (route) => {
    if (isIt(route.request())) await held
    await route.fallback()
  })
  await Promise.all([page.waitForRequest(isIt), press()])
  return go
}

/** Presses, and keeps the first answer to the question that follows on its way as it is by then; answers what brings it. */
async function answerHeldAt(page: Page, address: string, press: () => Promise<void>): Promise<() => void> {
  let go = () => {}
  let tell = () => {}
  const held = new Promise<void>((resolve) => (go = resolve))
  const made = new Promise<void>((resolve) => (tell = resolve))
  await page.route(
    address,
    async (route) => {
      const response = await route.fetch()
      tell()
      await held
      await route.fulfill({ response })
    },
    { times: 1 },
  )
  await press()
  await made
  return go
}

test('a date that is typed while the draft is saved stays, and is still to be saved', async () => {
  const page = await openAs('coordinator', `${year}/kalender`)
  const [first, second] = [page.getByLabel('Datum van Warme overdracht klaar'), page.getByLabel('Datum van Plaatsing bekend')]
  await first.fill('2027-06-17')
  const go = await heldAt(page, 'PUT', '**/calendar', () => button(page, 'Concept opslaan').click())
  await second.fill('2027-04-22')
  go()
  await page.getByText('Het concept is opgeslagen.').waitFor()
  expect([await first.inputValue(), await second.inputValue()]).toEqual(['2027-06-17', '2027-04-22'])
  await page.getByRole('status').getByText('U hebt wijzigingen die nog niet zijn opgeslagen.').waitFor()
  await button(page, 'Concept opslaan').click()
  await page.getByText('Alles is opgeslagen.').waitFor()
})

test('the message that was looked at goes out, not what was typed after the press; that is kept for another', async () => {
  const page = await openAs('coordinator', `${year}/berichten/nieuw`)
  await page.getByLabel('Onderwerp').fill('Denkt u aan de datum?')
  await page.getByLabel('Tekst').fill('Eerste tekst.')
  const go = await heldAt(page, 'POST', '**/messages?dryRun=true', () => button(page, 'Controleer de e-mail').click())
  await page.getByLabel('Tekst').fill('Tweede tekst.')
  go()
  await page.getByRole('heading', { name: 'Controleer uw e-mail' }).waitFor()
  const sent = page.waitForRequest((request) => request.url().includes('dryRun=false'))
  await button(page, /^Verstuur aan/).click()
  expect((await sent).postDataJSON()).toMatchObject({ text: 'Eerste tekst.' })
  await button(page, 'Nog een e-mail schrijven').click()
  expect(await page.getByLabel('Tekst').inputValue()).toBe('Tweede tekst.')
})

test('the file that was looked at is read in, not one that was chosen after the press', async () => {
  const page = await openAs('coordinator', `${year}/contacten`)
  const choose = async (name: string) => {
    const buffer = Buffer.from(`vestigingscode;rol;naam;e-mail\r\n90AA00;overstap;${name};${name}@nieuw.example\r\n`)
    await page.locator('input[type=file]').setInputFiles({ name: `${name}.csv`, mimeType: 'text/csv', buffer })
    await page.getByText(`${name}.csv`).waitFor()
  }
  await choose('eerste')
  const go = await heldAt(page, 'POST', '**/contacts/import?dryRun=true', () => button(page, 'Bekijk wat er verandert').click())
  await choose('tweede')
  go()
  await button(page, 'Ja, lees deze contactpersonen in').click()
  await page.getByText('De contactpersonen zijn ingelezen.').waitFor()
  const coordinator = await asUser(system, 'coordinator@demo.example')
  const { contacts } = (await (await coordinator('GET', `${api}/schools/90AA00`)).json()) as { readonly contacts: readonly { readonly email: string }[] }
  expect(contacts.map(({ email }) => email).filter((email) => email.endsWith('@nieuw.example'))).toEqual(['eerste@nieuw.example'])
})

test('a pupil who is typed in while the one before is on its way stays, and the focus stays in the field', async () => {
  const page = await openAs('po2', `${pupils}/toevoegen`)
  await page.getByRole('radio', { name: 'Een leerling invullen' }).check()
  await page.getByLabel('Eigen aanduiding').fill('L01')
  const go = await heldAt(page, 'POST', '**/dossiers', () => button(page, 'Leerling toevoegen').click())
  await page.getByLabel('Eigen aanduiding').fill('L02')
  await page.getByLabel('Groep').fill('8a')
  go()
  await page.getByText('L01 is toegevoegd.').waitFor()
  expect([await page.getByLabel('Eigen aanduiding').inputValue(), await page.getByLabel('Groep').inputValue(), await focused(page)]).toEqual(['L02', '8a', 'group'])
})

test('a choice for an attachment that is made while another is saved stays', async () => {
  const page = await openAs('po2', pupils)
  await page.getByRole('link', { name: 'R1', exact: true }).click()
  await page.getByRole('heading', { name: 'R1', level: 1 }).waitFor()
  const others = page.locator('.slots__others:not([open]) > summary')
  await others.click()
  const choice = (type: string) => page.getByRole('group', { name: type }).getByRole('radio', { name: 'Van toepassing', exact: true })
  const [first, second] = [choice('Dyslexieverklaring'), choice('Toelichting op de ondersteuning')]
  await first.check()
  const go = await heldAt(page, 'PATCH', '**/v1/dossiers/*', () => button(page, 'Keuzes opslaan').click())
  await second.check()
  go()
  await page.getByText('De keuzes zijn opgeslagen.').waitFor()
  expect([await first.isChecked(), await second.isChecked()]).toEqual([true, true])
})

/** Opens the field for the school's own reference of a dossier. */
async function openReference(page: Page, name: string) {
  await button(page, new RegExp(`Eigen aanduiding van ${name}$`)).click()
  return page.getByRole('textbox', { name: `Eigen aanduiding van ${name}` })
}

test('who types the next reference while one is saved keeps the focus', async () => {
  const page = await openAs('vo', fetching)
  const first = await openReference(page, 'R1')
  await first.fill('A1')
  const go = await answerHeldAt(page, '**/applications', () => first.press('Enter'))
  const second = await openReference(page, 'R2')
  await second.press('End')
  go()
  await button(page, /Eigen aanduiding van A1$/).waitFor()
  await page.keyboard.type(' B')
  expect(await second.inputValue()).toBe('R2 B')
})

test('an older answer that comes last does not take away what a newer one showed', async () => {
  const page = await openAs('vo', fetching)
  const first = await openReference(page, 'R3')
  await first.fill('A3')
  const go = await answerHeldAt(page, '**/applications', () => first.press('Enter'))
  const second = await openReference(page, 'R4')
  await second.fill('A4')
  await second.press('Enter')
  await page.getByRole('link', { name: 'A4', exact: true }).waitFor()
  go()
  await button(page, /Eigen aanduiding van A3$/).waitFor()
  expect(await page.getByRole('link', { name: 'A4', exact: true }).count()).toBe(1)
})

test('a dossier that is ticked while others are passed on stays ticked', async () => {
  const page = await openAs('vo', fetching)
  const [passedOn, ticked] = [page.getByRole('checkbox', { name: 'Kies R5' }), page.getByRole('checkbox', { name: 'Kies R6' })]
  await passedOn.check()
  await page.getByLabel('Wat wilt u doorgeven?').selectOption({ label: 'Geplaatst' })
  const go = await heldAt(page, 'PATCH', '**/applications/*', () => button(page, 'Doorgeven voor 1 dossier').click())
  await ticked.check()
  go()
  await page.getByText('Doorgegeven voor 1 dossier: geplaatst.').waitFor()
  expect([await passedOn.isChecked(), await ticked.isChecked()]).toEqual([false, true])
})

test('what is typed in one step stays when another was reported and the page cannot be read again; it says so', async () => {
  const page = await openAs('po2', '/scholen/voorbeeld/2026-2027/90BA00')
  const card = (title: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
  const [reported, other] = [card('Warme overdracht klaar'), card('Aanvraag pro, lwoo of vso bij het samenwerkingsverband')]
  await button(page, /^Opmerking toevoegen ?Aanvraag pro/).click()
  const note = other.getByLabel('Opmerking')
  await page.route('**/schools/90BA00', (route) => route.abort())
  const go = await heldAt(page, 'PUT', '**/milestones/*', () => reported.getByRole('button', { name: /^Klaar melden/ }).click())
  await note.fill('Wij wachten nog op één ouder.')
  go()
  await page.getByRole('alert').getByText('Wij konden niet opnieuw ophalen wat hier staat.').waitFor()
  await page.getByText('Gemeld: “Warme overdracht klaar” is klaar.').waitFor()
  await page.keyboard.type(' Of twee.')
  expect(await note.inputValue()).toBe('Wij wachten nog op één ouder. Of twee.')
  await page.unrouteAll()
  await page.getByRole('alert').getByRole('button', { name: 'Probeer het opnieuw' }).click()
  await reported.getByText('Klaar', { exact: true }).waitFor()
  expect([await page.getByRole('alert').count(), await note.inputValue()]).toEqual([0, 'Wij wachten nog op één ouder. Of twee.'])
})

test('who goes on to another year while a save is on its way keeps seeing that year', async () => {
  const coordinator = await asUser(system, 'coordinator@demo.example')
  await coordinator('POST', '/v1/regions/voorbeeld/years', { year: '2027-2028', copyFrom: '2026-2027' })
  const page = await openAs('coordinator', `${year}/instellingen`)
  const go = await heldAt(page, 'PATCH', '**/years/2026-2027', () => button(page, 'Opslaan').click())
  await page.getByRole('link', { name: '2027–2028' }).click()
  await page.getByRole('link', { name: '2026–2027' }).waitFor()
  await page.locator('h1').waitFor()
  const answered = page.waitForResponse((response) => response.request().method() === 'PATCH')
  go()
  await (await answered).finished()
  await settled(page)
  expect(await page.getByRole('link', { name: 'Instellingen', exact: true }).count()).toBe(1)
})

test('numbers that were saved stay to be seen when the page cannot be read again; trying that once more keeps the place on the page', async () => {
  const page = await openAs('po2', '/scholen/voorbeeld/2026-2027/90BA00/verwacht')
  const first = page.getByRole('textbox', { name: /^Aantal leerlingen/ }).first()
  await first.fill('3')
  await page.route('**/expected-pupils', (route) => (route.request().method() === 'GET' ? route.abort() : route.fallback()))
  await button(page, 'Geef door').click()
  await page.getByText('U kunt de aantallen later nog wijzigen.').waitFor()
  expect(await first.inputValue()).toBe('3')
  await page.unrouteAll()
  const again = page.getByRole('alert').getByRole('button', { name: 'Probeer het opnieuw' })
  await again.click()
  await again.waitFor({ state: 'hidden' })
  expect([await first.inputValue(), await page.evaluate('document.activeElement.tagName')]).toEqual(['3', 'H1'])
})

interface Contact {
  readonly email: string
  readonly phone?: string
}

test('contacts that somebody else changed meanwhile are shown with what was typed, and saved together after another look', async () => {
  const page = await openAs('po2', '/scholen/voorbeeld/2026-2027/90BA00/contacten')
  const coordinator = await asUser(system, 'coordinator@demo.example')
  const read = async () => (await (await coordinator('GET', `${api}/schools/90BA00`)).json()) as { readonly contacts: readonly Contact[]; readonly contactsEtag: string }
  await button(page, 'Contactpersonen wijzigen').click()
  await page.getByLabel('Telefoonnummer').first().fill('0612345678')
  const before = await read()
  const theirs = [...before.contacts, { email: 'later@school.example', name: 'Later Erbij', roles: ['second'], shared: false }]
  await coordinator('PUT', `${api}/schools/90BA00/contacts`, theirs, before.contactsEtag)
  await button(page, 'Opslaan').click()
  await page.getByRole('alert').getByText('Iemand anders heeft de contactpersonen intussen gewijzigd.').waitFor()
  await page.getByRole('row').filter({ hasText: 'Later Erbij' }).waitFor()
  expect(await page.getByLabel('Telefoonnummer').first().inputValue()).toBe('0612345678')
  await button(page, 'Opslaan').click()
  await page.getByText('De contactpersonen zijn opgeslagen.').waitFor()
  const { contacts } = await read()
  expect(contacts.map(({ email, phone }) => phone ?? email)).toEqual(['0612345678', ...theirs.slice(1).map(({ email, phone }: Contact) => phone ?? email)])
})

test('a form that closes once it was saved rests meanwhile, and goes on as it was when that fails', async () => {
  const page = await openAs('po2', '/scholen/voorbeeld/2026-2027/90BA00/contacten')
  await button(page, 'Contactpersonen wijzigen').click()
  const phone = page.getByLabel('Telefoonnummer').first()
  await phone.fill('0600000001')
  let cut = () => {}
  const held = new Promise<void>((resolve) => (cut = resolve))
  await page.route('**/contacts', async (route) => (await held, route.abort()))
  const asked = page.waitForRequest((request) => request.method() === 'PUT')
  await button(page, 'Opslaan').click()
  await asked
  expect(await phone.isDisabled()).toBe(true)
  cut()
  await page.getByRole('alert').getByText(/bereiken/).waitFor()
  expect([await phone.isDisabled(), await phone.inputValue()]).toEqual([false, '0600000001'])
  expect(await page.evaluate<string>("document.activeElement.closest('[role=alert]') ? 'alert' : document.activeElement.tagName")).toBe('alert')
})

/** The API takes the token no longer: whoever presses next has to sign in again. */
const endSession = (page: Page) => page.evaluate(`sessionStorage.setItem('overstap.tokens', JSON.stringify({ access: 'a.b.c', expiresAt: Date.now() + 600000 }))`)

async function signInAgain(page: Page, user: string): Promise<void> {
  await Promise.all([page.waitForEvent('domcontentloaded'), button(page, 'Opnieuw inloggen').click()])
  // The issuer may still know who this is; then it asks nothing.
  const issuer = page.locator('button[name=email]').first()
  await issuer.or(page.locator('h1')).first().waitFor()
  if (await issuer.isVisible()) await chooseUser(page, `${user}@demo.example`)
}

test('contacts that were typed when the session ended are there again, and not saved over what somebody else saved meanwhile', async () => {
  const page = await openAs('po2', '/scholen/voorbeeld/2026-2027/90BA00/contacten')
  await button(page, 'Contactpersonen wijzigen').click()
  await page.locator('h1:focus').waitFor()
  const [name, phone] = [page.getByLabel('Naam').first(), page.getByLabel('Telefoonnummer').first()]
  await phone.fill('0687654321')
  await endSession(page)
  await button(page, 'Opslaan').click()
  await button(page, 'Opnieuw inloggen').waitFor()
  await name.fill('Getypt daarna')
  const coordinator = await asUser(system, 'coordinator@demo.example')
  const read = async () => (await (await coordinator('GET', `${api}/schools/90BA00`)).json()) as { readonly contacts: readonly Contact[]; readonly contactsEtag: string }
  const add = async (email: string) => {
    const { contacts, contactsEtag } = await read()
    await coordinator('PUT', `${api}/schools/90BA00/contacts`, [...contacts, { email, name: 'Tussendoor', roles: ['second'], shared: false }], contactsEtag)
  }
  await add('tussendoor@school.example')
  await signInAgain(page, 'po2')
  await phone.waitFor()
  expect([await name.inputValue(), await phone.inputValue()]).toEqual(['Getypt daarna', '0687654321'])
  await button(page, 'Opslaan').click()
  await page.getByRole('alert').getByText('Iemand anders heeft de contactpersonen intussen gewijzigd.').waitFor()
  await page.getByRole('row').filter({ hasText: 'tussendoor@school.example' }).waitFor()
  await button(page, 'Opslaan').click()
  await page.getByText('De contactpersonen zijn opgeslagen.').waitFor()
  const { contacts } = await read()
  expect([contacts[0]!.phone, contacts.at(-1)!.email]).toEqual(['0687654321', 'tussendoor@school.example'])
  await add('daarna@school.example')
  await button(page, 'Klopt, niets veranderd').click()
  await page.getByRole('alert').getByText('U ziet nu de nieuwe lijst.').waitFor()
  expect(await page.getByText('De contactpersonen zijn bevestigd.').count()).toBe(0)
})

test('a draft that was changed when the session ended comes back on top of what somebody else saved meanwhile', async () => {
  const page = await openAs('coordinator', `${year}/kalender`)
  const [mine, theirs] = [page.getByLabel('Datum van Plaatsing bekend'), page.getByLabel('Datum van Warme overdracht klaar')]
  await mine.fill('2027-04-21')
  await endSession(page)
  await button(page, 'Concept opslaan').click()
  await button(page, 'Opnieuw inloggen').waitFor()
  const other = await asUser(system, 'coordinator@demo.example')
  const known = await other('GET', `${api}/calendar`)
  const { draft } = (await known.json()) as { readonly draft: { readonly milestones: readonly { readonly id: string }[] } }
  const milestones = draft.milestones.map((step) => (step.id === 'warm-transfer' ? { ...step, on: '2027-06-11' } : step))
  await other('PUT', `${api}/calendar`, { milestones }, known.headers.get('etag')!)
  await signInAgain(page, 'coordinator')
  await page.getByText('U ziet nu wat de ander opsloeg, met uw wijzigingen erbij.').waitFor()
  expect([await mine.inputValue(), await theirs.inputValue()]).toEqual(['2027-04-21', '2027-06-11'])
  await button(page, 'Concept opslaan').click()
  await page.getByText('Alles is opgeslagen.').waitFor()
  expect([await mine.inputValue(), await theirs.inputValue(), await focused(page)]).toEqual(['2027-04-21', '2027-06-11', 'save-state'])
})

test('of a school that two people change the one who saves last sees what the other saved, and chooses', async () => {
  const page = await openAs('coordinator', `${year}/scholen/90BA00/wijzigen`)
  const [name, place] = [page.getByLabel('Naam van de school'), page.getByLabel('Plaats')]
  await name.fill('De Cirkel')
  const other = await asUser(system, 'coordinator@demo.example')
  const known = await other('GET', `${api}/schools/90BA00`)
  await other('PATCH', `${api}/schools/90BA00`, { name: 'De Kring', place: 'Sneek' }, known.headers.get('etag')!)
  await button(page, 'Opslaan').click()
  await page.getByRole('alert').getByText('Iemand anders heeft dit intussen gewijzigd.').waitFor()
  await page.getByText('Dit hebt u allebei gewijzigd.').waitFor()
  await page.getByRole('definition').getByText('De Kring').waitFor()
  expect([await name.inputValue(), await place.inputValue()]).toEqual(['De Cirkel', 'Sneek'])
  await button(page, 'Opslaan').click()
  await page.getByRole('heading', { name: 'De Cirkel', level: 1 }).waitFor()
})

test('a setting that somebody else changed meanwhile is not turned back by who saves another one', async () => {
  const page = await openAs('coordinator', `${year}/instellingen`)
  const decided = page.getByLabel('Besluit of document')
  await decided.fill('Besluit 12')
  const other = await asUser(system, 'coordinator@demo.example')
  await other('PATCH', api, { opensOn: 'placement' }, (await other('GET', api)).headers.get('etag')!)
  await button(page, 'Opslaan').click()
  await page.getByRole('alert').getByText('Iemand anders heeft dit intussen gewijzigd.').waitFor()
  expect([await decided.inputValue(), await page.getByRole('radio', { name: 'Als de leerling daar is geplaatst' }).isChecked()]).toEqual(['Besluit 12', true])
  await button(page, 'Opslaan').click()
  await page.getByText('De instellingen zijn opgeslagen.').waitFor()
  const { settings } = (await (await other('GET', api)).json()) as { readonly settings: Readonly<Record<string, unknown>> }
  expect(settings).toMatchObject({ opensOn: 'placement', document: 'Besluit 12' })
})
