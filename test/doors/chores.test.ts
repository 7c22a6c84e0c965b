// The chores door: what waited too long is cleared away, what nobody owns goes, and a year that is over closes by itself; all in slices.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Instant, minutes } from '../../lambdas/domain/moment.ts'
import { doChores } from '../../lambdas/usecases/do-chores.ts'
import { removeAttachment } from '../../lambdas/usecases/attach-files.ts'
import { seeCertificate } from '../../lambdas/usecases/see-certificate.ts'
import { at } from '../domain/builders.ts'
import { rowsOf } from '../store/world.ts'
import { add, announce, filled, image, noImage, read, setReady, stray, upload } from '../closing/file-acts.ts'
import { coordinator, type FilesWorld, filesWorld, key, oneDay, other, po, poSchools, start } from '../closing/files-world.ts'

let world: FilesWorld
let ids: readonly string[]

beforeEach(async () => {
  world = await filesWorld()
  ids = await add(world, '99AB00', 2)
})
afterEach(() => world.remove())

const states = async (id = ids[0]!) => ((await read(world, id)).open?.attachments ?? []).map(({ check }) => check.state)
const linesOf = (code: string) => world.lines.filter((line) => line['code'] === code)
const swept = () => linesOf('FILES_SWEPT').filter(({ regionId }) => regionId === 'voorbeeld').map(({ vanished, ownerless }) => ({ vanished, ownerless }))

describe('an upload that never came', () => {
  it.each([['is kept for a day', -1, ['announced']], ['is gone after a day', 0, []]] as const)('%s', async (_what, offset, left) => {
    await announce(world, ids[0]!, image(1))
    world.wait(oneDay + offset)
    await world.chores()
    expect(await states()).toEqual(left)
  })

  it('but lies in quarantine is gone too, with its object', async () => {
    await upload(world, ids[0]!, image(1))
    world.wait(oneDay)
    await world.chores()
    expect(await states()).toEqual([])
    expect(await world.versions('quarantine')).toEqual([])
    expect(swept()).toEqual([{ vanished: 1, ownerless: 0 }])
  })

  it('does not come back when its scan arrives after that', async () => {
    await upload(world, ids[0]!, image(1))
    const [line] = await world.versions('quarantine')
    world.wait(oneDay)
    await world.chores()
    expect(await world.scanned()).toEqual([])
    expect(await states()).toEqual([])
    expect(line).toBeDefined()
    expect(await world.versions('attachments')).toEqual([])
  })
})

describe('an upload that was refused', () => {
  it.each([['can be read for a day', -1, ['refused']], ['is gone after a day', 0, []]] as const)('%s', async (_what, offset, left) => {
    await upload(world, ids[0]!, noImage(1))
    world.wait(minutes(5))
    await world.scanned()
    world.wait(oneDay + offset)
    await world.chores()
    expect(await states()).toEqual(left)
  })
})

it('what was accepted stays, open and frozen, however long ago', async () => {
  await filled(world, ids)
  await setReady(world, [ids[0]!])
  world.wait(100 * oneDay)
  await world.chores()
  expect(await states(ids[1])).toEqual(['accepted'])
  expect(await world.versions('attachments')).toEqual(await world.named(poSchools))
  expect(await world.versions('attachments')).toHaveLength(2)
  expect(swept()).toEqual([{ vanished: 0, ownerless: 0 }])
})

describe('an object without an owner', () => {
  it.each([['stays for a day', -60_000, 1], ['is gone after a day', 60_000, 0]] as const)('in quarantine %s', async (_what, offset, left) => {
    await stray(world, '99ZZ00')
    world.wait(oneDay + offset)
    await world.chores()
    expect(await world.versions('quarantine')).toHaveLength(left)
  })

  it('among the attachments is gone, and nothing else is', async () => {
    await filled(world, ids)
    const name = await stray(world, '99AB00')
    await world.objects.accept(name, 'image/png')
    world.wait(oneDay + 60_000)
    await world.chores()
    expect(await world.versions('attachments')).toEqual(await world.named(poSchools))
    expect(swept()).toEqual([{ vanished: 0, ownerless: 2 }])
  })

  it('is also a second version beside the one that a dossier names', async () => {
    await upload(world, ids[0]!, image(1))
    const [line] = await world.versions('quarantine')
    await world.objects.accept(line!.split(' ')[0]!, 'image/png')
    await world.scanned()
    expect(await world.versions('attachments')).toHaveLength(2)
    world.wait(oneDay + 60_000)
    await world.chores()
    expect(await world.versions('attachments')).toEqual(await world.named(poSchools))
  })

  it('is what is left when a school took a file away and was cut off', async () => {
    await filled(world, ids)
    const { open } = await read(world, ids[0]!)
    const cutOff = { ...world.ports(), objects: { ...world.objects, remove: async () => {} } }
    await removeAttachment(cutOff)(po('99AB00'), ids[0]!, open!.attachments[0]!.attachmentId)
    expect(await world.versions('attachments')).toHaveLength(2)
    world.wait(oneDay + 60_000)
    await world.chores()
    expect(await world.versions('attachments')).toEqual(await world.named(poSchools))
  })

  it('is no copy whose dossier is about to be written: its upload is still waited for', async () => {
    await upload(world, ids[0]!, image(1))
    const [line] = await world.versions('quarantine')
    await world.objects.accept(line!.split(' ')[0]!, 'image/png')
    world.wait(oneDay - 1)
    await world.chores()
    expect(await world.versions('attachments')).toHaveLength(1)
    expect(await states()).toEqual(['announced'])
  })
})

