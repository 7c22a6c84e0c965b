// Whoever handles files is killed between every two writes, and started again: nothing is lost, nothing is seen too early, nothing stays behind.
import { afterEach, describe, expect, it } from 'vitest'
import { canonical } from '../../lambdas/domain/canonical.ts'
import { deliveriesOf } from '../../lambdas/domain/delivery.ts'
import { objectKey } from '../../lambdas/domain/object-key.ts'
import { countedOf, nothingCounted } from '../../lambdas/domain/school-progress.ts'
import { removeAttachment } from '../../lambdas/usecases/attach-files.ts'
import { removeDossier } from '../../lambdas/usecases/change-dossier.ts'
import { fingerprint } from '../../lambdas/wiring.ts'
import { add, announce, fetchAll, filled, image, inspect, noImage, read, recall, setReady, upload } from './file-acts.ts'
import { type FilesWorld, filesWorld, key, oneDay, po, poSchools, voSchools, year } from './files-world.ts'

let world: FilesWorld | undefined
afterEach(() => world?.remove())

interface Story<T> {
  /** What is there before anybody can die. */
  readonly before: (world: FilesWorld) => Promise<T>
  readonly act: (world: FilesWorld, from: T) => Promise<unknown>
  /** What holds at once after the kill, before anything is started again. */
  readonly atOnce?: (world: FilesWorld, from: T) => Promise<void>
  /** What holds once all is started again, and the scans have come. */
  readonly after: (world: FilesWorld, from: T, wasKilled: boolean) => Promise<void>
}

/** Tells the story again and again, each time killed one write later, until it comes to its end; answers how often it was killed. */
async function killedBetweenAll<T>({ before, act, atOnce, after }: Story<T>): Promise<number> {
  for (let count = 0; ; count++) {
    const here = (world = await filesWorld())
    const from = await before(here)
    here.life.killAfter(count)
    const fault = await act(here, from).then(() => undefined, (error: unknown) => error)
    const wasKilled = here.life.live()
    if (fault !== undefined && !wasKilled) throw fault
    await expectConsistent(here)
    await atOnce?.(here, from)
    // The queue brings each message again; on one machine each start asks what lies in quarantine.
    await here.scanned()
    await expectConsistent(here)
    await after(here, from, wasKilled)
    await expectNothingLeftBehind(here)
    here.remove()
    if (!wasKilled) return count
  }
}

const everyDossier = async (here: FilesWorld) => (await Promise.all(poSchools.map((schoolId) => here.ports().dossiers.list(schoolId, year)))).flatMap(({ dossiers }) => dossiers)

/** At every moment: what a VO school may come to know is what the dossier says; the numbers are its numbers; what it names can be read. */
async function expectConsistent(here: FilesWorld): Promise<void> {
  const dossiers = await everyDossier(here)
  const shown = (await Promise.all(voSchools.map((schoolId) => here.ports().deliveries.list(schoolId, year)))).flatMap(({ deliveries }) => deliveries)
  const sorted = (list: readonly object[]) => list.map((one) => canonical(one)).sort()
  // Beside what it says stands which version of the dossier wrote it, and when the VO school first fetched it.
  const said = shown.map(({ dossierVersion: _version, firstFetchedAt: _fetched, ...delivery }) => delivery)
  expect(sorted(said)).toEqual(sorted(dossiers.flatMap(deliveriesOf)))
  const { types } = await here.ports().attachmentTypes.getFresh(key)
  const sums = dossiers.map((dossier) => countedOf(dossier, types, fingerprint)).reduce((sum, one) => ({ complete: sum.complete + one.complete, inspected: sum.inspected + one.inspected, ready: sum.ready + one.ready, applied: sum.applied + one.applied }), nothingCounted)
  const rows = await here.ports().progress.list(key)
  const total = (name: keyof typeof sums | 'dossiers') => rows.reduce((sum, row) => sum + row[name], 0)
  expect({ complete: total('complete'), inspected: total('inspected'), ready: total('ready'), applied: total('applied'), dossiers: total('dossiers') }).toEqual({ ...sums, dossiers: dossiers.length })
  const versions = new Set(await here.versions('attachments'))
  expect((await here.named(poSchools)).filter((version) => !versions.has(version))).toEqual([])
}

/** Two days on: every upload is decided or gone, quarantine is empty, and each object has an owner. */
async function expectNothingLeftBehind(here: FilesWorld): Promise<void> {
  for (let days = 0; days < 2; days++) {
    here.wait(oneDay)
    await here.chores()
  }
  const attachments = (await everyDossier(here)).flatMap(({ open }) => open?.attachments ?? [])
  expect(attachments.filter(({ check }) => check.state !== 'accepted')).toEqual([])
  expect(await here.versions('quarantine')).toEqual([])
  expect(await here.versions('attachments')).toEqual(await here.named(poSchools))
  await expectConsistent(here)
}

const states = async (here: FilesWorld, id: string) => ((await read(here, id)).open?.attachments ?? []).map(({ check }) => check.state)
const oneDossier = async (here: FilesWorld) => (await add(here, '99AB00', 1, voSchools))[0]!
const readyOnes = async (here: FilesWorld) => {
  const ids = await add(here, '99AB00', 3, voSchools)
  await filled(here, ids)
  return ids
}

