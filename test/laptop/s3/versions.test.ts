// What a bucket with versions keeps, what it forgets, and that a start after any end finds exactly what was acknowledged.
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CopyObjectCommand, DeleteObjectCommand, DeleteObjectsCommand, GetObjectCommand, HeadObjectCommand, ListObjectVersionsCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import { encryption, openStore, refusalOf } from './opened-store.ts'

const Bucket = 'versioned'
const Key = 'a/1'
const put = async (client: S3Client, Body: string, bucket = Bucket) => (await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body }))).VersionId
const read = async (client: S3Client, VersionId?: string) => (await client.send(new GetObjectCommand({ Bucket, Key, ...(VersionId && { VersionId }) }))).Body!.transformToString()

describe('a bucket with versions', () => {
  it('keeps each version under its own id, and answers the latest without one', async () => {
    const client = (await openStore()).client('port')
    const ids = [await put(client, '1'), await put(client, '2'), await put(client, '2')]
    expect(new Set(ids).size).toBe(3)
    expect(await Promise.all([...ids, undefined].map((id) => read(client, id)))).toEqual(['1', '2', '2', '2'])
    expect((await client.send(new HeadObjectCommand({ Bucket, Key, VersionId: ids[0]! }))).VersionId).toBe(ids[0])
    expect(await refusalOf(client.send(new GetObjectCommand({ Bucket, Key, VersionId: 'f'.repeat(32) })))).toEqual(['NoSuchVersion', 404])
    expect(await refusalOf(client.send(new GetObjectCommand({ Bucket, Key: 'other', VersionId: ids[0]! })))).toEqual(['NoSuchVersion', 404])
  })

  it('marks what is deleted, and brings it back when the marker goes', async () => {
    const client = (await openStore()).client('port')
    const id = await put(client, '1')
    const marker = await client.send(new DeleteObjectCommand({ Bucket, Key }))
    expect(marker.DeleteMarker).toBe(true)
    expect(await refusalOf(client.send(new GetObjectCommand({ Bucket, Key })))).toEqual(['NoSuchKey', 404])
    expect(await refusalOf(client.send(new GetObjectCommand({ Bucket, Key, VersionId: marker.VersionId! })))).toEqual(['MethodNotAllowed', 405])
    expect(await read(client, id)).toBe('1')
    expect((await client.send(new ListObjectsV2Command({ Bucket }))).KeyCount).toBe(0)
    const gone = await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId: marker.VersionId! }))
    expect([gone.DeleteMarker, gone.VersionId]).toEqual([true, marker.VersionId])
    expect(await read(client)).toBe('1')
  })

  it('forgets a version for good, after which the one before it is the latest', async () => {
    const client = (await openStore()).client('port')
    const [first, second] = [await put(client, '1'), await put(client, '2')]
    await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId: second! }))
    expect(await read(client)).toBe('1')
    await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId: first! }))
    await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId: first! }))
    expect(await refusalOf(client.send(new GetObjectCommand({ Bucket, Key })))).toEqual(['NoSuchKey', 404])
    expect((await client.send(new ListObjectVersionsCommand({ Bucket }))).Versions).toBeUndefined()
  })

  it('a put that may only create may follow a marker', async () => {
    const client = (await openStore()).client('port')
    await put(client, '1')
    await client.send(new DeleteObjectCommand({ Bucket, Key }))
    await client.send(new PutObjectCommand({ Bucket, Key, Body: '2', IfNoneMatch: '*' }))
    expect(await read(client)).toBe('2')
  })

  it('copies the version that was named, and brings an old one back as a new one', async () => {
    const client = (await openStore()).client('port')
    const first = await put(client, '1')
    await put(client, '2')
    const copied = await client.send(new CopyObjectCommand({ Bucket, Key, CopySource: `${Bucket}/${Key}?versionId=${first}` }))
    expect([await read(client), await read(client, copied.VersionId), copied.CopySourceVersionId]).toEqual(['1', '1', first])
  })

  it('lists versions and markers, the newest first, in pages', async () => {
    const client = (await openStore()).client('port')
    const ids = [await put(client, '1'), await put(client, '2')]
    const { VersionId: marker } = await client.send(new DeleteObjectCommand({ Bucket, Key }))
    await client.send(new PutObjectCommand({ Bucket, Key: 'b', Body: 'x' }))
    const found: (string | undefined)[] = []
    let markers: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {}
    for (let isMore = true; isMore; ) {
      const page = await client.send(new ListObjectVersionsCommand({ Bucket, MaxKeys: 1, ...markers }))
      found.push(...[...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].map(({ VersionId }) => VersionId))
      markers = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
      isMore = page.IsTruncated === true
    }
    expect(found.slice(0, 3)).toEqual([marker, ids[1], ids[0]])
    expect(found).toHaveLength(4)
    const { Versions, DeleteMarkers } = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'a' }))
    expect([Versions?.map(({ IsLatest }) => IsLatest), DeleteMarkers?.map(({ IsLatest }) => IsLatest)]).toEqual([[false, false], [true]])
    expect((await client.send(new ListObjectVersionsCommand({ Bucket, KeyMarker: 'a/1' }))).Versions?.map(({ Key }) => Key)).toEqual(['b'])
  })

  it('deletes many versions at once, and says of each what became of it', async () => {
    const client = (await openStore()).client('port')
    const [first, second] = [await put(client, '1'), await put(client, '2')]
    const { Deleted } = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key, VersionId: first! }, { Key: 'b' }] } }))
    expect(Deleted?.[0]).toEqual({ Key, VersionId: first })
    expect(Deleted?.[1]).toMatchObject({ Key: 'b', DeleteMarker: true, DeleteMarkerVersionId: expect.any(String) })
    expect(await read(client)).toBe('2')
    const quiet = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key, VersionId: second! }], Quiet: true } }))
    expect(quiet.Deleted).toBeUndefined()
  })
})

