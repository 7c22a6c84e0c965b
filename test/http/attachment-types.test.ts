// Attachment types through the API: written by the region on what it read, read by the schools, shown to everybody, locked by the first set-ready.
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readyMadeTypes } from '../../lambdas/domain/attachment-types-ready-made.ts'
import { toIso } from '../../lambdas/domain/moment.ts'
import { schoolYearStarting } from '../../lambdas/domain/school-year.ts'
import { lockTypes } from '../../lambdas/store/attachment-types.ts'
import { tableClient } from '../../lambdas/store/table-client.ts'
import { type Running, startRunning } from '../support/running.ts'
import { asUtf8 } from '../support/register.ts'
import { openOwnDoor } from './own-door.ts'
import { attachmentType, publishDemoCalendar, templateFile, year } from './sample-requests.ts'

const types = `${year}/attachment-types`
let running: Running
beforeAll(async () => {
  running = await startRunning({ startAt: '2026-09-01T10:00:00Z' })
  await publishDemoCalendar(running, '2026-09-01T10:05:00Z')
})
afterAll(() => running.stop())

const read = (user: string, path = types) => running.as(user)(path)
const idsOf = (list: readonly { typeId: string }[]) => list.map(({ typeId }) => typeId)

/** Writes a list on the version that is there; each type without what only the answer holds. */
async function write(list: readonly object[], headers?: Record<string, string>) {
  const { etag } = await read('coordinator')
  const given = list.map((type) => Object.fromEntries(Object.entries(type).filter(([name]) => name !== 'template')))
  return running.as('coordinator')(types, { method: 'PUT', body: { types: given }, headers: headers ?? { 'if-match': etag } })
}
const upload = (typeId: string, file: Uint8Array, fileName = 'formulier.pdf') =>
  running.as('coordinator')(`${types}/${typeId}/template?${new URLSearchParams({ fileName })}`, { method: 'POST', file })

