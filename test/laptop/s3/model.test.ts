// Any sequence of puts, copies and deletions leaves the store as a plain list says, also when it is opened anew in between.
import { CopyObjectCommand, DeleteObjectCommand, GetObjectCommand, ListObjectVersionsCommand, ListObjectsV2Command, PutObjectCommand, S3ServiceException, type S3Client } from '@aws-sdk/client-s3'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openStore } from './opened-store.ts'

interface Kept {
  readonly id: string
  /** Nothing for a marker. */
  readonly body: string | undefined
}

/** Versions of each key of each bucket, the newest first. */
class Model {
  readonly kept = new Map<string, readonly Kept[]>()

  of = (bucket: string, key: string) => this.kept.get(`${bucket}/${key}`) ?? []
  set(bucket: string, key: string, versions: readonly Kept[]) {
    if (versions.length > 0) this.kept.set(`${bucket}/${key}`, versions)
    else this.kept.delete(`${bucket}/${key}`)
  }
  put(bucket: string, key: string, id: string | undefined, body: string | undefined) {
    this.set(bucket, key, bucket === 'plain' ? [{ id: 'null', body }] : [{ id: id!, body }, ...this.of(bucket, key)])
  }
}

const key = fc.constantFrom('a', 'a/b', 'b', 'ë')
const bucket = fc.constantFrom('plain', 'versioned')
const step = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), bucket, key, body: fc.string({ minLength: 1, maxLength: 20 }) }),
  fc.record({ kind: fc.constant('copy' as const), from: bucket, fromKey: key, bucket, key, pick: fc.nat(4) }),
  fc.record({ kind: fc.constant('delete' as const), bucket, key }),
  fc.record({ kind: fc.constant('forget' as const), bucket, key, pick: fc.nat(4) }),
  fc.record({ kind: fc.constant('reopen' as const) }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

async function take(step: Exclude<Step, { kind: 'reopen' }>, client: S3Client, model: Model): Promise<void> {
  const { bucket: Bucket, key: Key } = step
  const known = model.of(Bucket, Key)
  if (step.kind === 'put') {
    const { VersionId } = await client.send(new PutObjectCommand({ Bucket, Key, Body: step.body }))
    model.put(Bucket, Key, VersionId, step.body)
  } else if (step.kind === 'copy') {
    const source = model.of(step.from, step.fromKey)[step.pick]
    const CopySource = `${step.from}/${step.fromKey.split('/').map(encodeURIComponent).join('/')}?versionId=${source?.id ?? 'none'}`
    const copied = await client.send(new CopyObjectCommand({ Bucket, Key, CopySource })).catch(refusedOnly)
    expect(copied !== undefined).toBe(source?.body !== undefined)
    if (copied) model.put(Bucket, Key, copied.VersionId, source!.body)
  } else if (step.kind === 'delete') {
    const { VersionId } = await client.send(new DeleteObjectCommand({ Bucket, Key }))
    if (Bucket === 'plain') model.set(Bucket, Key, [])
    else model.put(Bucket, Key, VersionId, undefined)
  } else {
    const VersionId = known[step.pick]?.id ?? 'none'
    await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }))
    model.set(Bucket, Key, known.filter(({ id }) => id !== VersionId))
  }
}

function refusedOnly(fault: unknown): undefined {
  if (!(fault instanceof S3ServiceException) || fault.$metadata.httpStatusCode === 500) throw fault
}

async function compare(client: S3Client, model: Model): Promise<void> {
  for (const Bucket of ['plain', 'versioned']) {
    const wanted = [...model.kept].filter(([place]) => place.startsWith(`${Bucket}/`)).map(([place, versions]) => [place.slice(Bucket.length + 1), versions] as const)
    const { Versions = [], DeleteMarkers = [] } = await client.send(new ListObjectVersionsCommand({ Bucket }))
    const listed = [...Versions.map((one) => [one.Key, one.VersionId, true]), ...DeleteMarkers.map((one) => [one.Key, one.VersionId, false])]
    expect(new Set(listed.map(String))).toEqual(new Set(wanted.flatMap(([Key, versions]) => versions.map(({ id, body }) => String([Key, id, body !== undefined])))))
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }))
    expect(Contents.map(({ Key }) => Key)).toEqual(wanted.filter(([, [latest]]) => latest?.body !== undefined).map(([Key]) => Key).sort())
    for (const [Key, versions] of wanted) {
      for (const { id: VersionId, body } of versions) {
        const got = await client.send(new GetObjectCommand({ Bucket, Key, VersionId })).catch(refusedOnly)
        expect(await got?.Body?.transformToString()).toBe(body)
      }
      const latest = await client.send(new GetObjectCommand({ Bucket, Key })).catch(refusedOnly)
      expect(await latest?.Body?.transformToString()).toBe(versions[0]!.body)
    }
  }
}

it('the store agrees with the list after every sequence', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const server = await openStore()
      const model = new Model()
      let client = server.client('process')
      for (const one of steps) {
        if (one.kind !== 'reopen') await take(one, client, model)
        else {
          server.reopen()
          client = server.client('process')
        }
      }
      await compare(client, model)
      server.reopen()
      await compare(server.client('process'), model)
      expect(server.faults).toEqual([])
    }),
    { numRuns: Number(process.env['OVERSTAP_RUNS'] ?? 60) },
  )
})