describe('a bucket without versions', () => {
  it('keeps one object per key, which calls itself null', async () => {
    const server = await openStore()
    const client = server.client('port')
    expect([await put(client, '1', 'plain'), await put(client, '2', 'plain')]).toEqual([undefined, undefined])
    const { Versions } = await client.send(new ListObjectVersionsCommand({ Bucket: 'plain' }))
    expect(Versions?.map(({ VersionId, Size }) => [VersionId, Size])).toEqual([['null', 1]])
    expect(readdirSync(join(server.path, 'plain'))).toHaveLength(1)
    expect(server.created.map(({ versionId }) => versionId)).toEqual(['null', 'null'])
    await client.send(new DeleteObjectCommand({ Bucket: 'plain', Key, VersionId: 'null' }))
    expect(readdirSync(join(server.path, 'plain'))).toHaveLength(0)
  })

  it('of many puts at the same time one is left, whole', async () => {
    const server = await openStore()
    const client = server.client('process')
    const bodies = Array.from({ length: 20 }, (_, i) => String(i).repeat(5000 + i))
    await Promise.all(bodies.map((Body) => client.send(new PutObjectCommand({ Bucket: 'plain', Key, Body }))))
    const got = await (await client.send(new GetObjectCommand({ Bucket: 'plain', Key }))).Body!.transformToString()
    expect(bodies).toContain(got)
    expect(readdirSync(join(server.path, 'plain'))).toHaveLength(1)
  })

  it('of many puts at the same time that may only create exactly one is taken', async () => {
    const client = (await openStore()).client('process')
    const asked = Array.from({ length: 10 }, (_, i) => client.send(new PutObjectCommand({ Bucket: 'plain', Key, Body: String(i), IfNoneMatch: '*' })))
    expect((await Promise.allSettled(asked)).filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('after a restart', () => {
  it('everything is as it was: content, headers, checksums, versions, markers, order', async () => {
    const server = await openStore()
    const client = server.client('port')
    await client.send(new PutObjectCommand({ Bucket: 'locked', Key: 'é', Body: 'x', ContentType: 'application/pdf', Metadata: { by: 'po' }, ChecksumAlgorithm: 'SHA256', ...encryption }))
    await put(client, '1')
    await put(client, '2')
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'b' }))
    const all = async () => [
      await client.send(new HeadObjectCommand({ Bucket: 'locked', Key: 'é', ChecksumMode: 'ENABLED' })),
      (await client.send(new ListObjectVersionsCommand({ Bucket }))),
      await read(client),
    ].map((one) => (typeof one === 'string' ? one : { ...one, $metadata: undefined }))
    const before = await all()
    server.reopen()
    expect(await all()).toEqual(before)
    const third = await put(client, '3')
    expect((await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: Key }))).Versions?.[0]).toMatchObject({ VersionId: third, IsLatest: true })
  })

  it('what lies in a bucket now can be asked for, with its content', async () => {
    const server = await openStore()
    const client = server.client('port')
    await put(client, '1')
    await client.send(new PutObjectCommand({ Bucket, Key: 'b', Body: '2' }))
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'b' }))
    server.reopen()
    const found = server.store.objects(Bucket)
    expect(found.map(({ key, size }) => [key, size])).toEqual([[Key, 1]])
    expect(server.store.contentOf(found[0]!)?.toString()).toBe('1')
    expect(server.store.contentOf({ ...found[0]!, versionId: 'other' })).toBeUndefined()
  })

  it('what a killed process had begun to write is gone, however much of it was there', async () => {
    const server = await openStore()
    const client = server.client('port')
    await put(client, 'whole')
    const folder = join(server.path, Bucket)
    const [name] = readdirSync(folder)
    const whole = readFileSync(join(folder, name!))
    for (let size = 0; size <= whole.length; size += 7) writeFileSync(join(folder, `begun-${size}.part`), whole.subarray(0, size))
    server.reopen()
    expect(readdirSync(folder)).toEqual([name])
    expect(await read(client)).toBe('whole')
  })

  it('a file that is not whole, which no end of a process leaves, is told and not passed by', async () => {
    const server = await openStore()
    await put(server.client('port'), 'whole')
    const file = join(server.path, Bucket, readdirSync(join(server.path, Bucket))[0]!)
    truncateSync(file, readFileSync(file).length - 1)
    expect(() => server.reopen()).toThrow('is not whole')
  })
})
