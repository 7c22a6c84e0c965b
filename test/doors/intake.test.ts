// The intake door: a scanned upload becomes an attachment or is refused, once, and never lies in quarantine after that.
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { minutes } from '../../lambdas/domain/moment.ts'
import { removeAttachment } from '../../lambdas/usecases/attach-files.ts'
import { takeInUpload } from '../../lambdas/usecases/take-in-upload.ts'
import { checkFile } from '../../lambdas/files/check-file.ts'
import { scanEvent } from '../../lib/laptop/scanner/scan-event.ts'
import { rowsOf } from '../store/world.ts'
import { add, announce, image, noImage, read, upload } from '../closing/file-acts.ts'
import { filesWorld, type FilesWorld, key, po, poSchools, TABLE_NAME } from '../closing/files-world.ts'

let world: FilesWorld
let dossierId: string

beforeEach(async () => {
  world = await filesWorld()
  ;[dossierId] = (await add(world, '99AB00', 1)) as [string]
})
afterEach(() => world.remove())

const checks = async () => ((await read(world, dossierId)).open?.attachments ?? []).map(({ check }) => check)
const states = async () => (await checks()).map(({ state }) => state)
const aboutClean = (given: Partial<{ bucket: string; key: string }> = {}) => scanEvent({ bucket: 'quarantine', key: 'x', versionId: 'null', ...given }, 'clean', 0)
const inQuarantine = () => world.versions('quarantine')
/** The versions of attachments are those that dossiers name: none is missing, and none has no owner. */
const expectAllOwned = async () => expect(await world.versions('attachments')).toEqual(await world.named(poSchools))

describe('an upload that may be kept', () => {
  it('becomes an attachment of its dossier, and leaves quarantine', async () => {
    await upload(world, dossierId, image(1))
    expect(await states()).toEqual(['announced'])
    expect(await world.scanned()).toEqual([])
    expect(await checks()).toEqual([{ state: 'accepted', at: world.now(), versionId: expect.any(String), findings: [{ code: 'no-text', details: { pages: 1 } }] }])
    expect(await inQuarantine()).toEqual([])
    expect(await world.versions('attachments')).toHaveLength(1)
    await expectAllOwned()
  })

  it('is counted in the numbers of the school, in the same write', async () => {
    await upload(world, dossierId, image(1))
    await world.scanned()
    const numbers = (await world.ports().progress.list(key)).filter(({ dossiers }) => dossiers > 0)
    expect(numbers).toEqual([expect.objectContaining({ schoolId: '99AB00', dossiers: 1, complete: 1, ready: 0 })])
  })

  it('leaves an audit event of the door and a line of numbers, neither with a name', async () => {
    const attachmentId = await upload(world, dossierId, image(1))
    await world.scanned()
    const events = (await rowsOf(world.edges.dynamo, 'AUDIT#voorbeeld')).filter(({ sub }) => sub === 'door:intake')
    expect(events).toEqual([expect.objectContaining({ role: 'door', act: 'accept-attachment', object: `dossiers/${dossierId}/attachments/${attachmentId}`, outcome: 'done' })])
    expect(world.lines.at(-1)).toMatchObject({ code: 'INTAKE_DONE', messages: 1, accepted: 1, failed: 0 })
    expect(JSON.stringify([events, world.lines])).not.toMatch(/plan\.png|Leerling/)
  })
})

describe('an upload that may not be kept', () => {
  it.each([
    ['what it is not', noImage(1), 'clean', 'unknown-kind'],
    ['malware', image(1), 'infected', 'infected'],
    ['what the scanner could not look into', image(1), 'not-scanned', 'cannot-be-scanned'],
  ] as const)('(%s) is refused with its reason, and leaves quarantine', async (_what, bytes, outcome, code) => {
    await upload(world, dossierId, bytes)
    expect(await world.scanned(outcome)).toEqual([])
    expect((await checks())[0]).toMatchObject({ state: 'refused', reasons: expect.arrayContaining([expect.objectContaining({ code })]) })
    expect(await inQuarantine()).toEqual([])
    expect(await world.versions('attachments')).toEqual([])
  })

  it('and could not be scanned is told the reason that a school can mend, where there is one', async () => {
    await upload(world, dossierId, noImage(1))
    await world.scanned('not-scanned')
    expect((await checks())[0]).toMatchObject({ reasons: [{ code: 'unknown-kind' }] })
  })
})

