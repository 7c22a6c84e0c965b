// The parents' codes of dossiers, and lists of pupils that become dossiers, through the API.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { transferCodes } from '../../lambdas/links/transfer-codes.ts'
import { asUtf8 } from '../support/register.ts'
import { type Reply, type Running, startRunning } from '../support/running.ts'
import { dossiersPath, type DossierWorld, dossierWorld, nextLabel } from './dossier-world.ts'
import { poSchool, secondVoSchool, voSchool, year } from './sample-places.ts'

let running: Running
let world: DossierWorld
let po: DossierWorld['po']

beforeAll(async () => {
  running = await startRunning({ startAt: '2026-09-01T10:00:00Z' })
  world = dossierWorld(running)
  po = world.po
})
afterAll(() => running.stop())

const post = (body: unknown) => po(dossiersPath, { method: 'POST', body })
const reasonCodes = ({ body }: Reply) => (body.reasons ?? []).map(({ code }: { code: string }) => code)
const list = async () => (await po(dossiersPath)).body

async function setYear(change: object): Promise<void> {
  const coordinator = running.as('coordinator')
  const { etag } = await coordinator(year)
  expect((await coordinator(year, { method: 'PATCH', body: change, headers: { 'if-match': etag } })).status).toBe(200)
}

describe('the code of the parents', () => {
  it('is there where the region uses codes, reads the same each time, and dies when it is renewed', async () => {
    const without = await world.add()
    expect(reasonCodes(await po(`/dossiers/${without}/code`, { method: 'POST' }))).toEqual(['region-without-codes'])
    await setYear({ usesCodes: true })
    const { body } = await post([{ label: nextLabel() }])
    const [{ dossierId, code }] = body.dossiers
    expect(code).toMatch(/^[34679CDFGHJKMNPQRTVWXY]{4}-[34679CDFGHJKMNPQRTVWXY]{4}-[34679CDFGHJKMNPQRTVWXY]$/)
    expect((await world.see(dossierId)).code).toBe(code)
    const found = async (text: string) => world.ports.dossiers.ofCode(await transferCodes(running.edges.linkKey).hashOf(text.replaceAll('-', '')))
    expect(await found(code)).toBe(dossierId)
    const { body: renewed } = await po(`/dossiers/${dossierId}/code`, { method: 'POST' })
    expect(renewed.code).not.toBe(code)
    expect([await found(code), await found(renewed.code), (await world.see(dossierId)).code]).toEqual([undefined, dossierId, renewed.code])
    expect(await world.see(without)).not.toHaveProperty('code')
    const first = await po(`/dossiers/${without}/code`, { method: 'POST' })
    expect([first.status, await found(first.body.code)]).toEqual([200, without])
    await setYear({ usesCodes: false })
    expect(await world.see(dossierId)).not.toHaveProperty('code')
  })
})

describe('a list of pupils', () => {
  const send = (text: string, query = '') => po(`${dossiersPath}/import${query}`, { method: 'POST', file: asUtf8(text) })
  const header = 'aanduiding;groep;route;vo-school;ronde;bsn'

  it('shows what it would make and makes it, each row on its own; a column that is not asked for is not read', async () => {
    const [a, b] = [nextLabel(), nextLabel()]
    const text = `${header}\r\n${a};8a;pro, lwoo;${voSchool} ${secondVoSchool};2;111222333\r\n${b};;;;;\r\n;8a;;;;\r\n${nextLabel()};8a;havo;Geen school;4;\r\n`
    const before = (await list()).dossiers.length
    const tried = await send(text, '?dryRun=true')
    expect(tried.body).toMatchObject({ dryRun: true, rows: 4, added: [{ line: 2, label: a }, { line: 3, label: b }] })
    expect(tried.body.refused.map(({ line, reasons }: { line: number; reasons: { code: string }[] }) => [line, reasons.map(({ code }) => code)])).toEqual([[4, ['label-missing']], [5, ['wrong-route', 'wrong-round']]])
    expect((await list()).dossiers).toHaveLength(before)
    const made = await send(text)
    expect(made.body).toMatchObject({ dryRun: false, added: [{ line: 2, label: a, dossierId: expect.stringContaining(poSchool) }, { line: 3 }] })
    expect(await world.see(made.body.added[0].dossierId)).toMatchObject({ group: '8a', routes: ['pro', 'lwoo'], applications: [{ schoolId: voSchool, round: '2' }, { schoolId: secondVoSchool, round: '2' }] })
    expect((await send(text)).body).toMatchObject({ added: [], refused: [{ line: 2, reasons: [{ code: 'label-exists' }] }, { line: 3 }, { line: 4 }, { line: 5 }] })
  })

  it('names a VO school by its name too, and is refused by row for one that takes no part', async () => {
    const [{ name }] = (await list()).voSchools
    const { body } = await send(`aanduiding;vo-school\n${nextLabel()};${name.toUpperCase()}\n${nextLabel()};91AA00\n${nextLabel()};${name}|${name}\n`, '?dryRun=true')
    expect(body.added.map(({ line }: { line: number }) => line)).toEqual([2])
    expect(body.refused.map(({ line, reasons }: { line: number; reasons: { code: string }[] }) => [line, reasons[0]!.code])).toEqual([[3, 'not-a-destination'], [4, 'destination-twice']])
  })

  it('asks about a number that may be a BSN, and refuses one that is called so', async () => {
    const text = `aanduiding;groep\n${nextLabel()} 111222333;8a\n${nextLabel()};BSN 111222333\n`
    const codesOf = async (query: string) => (await send(text, query)).body.refused.map(({ line, reasons }: { line: number; reasons: { code: string }[] }) => [line, reasons.map(({ code }) => code)])
    expect(await codesOf('?dryRun=true')).toEqual([[2, ['bsn-possible']], [3, ['bsn-suspected']]])
    expect(await codesOf('?dryRun=true&noBsn=true')).toEqual([[3, ['bsn-suspected']]])
  })

  it('never repeats such a number, also where somebody looked at it', async () => {
    const { text, body } = await send(`aanduiding;vo-school;route\n${nextLabel()};111222333;\n${nextLabel()};;111 222 333\n`, '?dryRun=true&noBsn=true')
    expect(body.refused.map(({ line }: { line: number }) => line)).toEqual([2, 3])
    expect(text).not.toMatch(/111|222|333/)
  })

  it('of a hundred pupils is read in one go', async () => {
    const { body } = await send(`aanduiding;vo-school\n${Array.from({ length: 100 }, () => `${nextLabel()};${voSchool}`).join('\n')}\n`)
    expect(body.added).toHaveLength(100)
    expect(new Set(body.added.map(({ dossierId }: { dossierId: string }) => dossierId)).size).toBe(100)
  })
})