describe('the attachment types of a year', () => {
  it('are read by the region with the ready-made ones, by its schools without', async () => {
    const ofRegion = await read('coordinator')
    expect(ofRegion.status).toBe(200)
    expect(ofRegion.body).toMatchObject({ year: '2026-2027', types: expect.arrayContaining([expect.objectContaining({ typeId: 'dyslexia-statement', carrier: 'here', hereReason: 'vo-cannot-read' })]) })
    expect(idsOf(ofRegion.body.readyMade)).toEqual(idsOf(readyMadeTypes))
    expect((await read('helpdesk')).body).toEqual(ofRegion.body)
    const { readyMade: _readyMade, ...forSchools } = ofRegion.body
    for (const user of ['po', 'vo', 'grens']) expect([user, (await read(user)).body]).toEqual([user, forSchools])
  })

  it('are replaced as a whole, on the version that was read', async () => {
    const before = await read('coordinator')
    expect((await write([attachmentType], { 'if-match': '"999"' })).status).toBe(412)
    expect((await write([attachmentType], {})).status).toBe(428)
    expect((await read('coordinator')).body).toEqual(before.body)
    const after = await write([attachmentType, ...before.body.types])
    expect(after.status).toBe(200)
    expect(idsOf(after.body.types)).toEqual(['music-plan', ...idsOf(before.body.types)])
    expect(after.etag).not.toBe(before.etag)
    expect((await read('coordinator')).body).toEqual(after.body)
    expect((await write(before.body.types)).status).toBe(200)
  })

  it('are refused with everything that is wrong at once, in words', async () => {
    const before = await read('coordinator')
    const { ownType: _ownType, hereReason: _reason, ...bare } = attachmentType
    const { status, body } = await write([
      { ...bare, name: 'BSN 111222333', limits: '', formats: ['pdf', 'pdf'], maxMb: 11, heading: 'support' },
      { ...attachmentType, typeId: 'toString', carrier: 'oso', explanation: 'x'.repeat(501) },
    ])
    expect(status).toBe(400)
    expect(body.errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`).sort()).toEqual([
      'types[0].formats format-twice', 'types[0].hereReason here-wants-reason', 'types[0].limits required', 'types[0].maxMb megabytes-outside', 'types[0].name bsn-suspected',
      'types[0].ownType own-type-wants-officer', 'types[0].sensitive must-be-sensitive', 'types[1].explanation too-long', 'types[1].hereReason oso-wants-no-reason', 'types[1].typeId not-a-type-id',
    ])
    expect(body.errors.filter(({ message }: { message: string }) => message === 'Dit klopt niet.')).toEqual([])
    expect((await read('coordinator')).body).toEqual(before.body)
  })

  it('do not go by OSO in a region that does not use it', async () => {
    const { etag } = await read('coordinator', year)
    expect((await running.as('coordinator')(year, { method: 'PATCH', body: { usesOso: false }, headers: { 'if-match': etag } })).status).toBe(200)
    const { body } = await read('coordinator')
    const { readyMade: [signed] } = body
    const refused = await write([signed, ...body.types])
    expect(refused.body.errors).toEqual([{ path: 'types[0].carrier', code: 'region-uses-no-oso', message: expect.stringContaining('OSO') }])
    const again = await read('coordinator', year)
    await running.as('coordinator')(year, { method: 'PATCH', body: { usesOso: true }, headers: { 'if-match': again.etag } })
    expect((await write(body.types)).status).toBe(200)
  })

  it('are agreed for everybody to read, without the privacy officer and without a template', async () => {
    await write([attachmentType, ...(await read('coordinator')).body.types])
    await upload('music-plan', templateFile)
    // A door that remembers nothing yet.
    const door = await openOwnDoor(running)
    const { body } = await door.as(undefined)(`${year}/agreements`)
    await door.close()
    expect(body.attachments.state).toBe('agreed')
    const { ownType: _ownType, ...told } = attachmentType
    expect(body.attachments.types[0]).toEqual(told)
    expect(body.attachments.types.filter((type: object) => 'template' in type || 'ownType' in type)).toEqual([])
  })
})

describe('a template', () => {
  it('is read by a school of the year as it was uploaded', async () => {
    const word = zipSync({ '[Content_Types].xml': asUtf8('<Types/>'), 'word/document.xml': asUtf8('<document/>') })
    const kept = await upload('absence', word, 'Formulier ën uitleg.docx')
    expect(kept.status).toBe(200)
    const { template } = kept.body.types.find(({ typeId }: { typeId: string }) => typeId === 'absence')
    expect(template).toEqual({
      fileName: 'Formulier ën uitleg.docx', contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', size: word.length, uploadedAt: expect.stringMatching(/^2026-09-01T10/),
    })
    const { status, body } = await read('po', `${types}/absence/template`)
    expect([status, body.fileName, body.size]).toEqual([200, 'Formulier ën uitleg.docx', word.length])
    expect(Buffer.compare(Buffer.from(body.content, 'base64'), word)).toBe(0)
  })

  it('stays when the list is written, and goes with its type', async () => {
    await upload('absence', templateFile)
    const { body } = await read('coordinator')
    const { body: after } = await write([...body.types].reverse())
    expect(after.types.find(({ typeId }: { typeId: string }) => typeId === 'absence').template).toMatchObject({ fileName: 'formulier.pdf', size: templateFile.length })
    await write(body.types.filter(({ typeId }: { typeId: string }) => typeId !== 'absence'))
    expect((await read('po', `${types}/absence/template`)).status).toBe(404)
    await write(body.types)
    expect((await read('po', `${types}/absence/template`)).status).toBe(404)
  })

  it('is refused when it is no PDF or Word document, when it is too large, and when its name says more than a name', async () => {
    const codes = async (file: Uint8Array, fileName?: string) => (await upload('absence', file, fileName)).body.errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)
    expect(await codes(asUtf8('MZ'), 'a.pdf')).toEqual(['file template-kind'])
    expect(await codes(Uint8Array.from({ length: 350_001 }, (_, i) => templateFile[i] ?? 0))).toEqual(['file template-too-large'])
    expect(await codes(templateFile, 'BSN 111222333.pdf')).toEqual(['fileName bsn-suspected'])
    expect((await upload('absence', new Uint8Array(4_400_001))).status).toBe(413)
  })

  it('of a type that is not there is not there', async () => {
    for (const typeId of ['nothing', 'constructor', '%2e%2e']) {
      expect([typeId, (await upload(typeId, templateFile)).status]).toEqual([typeId, 404])
      expect([typeId, (await read('po', `${types}/${typeId}/template`)).status]).toEqual([typeId, 404])
    }
  })
})

describe('once a school has set ready', () => {
  it('the types and their templates stay as they are, and only the region is told since when', async () => {
    const { body, etag } = await read('coordinator')
    const key = { regionId: 'voorbeeld', year: schoolYearStarting(2026) }
    const table = tableClient(running.edges.dynamo, running.edges.settings.api.TABLE_NAME)
    const at = running.laptop.now()
    const sub = await running.edges.accounts.ensure('coordinator@demo.example')
    const event = { at, sub, role: 'coordinator#voorbeeld', act: 'test', object: 'x', outcome: 'done' } as const
    const version = Number(/\d+/.exec(etag)![0])
    await table.commit([lockTypes(table, key, version, at)], { sub, membership: { role: 'coordinator', regionId: 'voorbeeld' }, event }, 'voorbeeld')
    expect((await read('coordinator')).body).toEqual({ ...body, lockedAt: toIso(at) })
    for (const refused of [await write(body.types), await write([]), await write(body.types, { 'if-match': '"0"' }), await upload('absence', templateFile)]) {
      expect([refused.status, refused.body.code]).toEqual([409, 'types-locked'])
    }
    expect((await read('helpdesk')).body).toEqual({ ...body, lockedAt: toIso(at) })
    // A VO school would learn when the first dossier of the region stood ready.
    const { readyMade: _readyMade, ...told } = body
    for (const who of ['po', 'vo']) expect([who, (await read(who)).body]).toEqual([who, told])
  })
})
