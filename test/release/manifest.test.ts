// What fetching everything at once costs: 300 dossiers of three files each, with links as long as AWS makes them.
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { S3Client } from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import { dossierIdOf } from '../../lambdas/domain/dossier-id.ts'
import type { Dossier } from '../../lambdas/domain/dossier.ts'
import { objectStore } from '../../lambdas/files/object-store.ts'
import { at, school } from '../domain/builders.ts'
import { application, dossier, file, inspected, open, voSchool, year } from '../domain/dossiers.ts'
import { freezeOf } from '../domain/releases.ts'
import { ofSchool, type Reply, transferWorld, voSchools } from './world.ts'

const hex = (text: string) => createHash('sha256').update(text).digest('hex')
/** As S3 names versions: 32 signs that say nothing. */
const versionId = (text: string) => createHash('sha256').update(`version ${text}`).digest('base64url').slice(0, 32)
const names = ['Handelingsplan', 'Dyslexieverklaring', 'Ontwikkelingsperspectief']
const poIds = Array.from({ length: 45 }, (_, i) => `${String(10 + i)}PP00`)

const dossiers: readonly Dossier[] = Array.from({ length: 300 }, (_, i) => {
  const schoolId = poIds[i % poIds.length]!
  const number = String(100_000 + Number.parseInt(hex(`number ${i}`).slice(0, 8), 16) % 900_000)
  const files = names.map((name) => {
    const accepted = { state: 'accepted' as const, at: at('2027-03-01 10:01'), versionId: versionId(`${i} ${name}`), findings: [] }
    return file(`${name} ${i} groep 8`, { sha256: hex(`content ${i} ${name}`), size: 40_000 + (Number.parseInt(hex(`${name}${i}`).slice(0, 5), 16) % 900_000), check: accepted })
  })
  return freezeOf(dossier({ number, schoolId, dossierId: dossierIdOf({ schoolId, year, number }), open: inspected(open(...files)), applications: [application()] }), at('2027-04-05 15:00'))
})

/** What no compression makes shorter: of each link its signature and version, of each file its id and its checksum. */
const onlyChance = (urls: readonly string[]) =>
  [(url: URL) => url.searchParams.get('X-Amz-Signature'), (url: URL) => url.searchParams.get('versionId'), (url: URL) => url.pathname.split('/').at(-1), (url: URL) => url.pathname.split('/').at(-2)]
    .map((part) => gzipSync(urls.map((url) => part(new URL(url))).join('\n'), { level: 9 }).length)
    .reduce((sum, size) => sum + size, 0)

describe('a fetch of 300 dossiers of three files', () => {
  it('is one request, one page of one query and five writes, and a manifest that is compressed to little more than what is chance in it', async () => {
    const sessionToken = Array.from({ length: 12 }, (_, i) => createHash('sha512').update(`token ${i}`).digest('base64')).join('').slice(0, 1000)
    const client = new S3Client({ region: 'eu-west-1', credentials: { accessKeyId: 'ASIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret', sessionToken } })
    const buckets = { quarantine: 'overstap-prod-quarantine', attachments: 'overstap-prod-attachments', kmsKeyId: 'k' }
    const schools = [...poIds.map((schoolId) => school({ schoolId, boardId: '99901' })), ...voSchools]
    const world = await transferWorld({ now: at('2027-04-07 09:00'), dossiers, schools, objects: objectStore(client, buckets) })
    let reply: Reply | undefined
    const calls = await world.callsOf(async () => {
      reply = await world.ask('sensitive', `${ofSchool(voSchool)}/fetch`, { method: 'POST', headers: { 'accept-encoding': 'gzip' } })
    })
    const { body, headers, text, bytes } = reply!
    const urls: readonly string[] = body.dossiers.flatMap(({ files }: { files: { url: string }[] }) => files.map(({ url }) => url))

    expect([body.dossiers.length, new Set(urls).size, headers['content-encoding']]).toEqual([300, 900, 'gzip'])
    expect(urls.every((url) => url.includes('X-Amz-Expires=300') && url.includes('X-Amz-Security-Token=') && url.includes('versionId='))).toBe(true)
    // As it is 2 MB; 97 kB of what is left are signatures, versions, ids and checksums, which no compression makes shorter.
    expect(text.length).toBeGreaterThan(1_500_000)
    expect(onlyChance(urls)).toBeGreaterThan(90_000)
    expect(bytes).toBeLessThan(1.75 * onlyChance(urls))
    expect(bytes).toBeLessThan(170_000)

    const transfers = calls.filter(({ operation, input }) => operation === 'Query' && JSON.stringify(input).includes(`SCHOOL#${voSchool}#${year}`))
    expect(transfers).toHaveLength(1)
    // Beside it: whose request it is, the school with its year, its board, and how often each dossier of 45 PO schools was fetched. Each
    // dossier stands in a write, which holds a hundred things, on the version that was read: what was recalled meanwhile is not given out.
    expect(Object.fromEntries([...Map.groupBy(calls, ({ operation }) => operation)].map(([name, all]) => [name, all.length]))).toEqual({ Query: 2, BatchGetItem: 3, TransactWriteItems: 5 })
  })
})
