// A killed process leaves each object wholly there or not at all, and loses nothing that it acknowledged.
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createObjectStore } from '../../../lib/laptop/s3/object-store.ts'

const rounds = Number(process.env['OVERSTAP_KILLS'] ?? 10)
const child = fileURLToPath(new URL('kill-child.ts', import.meta.url))
let path: string

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'overstap-s3-kill-'))
})
afterEach(() => rmSync(path, { recursive: true }))

/** Lets the child write from a number on, kills it so many milliseconds after its first acknowledgement, and answers the last one. */
async function writeUntilKilled(from: number, milliseconds: number): Promise<number> {
  const writer = spawn(process.execPath, [child, path, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => writer.once('close', resolve))
  let said = ''
  await new Promise<void>((begun) => {
    writer.stdout.setEncoding('utf8').on('data', (text) => {
      said += text
      begun()
    })
    writer.once('close', () => begun())
  })
  await pause(milliseconds)
  writer.kill('SIGKILL')
  await ended
  return Number(said.trimEnd().split('\n').at(-1))
}

it(`leaves whole objects only (${rounds} kills)`, { timeout: 600_000 }, async () => {
  const buckets = [{ name: 'plain', versioned: false }, { name: 'versioned', versioned: true }]
  let latest = 0
  for (let round = 0; round < rounds; round += 1) {
    const acknowledged = await writeUntilKilled(latest + 1, (round * 7) % 40)
    expect(acknowledged).toBeGreaterThan(latest)
    latest = acknowledged
    const store = createObjectStore({ path, credentials: {}, buckets })
    for (const bucket of ['plain', 'versioned']) {
      const found = store.objects(bucket)
      expect(found).toHaveLength(1)
      const content = store.contentOf(found[0]!)!.toString()
      const number = Number(content.slice(0, content.indexOf(' ')))
      expect(content === `${number} `.repeat(20_000)).toBe(true)
      expect([acknowledged, acknowledged + 1]).toContain(number)
      // One file for each version: at most this one, the next one, and the one before, which was not removed yet.
      expect(readdirSync(join(path, bucket)).length).toBeLessThanOrEqual(bucket === 'plain' ? 1 : 3)
    }
  }
})