it('where there is no scanner, a file is kept and marked as not scanned', async () => {
  await upload(world, dossierId, image(1))
  await world.scanned('not-scanned', 'none')
  expect((await checks())[0]).toMatchObject({ state: 'accepted', findings: expect.arrayContaining([{ code: 'not-scanned' }]) })
})

describe('a scan that came to no answer', () => {
  it('fails the message and leaves the upload hidden, until a scan does', async () => {
    await upload(world, dossierId, image(1))
    expect(await world.scanned('failed')).toEqual(['m0'])
    expect(await states()).toEqual(['announced'])
    expect(await inQuarantine()).toHaveLength(1)
    expect(await world.versions('attachments')).toEqual([])
    await world.scanned('clean')
    expect(await states()).toEqual(['accepted'])
  })

  it('of an upload that nobody waits for any more ends', async () => {
    const attachmentId = await upload(world, dossierId, image(1))
    const [body] = (await inQuarantine()).map((line) => JSON.stringify(scanEvent({ bucket: 'quarantine', key: line.split(' ')[0]!, versionId: 'null' }, 'failed', world.now())))
    await removeAttachment(world.ports())(po('99AB00'), dossierId, attachmentId)
    expect(await world.deliver([body!])).toEqual([])
  })

  it.each([['ACCESS_DENIED', 'SKIPPED'], ['SOMETHING_NEW', 'COMPLETED'], [null, 'COMPLETED'], ['NO_THREATS_FOUND', 'SKIPPED']])('is also one that we do not know (%s, %s)', async (scanResultStatus, scanStatus) => {
    await upload(world, dossierId, image(1))
    const [object] = (await inQuarantine()).map((line) => line.split(' ')[0]!)
    const known = aboutClean({ key: object! })
    const body = JSON.stringify({ ...known, detail: { ...known.detail, scanStatus, scanResultDetails: { scanResultStatus, threats: null } } })
    expect(await world.deliver([body])).toEqual(['m0'])
    expect(await states()).toEqual(['announced'])
  })
})

describe('a message that comes twice', () => {
  it('is worked off once: the second finds nothing to do', async () => {
    await upload(world, dossierId, image(1))
    const [line] = await inQuarantine()
    const body = JSON.stringify(aboutClean({ key: line!.split(' ')[0]! }))
    expect(await world.deliver([body, body])).toEqual([])
    expect(world.lines.at(-1)).toMatchObject({ accepted: 1, unwanted: 1 })
    expect(await states()).toEqual(['accepted'])
    await expectAllOwned()
  })

  it('at once keeps one copy, the one that the dossier names', async () => {
    await upload(world, dossierId, image(1))
    const [line] = await inQuarantine()
    const body = JSON.stringify(aboutClean({ key: line!.split(' ')[0]! }))
    await Promise.all([world.deliver([body]), world.deliver([body]), world.deliver([body])])
    expect(await states()).toEqual(['accepted'])
    expect(await inQuarantine()).toEqual([])
    await expectAllOwned()
  })
})

