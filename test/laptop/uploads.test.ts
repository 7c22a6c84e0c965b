// From a posted file to the intake door on one machine: at once, and again after a restart while it lies in quarantine.
import { createHash } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { objectStore } from '../../lambdas/files/object-store.ts'
import { later, minutes } from '../../lambdas/domain/moment.ts'
import type { ObjectStore } from '../../lambdas/ports/files.ts'
import { postForm } from './s3/opened-store.ts'
import { eachInAnEmptyFolder, restart, start, world } from './small-laptop.ts'

eachInAnEmptyFolder()

const key = 'voorbeeld/2026-2027/99AB00/481516/0123456789abcdef0123/content'
const content = '%PDF-1.7 a report'
const file = { contentType: 'application/pdf', size: content.length, sha256: createHash('sha256').update(content).digest('hex') }

function files(): ObjectStore {
  const { s3, settings } = world.seen.at(-1)!
  const { QUARANTINE_BUCKET: quarantine, ATTACHMENTS_BUCKET: attachments, FILES_KEY_ID: kmsKeyId } = settings.api
  return objectStore(s3, { quarantine, attachments, kmsKeyId })
}

async function upload(): Promise<void> {
  const { url, fields } = await files().presignUpload(key, file)
  expect((await postForm(url, fields, content)).status).toBe(204)
}

const scanned = (count: number) => vi.waitFor(() => expect(world.scans).toHaveLength(count), { timeout: 20_000 })

describe('an upload', () => {
  it('is told to the intake door without waiting for the next tick', async () => {
    await start()
    await upload()
    await scanned(1)
    expect(world.scans[0]!.detail.s3ObjectDetails).toMatchObject({ bucketName: 'quarantine', objectKey: key, versionId: 'null' })
  })

  it('goes straight to the address of the one server, and comes back from there by a link', async () => {
    const laptop = await start()
    const { url } = await files().presignUpload(key, file)
    expect(url).toBe(`${laptop.url}/s3/quarantine`)
    await upload()
    const { versionId } = (await files().accept(key, 'application/pdf'))!
    const link = await files().presignDownload({ key, versionId }, { fileName: 'rapport.pdf', contentType: 'application/pdf' }, 300)
    expect(link.startsWith(`${laptop.url}/s3/attachments/`)).toBe(true)
    expect(await (await fetch(link)).text()).toBe(content)
  })

  it('that nobody took in before the end is told again at the next start, and not once it is gone', async () => {
    let laptop = await start()
    await upload()
    await scanned(1)
    laptop = await restart(laptop)
    await scanned(2)
    expect(world.scans[1]!.detail.s3ObjectDetails).toEqual(world.scans[0]!.detail.s3ObjectDetails)
    await files().removeQuarantine(key)
    laptop = await restart(laptop)
    await laptop.moveTo(later(laptop.now(), minutes(1)))
    expect(world.scans).toHaveLength(2)
  })

  it('has been taken in when a move of the clock is done', async () => {
    const laptop = await start()
    await upload()
    await laptop.moveTo(later(laptop.now(), minutes(1)))
    expect(world.scans).toHaveLength(1)
  })

  it('can be posted after a restart with a form from before it', async () => {
    const laptop = await start()
    const { url, fields } = await files().presignUpload(key, file)
    const port = Number(new URL(url).port)
    await restart(laptop, { port })
    expect((await postForm(url, fields, content)).status).toBe(204)
  })

  it('is gone after a fresh start', async () => {
    const laptop = await start()
    await upload()
    await restart(laptop, { fresh: true })
    expect(await files().readQuarantine(key)).toBeUndefined()
  })
})

describe('at the start', () => {
  it('it says whether files are scanned', async () => {
    const lines: string[] = []
    await start({ log: (line) => lines.push(line) })
    expect(lines.filter((line) => line.includes('virus'))).toEqual([expect.stringMatching(/^Bestanden worden (niet )?op virussen gescand/)])
  })
})