describe('a round', () => {
  it('comes once a day', async () => {
    await world.chores()
    world.wait(oneDay - 1)
    await world.chores()
    expect(swept()).toHaveLength(1)
    world.wait(1)
    await world.chores()
    expect(swept()).toHaveLength(2)
    expect(linesOf('CHORES_DONE').map(({ swept }) => swept)).toEqual([2, 0, 2])
  })

  it('leaves its trace when it removed something, and no trace when not', async () => {
    await world.chores()
    const traces = async () => (await rowsOf(world.edges.dynamo, 'AUDIT#voorbeeld')).filter(({ act }) => act === 'sweep-files').length
    expect(await traces()).toBe(0)
    await stray(world, '99AB00')
    world.wait(oneDay + 60_000)
    await world.chores()
    expect(await traces()).toBe(1)
  })

  it('whose budget is spent stops after the step it was at, and the next goes on from there', async () => {
    await filled(world, ids)
    await stray(world, '99AB00')
    world.wait(oneDay + 60_000)
    let rounds = 0
    const phases: unknown[] = []
    for (; swept().length === 0 && rounds < 20; rounds++) {
      // A machine on which a step takes longer than there is.
      let machine = Date.now() + 3 * oneDay
      const report = { fault: () => {}, swept: ({ regionId }: { regionId: string }, found: object) => void world.lines.push({ code: 'FILES_SWEPT', regionId, ...found }) }
      await doChores(world.ports(), () => (machine += 9000), report)()
      phases.push((await world.ports().chores.get(key)).sweep?.phase)
    }
    expect(rounds).toBeGreaterThan(1)
    expect(new Set(phases).size).toBeGreaterThan(1)
    expect(swept()).toEqual([{ vanished: 0, ownerless: 1 }])
  })

  it('that finds one region broken still does the others, and fails so that someone hears of it', async () => {
    const ports = world.ports()
    const broken = { ...ports, years: { ...ports.years, getFresh: async (of: typeof key) => (of.regionId === 'buurregio' ? Promise.reject(new Error('Anna de Boer')) : ports.years.getFresh(of)) } }
    const faults: string[] = []
    const done: string[] = []
    const work = doChores(broken, Date.now, { fault: ({ regionId }) => void faults.push(regionId), swept: ({ regionId }) => void done.push(regionId) })
    await expect(work()).rejects.toThrow()
    expect([faults, done]).toEqual([['buurregio'], ['voorbeeld']])
  })

  it('three times at once clears the same away once', async () => {
    await upload(world, ids[0]!, image(1))
    await stray(world, '99AB00')
    world.wait(oneDay + 60_000)
    await Promise.all([world.chores(), world.chores(), world.chores()])
    await world.chores()
    expect(await states()).toEqual([])
    expect(await world.versions('quarantine')).toEqual([])
    expect((await world.ports().progress.list(key))[0]).toMatchObject({ dossiers: 2 })
  })
})

describe('a year that is past its retention', () => {
  const until = (moment: string) => world.wait(at(moment) - world.now())
  const state = async (of = key) => (await seeCertificate(world.ports())(coordinator, of)).state

  it('is open until the end of 1 October, and closes by itself after that', async () => {
    until('2027-10-01 23:59')
    await world.chores()
    expect(await state()).toBe('open')
    until('2027-10-03 00:00')
    await world.chores()
    expect([await state(), await state(other)]).toEqual(['closing', 'closing'])
    world.wait(minutes(5))
    await world.chores()
    expect([await state(), await state(other)]).toEqual(['closed', 'closed'])
    expect((await seeCertificate(world.ports())(coordinator, key)).destroyed.dossiers).toBe(2)
    expect((await rowsOf(world.edges.dynamo, 'AUDIT#voorbeeld')).filter(({ act }) => act === 'close-year').map(({ sub }) => sub)).toEqual(['door:chores'])
  })

  it('tells a clock that skips time when it has something to do, and no longer when all is gone', async () => {
    expect(await world.ports().chores.earliest()).toBeUndefined()
    until('2027-10-03 00:00')
    await world.chores()
    expect(await world.ports().chores.earliest()).toBe((world.now() + minutes(3)) as Instant)
    world.wait(minutes(3))
    await world.chores()
    expect(await world.ports().chores.earliest()).toBeUndefined()
    expect(start).toBeLessThan(world.now())
  })
})
