// The key that signs links on one machine: kept over a restart, so that links in mails hold, and gone with the data.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { emptyDataFolder, openDataFolder } from '../../lib/laptop/data-folder.ts'
import { linkKeyAt } from '../../lib/laptop/link-key.ts'

const folder = mkdtempSync(join(tmpdir(), 'overstap-link-key-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('is 32 random bytes that stay the same from then on, for its owner only to read', async () => {
  const { linkKey } = openDataFolder(folder, { readable: true })
  const key = await linkKeyAt(linkKey)()
  expect(key).toHaveLength(32)
  expect(await linkKeyAt(linkKey)()).toEqual(key)
  expect(statSync(linkKey).mode & 0o077).toBe(0)
  expect(readFileSync(linkKey, 'utf8')).toBe(Buffer.from(key).toString('hex'))
})

it('is another one after a fresh start', async () => {
  const { linkKey } = openDataFolder(folder, { readable: true })
  const key = await linkKeyAt(linkKey)()
  emptyDataFolder(folder)
  expect(await linkKeyAt(linkKey)()).not.toEqual(key)
})
