// Closing a year: from the act on nothing of it can be read, and in the end nothing of it is there; what was there stands on the certificate.
import { afterEach, describe, expect, it } from 'vitest'
import type { Destroyed } from '../../lambdas/domain/closing.ts'
import { objectsOf } from '../../lambdas/domain/dossier.ts'
import { minutes } from '../../lambdas/domain/moment.ts'
import { moveSchool } from '../../lambdas/domain/moving-school.ts'
import { dossierColumns } from '../../lambdas/store/progress-row.ts'
import { closeYear } from '../../lambdas/usecases/close-year.ts'
import { doChores } from '../../lambdas/usecases/do-chores.ts'
import { seeDossiers } from '../../lambdas/usecases/see-dossiers.ts'
import { reportExpectedPupils } from '../../lambdas/usecases/report-expected-pupils.ts'
import { reportOsoMissing } from '../../lambdas/usecases/report-oso-missing.ts'
import { seeCertificate } from '../../lambdas/usecases/see-certificate.ts'
import { school } from '../domain/builders.ts'
import { rowsOf, traceOf } from '../store/world.ts'
import { add, announce, fetchAll, filled, image, read, recall, setReady, stray, upload } from './file-acts.ts'
import { coordinator, type FilesWorld, filesWorld, key, oneDay, other, po, poSchools, vo, voSchools, year } from './files-world.ts'

let world: FilesWorld | undefined
afterEach(() => world?.remove())

/**
 * Of everything some: dossiers that are open, ready, recalled and fetched, with codes; uploads that wait and that were refused; an object of
 * a school that is not there; and the same in the other region, in which two of the schools are too.
 */
async function yearOfFiles(): Promise<FilesWorld> {
  const here = (world = await filesWorld())
  const ids = await add(here, '99AB00', 3, voSchools)
  const more = await add(here, '99AC00', 1)
  const others = await add(here, '99AB00', 2, ['99CD00'], other)
  await filled(here, [...ids, ...more, ...others])
  await setReady(here, ids)
  await setReady(here, others, other)
  here.wait(9 * oneDay)
  await fetchAll(here, '99CD00')
  await fetchAll(here, '99CD00', other)
  await recall(here, ids[1]!)
  await announce(here, more[0]!, image(30))
  await upload(here, more[0]!, image(31))
  // Looked at, and not written down: a copy that no dossier names yet; and one of a school that takes no part.
  await stray(here, '99ZZ00')
  for (const line of await here.versions('quarantine')) await here.objects.accept(line.split(' ')[0]!, 'image/png')
  await reportOsoMissing(here.ports())(vo('99CD00'), key, '99CD00', [{ schoolId: '99AB00', count: 2 }])
  await reportOsoMissing(here.ports())(vo('99CD00'), other, '99CD00', [{ schoolId: '99AB00', count: 1 }])
  await reportExpectedPupils(here.ports())(vo('99CE00'), key, '99CE00', [{ schoolId: '99AB00', count: 12 }])
  here.wait(9 * oneDay)
  return here
}

const schoolIds = [...poSchools, ...voSchools]
const partition = async (here: FilesWorld, schoolId: string) => rowsOf(here.edges.dynamo, `SCHOOL#${schoolId}#${year}`)

/** What is there of a region's year, counted apart from how it is destroyed. */
async function whatIsThere(here: FilesWorld, { regionId } = key) {
  const lists = await Promise.all(poSchools.map((schoolId) => here.ports().dossiers.list(schoolId, year)))
  const dossiers = lists.flatMap((list) => list.dossiers).filter((dossier) => dossier.regionId === regionId)
  const ids = new Set(dossiers.map(({ dossierId }) => dossierId))
  const ofVo = await Promise.all(voSchools.map((schoolId) => here.ports().deliveries.list(schoolId, year)))
  const hashes = await Promise.all(dossiers.map(async ({ dossierId, codeNumber }) => here.ports().codes.hashOf(await here.ports().codes.of(dossierId, codeNumber))))
  const codes = await Promise.all(hashes.map((hash) => here.ports().dossiers.ofCode(hash)))
  const prefix = `${regionId}/${year}/`
  const destroyed: Destroyed = {
    dossiers: dossiers.length,
    versions: dossiers.reduce((sum, { open, ready }) => sum + ready.length + (open ? 1 : 0), 0),
    files: dossiers.reduce((sum, dossier) => sum + objectsOf(dossier).size, 0),
    objects: (await here.versions('quarantine', prefix)).length + (await here.versions('attachments', prefix)).length,
    codes: codes.filter((id) => id !== undefined).length,
    deliveries: ofVo.flatMap(({ deliveries }) => deliveries).filter((delivery) => delivery.regionId === regionId).length,
    fetches: ofVo.flatMap(({ fetched }) => fetched).filter((fetch) => fetch.dossiers.some(({ dossierId }) => ids.has(dossierId))).length,
  }
  return { destroyed, hashes }
}