describe('a system that is killed between any two writes', () => {
  it('of an upload keeps it wholly, or lets it vanish', { timeout: 60_000 }, async () => {
    const kills = await killedBetweenAll({
      before: oneDossier,
      act: (here, id) => upload(here, id, image(1)),
      after: async (here, id) => {
        const [line] = await here.versions('attachments')
        expect(await states(here, id)).toEqual(line ? ['accepted'] : (await read(here, id)).version === 1 ? [] : ['announced'])
      },
    })
    // The announcement, and the post.
    expect(kills).toBe(2)
  })

  it('of a check ends it with the next try: nothing is seen before it was accepted', { timeout: 60_000 }, async () => {
    const kills = await killedBetweenAll({
      before: async (here) => {
        const id = await oneDossier(here)
        await upload(here, id, image(1))
        return id
      },
      act: (here) => here.scanned(),
      atOnce: async (here, id) => {
        const [state] = await states(here, id)
        if (state === 'announced') expect(await here.versions('quarantine')).toHaveLength(1)
      },
      after: async (here, id) => expect(await states(here, id)).toEqual(['accepted']),
    })
    // The copy, the dossier, and quarantine.
    expect(kills).toBe(3)
  })

  it('of a check that refuses tells it with the next try', { timeout: 60_000 }, async () => {
    const kills = await killedBetweenAll({
      before: async (here) => {
        const id = await oneDossier(here)
        await upload(here, id, noImage(1))
        return id
      },
      act: (here) => here.scanned(),
      after: async (here, id) => expect(await states(here, id)).toEqual(['refused']),
    })
    expect(kills).toBe(2)
  })

  it('of setting several ready has some ready wholly and the others not at all', { timeout: 60_000 }, async () => {
    const kills = await killedBetweenAll({
      before: async (here) => {
        const ids = await add(here, '99AB00', 40, voSchools)
        await filled(here, ids)
        return ids
      },
      act: (here, ids) => setReady(here, ids),
      after: async (here, ids) => {
        const answer = await setReady(here, ids)
        expect(answer.outcomes.filter(({ outcome }) => outcome === 'refused')).toEqual([])
        expect((await everyDossier(here)).every(({ ready, open }) => ready.length === 1 && open === undefined)).toBe(true)
      },
    })
    // Forty dossiers with two VO schools each: parts of at most a hundred actions.
    expect(kills).toBe(2)
  })

  it('of taking one back has it back for all VO schools, or for none', { timeout: 60_000 }, async () => {
    const kills = await killedBetweenAll({
      before: async (here) => {
        const ids = await readyOnes(here)
        await setReady(here, ids)
        return ids[0]!
      },
      act: (here, id) => recall(here, id),
      after: async (here, id, wasKilled) => {
        if (wasKilled) await recall(here, id)
        expect((await read(here, id)).ready.every(({ recalledAt }) => recalledAt !== undefined)).toBe(true)
      },
    })
    expect(kills).toBe(1)
  })

  it('of taking a file away, or a whole dossier, leaves no object without an owner', { timeout: 60_000 }, async () => {
    const kills = await killedBetweenAll({
      before: readyOnes,
      act: async (here, [first, second]) => {
        const { open } = await read(here, first!)
        await removeAttachment(here.ports())(po('99AB00'), first!, open!.attachments[0]!.attachmentId)
        await removeDossier(here.ports())(po('99AB00'), second!, (await read(here, second!)).version)
      },
      after: async (here, [, , third]) => expect(await states(here, third!)).toEqual(['accepted']),
    })
    expect(kills).toBeGreaterThanOrEqual(4)
  })

  it('of a fetch wrote it down before anybody held a link', { timeout: 60_000 }, async () => {
    await killedBetweenAll({
      before: async (here) => {
        const ids = await readyOnes(here)
        await setReady(here, ids)
        here.wait(9 * oneDay)
        return ids
      },
      act: (here) => fetchAll(here, '99CD00'),
      after: async (here, ids, wasKilled) => {
        const { fetched } = await here.ports().deliveries.list('99CD00', year)
        expect(fetched.flatMap(({ dossiers }) => dossiers).length).toBe(wasKilled && fetched.length === 0 ? 0 : ids.length)
      },
    })
  })

  it('of the round that clears away finishes it with the next', { timeout: 60_000 }, async () => {
    const kills = await killedBetweenAll({
      before: async (here) => {
        const [first, second, third] = await readyOnes(here)
        await announce(here, first!, image(50))
        await upload(here, second!, noImage(51))
        await here.scanned()
        // What a check copied and nobody wrote down, and what was posted after it was taken away.
        const dossier = await read(here, third!)
        const { attachmentId, upload: place } = await announce(here, third!, image(52))
        await here.post(place.url, place.fields, image(52))
        const name = (await here.versions('quarantine'))[0]!.split(' ')[0]!
        await here.objects.accept(name, 'image/png')
        await removeAttachment({ ...here.ports(), objects: { ...here.objects, remove: async () => {}, removeQuarantine: async () => {} } })(po('99AB00'), third!, attachmentId)
        expect(name).toContain(objectKey({ ...dossier, attachmentId, sha256: '' }))
        here.wait(oneDay)
        return [first!, second!, third!]
      },
      act: (here) => here.chores(),
      after: async (here, ids) => {
        for (const id of ids) expect((await states(here, id))[0]).toBe('accepted')
      },
    })
    expect(kills).toBeGreaterThan(6)
  })

  it('in the midst of a check whose dossier goes on changing still ends', { timeout: 60_000 }, async () => {
    await killedBetweenAll({
      before: async (here) => {
        const id = await oneDossier(here)
        await upload(here, id, image(1))
        await upload(here, id, image(2))
        return id
      },
      act: (here) => here.scanned(),
      after: async (here, id) => {
        expect(await states(here, id)).toEqual(['accepted', 'accepted'])
        await inspect(here, id)
      },
    })
  })
})
