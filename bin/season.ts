// `npm run season`: a whole season of a whole province (DUO_DATA) or of the invented register, played through the doors; prints the figures.
import { store } from '../lambdas/wiring.ts'
import { registerFiles } from '../test/support/register.ts'
import { startRunning } from '../test/support/running.ts'
import { playSeason } from '../test/support/season.ts'

const regionId = 'seizoen'
const coordinator = 'coordinator@seizoen.example'
const seed = Number(process.env['OVERSTAP_SEED'] ?? 2026)
const schoolHolidays = [
  { name: 'Herfstvakantie', first: '2026-10-10', last: '2026-10-18' },
  { name: 'Kerstvakantie', first: '2026-12-19', last: '2027-01-03' },
  { name: 'Voorjaarsvakantie', first: '2027-02-20', last: '2027-02-28' },
  { name: 'Meivakantie', first: '2027-04-24', last: '2027-05-09' },
  { name: 'Zomervakantie', first: '2027-07-10', last: '2027-08-22' },
]

const running = await startRunning({ startAt: '2026-09-01T08:00:00Z', seeded: false })
try {
  const { accounts, dynamo, settings } = running.edges
  const { members } = store(dynamo, settings.api.TABLE_NAME)
  await members.grant(await accounts.ensure('operator@demo.example'), { role: 'operator' })
  const contactPoint = { name: 'Contactpunt Seizoen', email: 'contactpunt@seizoen.example', phone: '0199 00 00 00' }
  const must = async (reply: Promise<{ readonly status: number; readonly text: string; readonly body: { readonly added: readonly { readonly schoolId: string }[] } }>) => {
    const { status, text, body } = await reply
    if (status >= 300) throw new Error(`${status}: ${text}`)
    return body
  }
  await must(running.as('operator')('/regions', { method: 'POST', body: { id: regionId, name: 'Regio Seizoen', contactPoint, holidayRegion: 'noord', coordinators: [{ email: coordinator }] } }))
  const ask = running.as(coordinator)
  await must(ask(`/regions/${regionId}/years`, { method: 'POST', body: { year: '2026-2027', settings: { schoolHolidays } } }))
  const { po, vo } = registerFiles()
  const users = new Map<string, string>()
  for (const [role, file] of [['po', po], ['vo', vo]] as const) {
    const { added } = await must(ask(`/regions/${regionId}/schools/import`, { method: 'POST', file }))
    for (const { schoolId } of added.slice(0, 3)) {
      const user = `${schoolId.toLowerCase()}@school.example`
      await members.grant(await accounts.ensure(user), { role, schoolId, rights: ['manager'] })
      users.set(schoolId, user)
    }
  }
  const outcome = await playSeason({ running, regionId, coordinator, users, seed, say: console.log })
  const { faults, onTheWall, ...figures } = outcome
  console.log(`seed        ${seed}`)
  for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(12)}${value}`)
  for (const [time, count] of Object.entries(onTheWall)) console.log(`at ${time}  ${count} mails with steps`)
  console.log(`faults      ${faults.length}`)
  for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`)
  if (faults.length > 0) process.exitCode = 1
} finally {
  await running.stop()
}