/** The school takes no part any more, by the region's word. */
async function leave(here: FilesWorld, schoolId: string): Promise<void> {
  const from = (await here.ports().schools.getWithYear(key, schoolId))!.school
  await here.ports().schools.move(key, moveSchool(from, undefined, 'closed', here.now()), traceOf(coordinator.sub, coordinator.membership))
}

const close = (here: FilesWorld, withoutExports = true) => closeYear(here.ports())(coordinator, key, { withoutExports })
const certificate = (here: FilesWorld, of = key) => seeCertificate(here.ports())(coordinator, of)

/** Rounds until the closing is done, as the schedule makes them. */
async function untilClosed(here: FilesWorld): Promise<void> {
  for (let rounds = 0; (await certificate(here)).state !== 'closed'; rounds++) {
    if (rounds > 20) throw new Error('the closing does not end')
    here.wait(minutes(5))
    await here.chores()
  }
}

async function expectNothingLeft(here: FilesWorld, hashes: readonly string[]): Promise<void> {
  for (const bucket of ['quarantine', 'attachments'] as const) expect(await here.versions(bucket, `${key.regionId}/${year}/`)).toEqual([])
  const rows = (await Promise.all(schoolIds.map((schoolId) => partition(here, schoolId)))).flat()
  expect(rows.filter((row) => JSON.stringify(row).includes('"voorbeeld"'))).toEqual([])
  expect(await rowsOf(here.edges.dynamo, `REGION#voorbeeld#${year}#PAIRS`)).toEqual([])
  // How far the schools are stays, with their names: of their dossiers nothing.
  const progress = await rowsOf(here.edges.dynamo, `REGION#voorbeeld#${year}#PROGRESS`)
  expect(progress.map((row) => [row['sk'], dossierColumns.filter((name) => name in row)])).toEqual(schoolIds.map((schoolId) => [`SCHOOL#${schoolId}`, []]))
  for (const hash of hashes) expect(await rowsOf(here.edges.dynamo, `CODE#${hash}`)).toEqual([])
}

/** The other region, with everything in it. */
async function stateOfOther(here: FilesWorld) {
  const rows = (await Promise.all(schoolIds.map((schoolId) => partition(here, schoolId)))).flat().filter((row) => JSON.stringify(row).includes('"buurregio"'))
  const versions = [await here.versions('quarantine', 'buurregio/'), await here.versions('attachments', 'buurregio/')]
  const ofRegion = await Promise.all(['PROGRESS', 'PAIRS'].map((part) => rowsOf(here.edges.dynamo, `REGION#buurregio#${year}#${part}`)))
  return JSON.stringify([rows, versions, ofRegion])
}

