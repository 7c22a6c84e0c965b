// A PO school after the release: something fetched, a question, a claim, and pupils of whom something lacks.
import { makeReady } from './ready-dossiers.ts'
import { asUser } from './region.ts'
import type { System } from './system.ts'

const api = '/v1/regions/voorbeeld/years/2026-2027'

/** Moves the clock to the morning of the release; answers the dossier numbers by label. */
export async function afterRelease(system: System): Promise<Readonly<Record<string, string>>> {
  const po = await asUser(system, 'po2@demo.example')
  const vo = await asUser(system, 'vo@demo.example')
  const files = ['social-emotional']
  const made = await makeReady(system, { user: 'po2@demo.example', schoolId: '90BA00', dossiers: [
    { label: 'Anna', voSchoolId: '92AA00', files: ['social-emotional', 'dyslexia-statement'] }, { label: 'Bo', voSchoolId: '92AA00', files }, { label: 'Cas', files }, { label: 'Dirk', voSchoolId: '92BA00', files: [] },
    { label: 'Een leerling met een lange aanduiding van zestig tekens 60', files: [] },
  ] }, '2027-03-19')
  const idOf = (label: string) => made.find((one) => one.label === label)!.dossierId
  const ofVo = `${api}/schools/92AA00`
  await vo('POST', `${ofVo}/applications`, [{ code: made.find(({ label }) => label === 'Cas')!.code, ownReference: '17', round: '1' }])
  await system.moveClock('2027-04-07T10:00')
  await vo('POST', `${ofVo}/fetch`, { dossiers: [idOf('Anna'), idOf('Bo')] })
  await vo('POST', `/v1/dossiers/${idOf('Bo')}/receipts`, { kind: 'complete' })
  await vo('POST', `/v1/dossiers/${idOf('Anna')}/questions`, { text: 'Op bladzijde 2 ontbreekt de datum. Kunt u die toevoegen?' })
  await vo('POST', `${ofVo}/oso-missing`, [{ schoolId: '90BA00', count: 2 }])
  await po('POST', `/v1/dossiers/${idOf('Bo')}/reopen`)
  return Object.fromEntries(made.map(({ label, dossierId }) => [label, dossierId.slice(-6)]))
}