describe('an upload that nobody waits for', () => {
  it('because the school took it away is removed from quarantine, and nothing is kept', async () => {
    const { attachmentId, upload: place } = await announce(world, dossierId, image(1))
    await removeAttachment(world.ports())(po('99AB00'), dossierId, attachmentId)
    await world.post(place.url, place.fields, image(1))
    expect(await world.scanned()).toEqual([])
    expect(await inQuarantine()).toEqual([])
    expect(await world.versions('attachments')).toEqual([])
  })

  it('because the school took it away during the check leaves no copy', async () => {
    const attachmentId = await upload(world, dossierId, image(1))
    const [line] = await inQuarantine()
    const takeIn = takeInUpload(
      {
        ...world.ports(),
        checkFile: async (...asked) => {
          const checked = await checkFile(...asked)
          const before = await read(world, dossierId)
          await world.ports().dossiers.save([{ before, after: { ...before, open: { number: 1, attachments: [] }, version: before.version + 1 } }], { event: { at: world.now(), sub: 's', role: 'po', act: 'remove', object: 'x', outcome: 'done' } })
          return checked
        },
      },
      { isScanned: true },
    )
    expect(await takeIn({ key: line!.split(' ')[0]!, scan: 'clean' })).toBe('unwanted')
    expect(attachmentId).toHaveLength(20)
    expect(await inQuarantine()).toEqual([])
    expect(await world.versions('attachments')).toEqual([])
  })

  it('because its dossier is gone is removed', async () => {
    await upload(world, dossierId, image(1))
    await world.edges.dynamo.send(new DeleteItemCommand({ TableName: TABLE_NAME, Key: { pk: { S: 'SCHOOL#99AB00#2026-2027' }, sk: { S: `DOSSIER#${dossierId.slice(-6)}` } } }))
    expect(await world.scanned()).toEqual([])
    expect(await inQuarantine()).toEqual([])
  })

  it.each([['on the last moment of the year is kept', minutes(0) - 1, 'accepted'], ['after the last moment of the year is not', 0, 'announced']] as const)('%s', async (_what, offset, state) => {
    await upload(world, dossierId, image(1))
    world.wait(Date.parse('2027-10-01T22:00:00Z') + offset - world.now())
    expect(await world.scanned()).toEqual([])
    expect(await states()).toEqual([state])
    expect(await inQuarantine()).toEqual([])
  })
})

describe('a dossier that changes during the check', () => {
  const changing = (times: number) => {
    let left = times
    return takeInUpload(
      {
        ...world.ports(),
        checkFile,
        dossiers: {
          ...world.ports().dossiers,
          async save(...asked) {
            if (left-- > 0) {
              const before = await read(world, dossierId)
              await world.ports().dossiers.save([{ before, after: { ...before, label: `Leerling ${left}`, version: before.version + 1 } }], asked[1])
            }
            return world.ports().dossiers.save(...asked)
          },
        },
      },
      { isScanned: true },
    )
  }

  it.each([1, 7])('%i times is read again, and the file is kept once', async (times) => {
    await upload(world, dossierId, image(1))
    const [line] = await inQuarantine()
    expect(await changing(times)({ key: line!.split(' ')[0]!, scan: 'clean' })).toBe('accepted')
    expect(await states()).toEqual(['accepted'])
    expect((await read(world, dossierId)).label).toBe('Leerling 0')
    await expectAllOwned()
  })

  it('eight times is left to the next try, which finds it', async () => {
    await upload(world, dossierId, image(1))
    const [line] = await inQuarantine()
    await expect(changing(8)({ key: line!.split(' ')[0]!, scan: 'clean' })).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect(await states()).toEqual(['announced'])
    await world.scanned()
    expect(await states()).toEqual(['accepted'])
  })
})

describe('a message that is not ours', () => {
  const other = `voorbeeld/2026-2027/99AB00/481516/0123456789abcdef0123/${'a'.repeat(64)}`
  it.each([
    ['no JSON', '{'],
    ['something else', '{"hello":"world"}'],
    ['another event', JSON.stringify({ ...aboutClean(), 'detail-type': 'Object Created' })],
    ['another bucket', JSON.stringify(aboutClean({ bucket: 'logs', key: other }))],
    ['a key that we never gave out', JSON.stringify(aboutClean({ key: 'malware-protection-resource-validation-object' }))],
  ])('(%s) is dropped with a line that quotes nothing of it', async (_what, body) => {
    await upload(world, dossierId, image(1))
    expect(await world.deliver([body])).toEqual([])
    expect(world.lines.slice(-2)).toEqual([
      { code: 'INTAKE_MESSAGE_DROPPED', message: expect.any(String), messageId: 'm0' },
      { code: 'INTAKE_DONE', message: expect.any(String), messages: 1, 'not-ours': 1, failed: 0 },
    ])
    expect(await inQuarantine()).toHaveLength(1)
  })

  it('one message that fails takes no other with it', async () => {
    await upload(world, dossierId, image(1))
    const [line] = await inQuarantine()
    const name = line!.split(' ')[0]!
    const failing = JSON.stringify(scanEvent({ bucket: 'quarantine', key: name, versionId: 'null' }, 'failed', 0))
    expect(await world.deliver([failing, '{', JSON.stringify(aboutClean({ key: name }))])).toEqual(['m0'])
    expect(await states()).toEqual(['accepted'])
  })
})