describe('a year that is closed', () => {
  it('cannot be read from that moment on, before anything is destroyed', async () => {
    const here = await yearOfFiles()
    const ports = here.ports()
    const see = () => seeDossiers(ports)(po('99AC00'), key, '99AC00')
    expect((await see()).dossiers).toHaveLength(1)
    await closeYear(ports)(coordinator, key, { withoutExports: true })
    await expect(see()).rejects.toMatchObject({ code: 'not-found' })
    await here.chores()
    expect((await whatIsThere(here)).destroyed.dossiers).toBe(4)
    expect(await certificate(here)).toMatchObject({ state: 'closing', schoolsDone: 0, destroyed: { dossiers: 0, objects: 0 } })
  })

  it('is not destroyed while a door may still remember it as open', async () => {
    const here = await yearOfFiles()
    await close(here)
    here.wait(minutes(3) - 1)
    await here.chores()
    expect((await whatIsThere(here)).destroyed.dossiers).toBe(4)
    here.wait(1)
    await here.chores()
    expect((await whatIsThere(here)).destroyed.dossiers).toBe(0)
  })

  it('leaves nothing of itself, and all of the other region in which its schools are too; the certificate says what was there', async () => {
    const here = await yearOfFiles()
    const { destroyed, hashes } = await whatIsThere(here)
    expect(destroyed).toEqual({ dossiers: 4, versions: 5, files: 6, objects: 8, codes: 4, deliveries: 7, fetches: 1 })
    const before = await stateOfOther(here)
    await close(here)
    const startedAt = here.now()
    await untilClosed(here)
    await expectNothingLeft(here, hashes)
    expect(await stateOfOther(here)).toBe(before)
    expect(await certificate(here)).toMatchObject({
      state: 'closed', destroyed, startedAt, closedAt: here.now(), schoolsDone: 5, schoolsAll: 5, exportsMissing: 3, backupsGoneOn: '2027-05-22',
    })
  })

  it('leaves nothing of schools that left during it either: one with dossiers, and one that only told of dossiers it did not find', async () => {
    const here = await yearOfFiles()
    await here.ports().schools.create(key, school({ schoolId: '99CF00', sector: 'vo', name: 'Het Atheneum' }), traceOf(coordinator.sub, coordinator.membership))
    await here.ports().members.grant(vo('99CF00').sub, vo('99CF00').membership)
    await reportOsoMissing(here.ports())(vo('99CF00'), key, '99CF00', [{ schoolId: '99AD00', count: 3 }])
    await leave(here, '99AC00')
    await leave(here, '99CF00')
    const { destroyed, hashes } = await whatIsThere(here)
    expect((await partition(here, '99CF00')).map((row) => row['sk'])).toEqual(['OSOMISSING#voorbeeld#99AD00'])
    await close(here)
    await untilClosed(here)
    for (const schoolId of ['99AC00', '99CF00']) expect(await partition(here, schoolId)).toEqual([])
    for (const hash of hashes) expect(await rowsOf(here.edges.dynamo, `CODE#${hash}`)).toEqual([])
    expect(await certificate(here)).toMatchObject({ state: 'closed', destroyed, schoolsDone: 6, schoolsAll: 6 })
  })

  it('keeps its certificate as it is when the chores go on', async () => {
    const here = await yearOfFiles()
    await close(here)
    await untilClosed(here)
    const done = await certificate(here)
    here.wait(3 * oneDay)
    await here.chores()
    expect(await certificate(here)).toEqual(done)
  })

  it('takes nothing in any more: an upload that was under way is gone', async () => {
    const here = await yearOfFiles()
    const [id] = (await here.ports().dossiers.list('99AC00', year)).dossiers.map(({ dossierId }) => dossierId)
    await close(here)
    await here.scanned()
    expect(await here.versions('quarantine', 'voorbeeld/')).toEqual([])
    expect((await read(here, id!)).open!.attachments.map(({ check }) => check.state)).toEqual(['accepted', 'announced', 'announced'])
  })

  it('leaves a trace of each school that had something, and none of a pupil', async () => {
    const here = await yearOfFiles()
    await close(here)
    await untilClosed(here)
    const events = await rowsOf(here.edges.dynamo, 'AUDIT#voorbeeld')
    const acts = events.filter(({ act }) => ['close-year', 'destroy-dossiers', 'close-year-done'].includes(String(act))).map(({ act, sub }) => `${sub} ${act}`)
    // The fifth had nothing.
    expect(acts.toSorted()).toEqual(['door:chores close-year-done', ...Array.from({ length: 4 }, () => 'door:chores destroy-dossiers'), 'u-1 close-year'])
    expect(JSON.stringify(events)).not.toMatch(/Leerling|plan\.png/)
  })

  it('is destroyed in slices, each as long as its budget; nothing is counted twice', async () => {
    const here = await yearOfFiles()
    const { destroyed, hashes } = await whatIsThere(here)
    await close(here)
    here.wait(minutes(5))
    const found: number[] = []
    for (let rounds = 0; (await certificate(here)).state !== 'closed' && rounds < 60; rounds++) {
      // A machine on which there is time for a few steps.
      let machine = Date.now()
      await doChores(here.ports(), () => (machine += 4500), { fault: () => {}, swept: () => {} })()
      found.push((await certificate(here)).schoolsDone)
    }
    expect(new Set(found).size).toBeGreaterThan(3)
    expect(found).toEqual(found.toSorted((a, b) => a - b))
    await expectNothingLeft(here, hashes)
    expect((await certificate(here)).destroyed).toEqual(destroyed)
  })

  it('is destroyed once by three rounds at the same time', async () => {
    const here = await yearOfFiles()
    const { destroyed, hashes } = await whatIsThere(here)
    await close(here)
    here.wait(minutes(5))
    await Promise.all([here.chores(), here.chores(), here.chores()])
    await untilClosed(here)
    await expectNothingLeft(here, hashes)
    expect((await certificate(here)).destroyed).toEqual(destroyed)
  })
})

describe('a closing that is killed between any two writes', () => {
  it('is finished by the next round: nothing left, nothing counted twice, and no object whose row is gone', { timeout: 120_000 }, async () => {
    let kills = 0
    for (let count = 0; ; count++) {
      const here = await yearOfFiles()
      const { destroyed, hashes } = await whatIsThere(here)
      const before = await stateOfOther(here)
      here.life.killAfter(count)
      const act = async () => {
        await close(here)
        here.wait(minutes(5))
        await here.chores()
      }
      await act().catch(() => {})
      const wasKilled = here.life.live()
      // Objects go before the rows that know them.
      const stillThere = await here.versions('attachments', 'voorbeeld/')
      const rows = new Set((await Promise.all(poSchools.map((schoolId) => here.ports().dossiers.list(schoolId, year)))).flatMap(({ dossiers }) => dossiers.map(({ number }) => number)))
      expect(stillThere.filter((line) => !line.includes('/99ZZ00/') && !rows.has(line.split('/')[3]!))).toEqual([])
      if ((await certificate(here)).state === 'open') await close(here)
      await untilClosed(here)
      await expectNothingLeft(here, hashes)
      expect((await certificate(here)).destroyed).toEqual(destroyed)
      expect(await stateOfOther(here)).toBe(before)
      here.remove()
      if (!wasKilled) break
      kills += 1
    }
    console.log(`closing: killed ${kills} times`)
    expect(kills).toBeGreaterThan(12)
  })
})
