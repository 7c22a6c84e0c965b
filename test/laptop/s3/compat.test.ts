// What a client of S3 may count on, in this process and over a port: objects, metadata, checksums, ranges, lists, copies.
import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import {
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectRetentionCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  PutBucketLifecycleConfigurationCommand,
  PutObjectAclCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  PutObjectLockConfigurationCommand,
  PutObjectTaggingCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import { encryption, openStore, refusalOf } from './opened-store.ts'

const Bucket = 'plain'
const bytes = Buffer.from('hello '.repeat(1000))
const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('base64')
const textOf = async (client: S3Client, Key: string) => (await client.send(new GetObjectCommand({ Bucket, Key }))).Body!.transformToString()

describe.each(['process', 'port'] as const)('through a %s', (through) => {
  it('what was put comes back, with its kind, its own headers and its metadata', async () => {
    const client = (await openStore()).client(through)
    const Key = "a b/één+twee&'drie'(4)!*~ %41.txt"
    await client.send(new PutObjectCommand({ Bucket, Key, Body: bytes, ContentType: 'text/plain', Metadata: { x: '1' }, ContentDisposition: 'attachment; filename="a.txt"', CacheControl: 'no-store' }))
    const got = await client.send(new GetObjectCommand({ Bucket, Key }))
    expect(Buffer.from(await got.Body!.transformToByteArray()).equals(bytes)).toBe(true)
    expect(got).toMatchObject({ ContentType: 'text/plain', Metadata: { x: '1' }, ContentDisposition: 'attachment; filename="a.txt"', CacheControl: 'no-store', ContentLength: bytes.length })
    expect(got.ETag).toBe(`"${createHash('md5').update(bytes).digest('hex')}"`)
    expect(Math.abs(got.LastModified!.getTime() - Date.now())).toBeLessThan(60_000)
  })

  it('a client with the settings that it has by itself may put, also what it streams', async () => {
    const client = (await openStore()).client(through, { requestChecksumCalculation: 'WHEN_SUPPORTED' })
    await client.send(new PutObjectCommand({ Bucket, Key: 'whole', Body: bytes }))
    await client.send(new PutObjectCommand({ Bucket, Key: 'streamed', Body: Readable.from([bytes.subarray(0, 100), bytes.subarray(100)]), ContentLength: bytes.length }))
    await client.send(new PutObjectCommand({ Bucket, Key: 'streamed with sha', Body: Readable.from([bytes]), ContentLength: bytes.length, ChecksumAlgorithm: 'SHA256' }))
    for (const key of ['whole', 'streamed', 'streamed with sha']) expect(await textOf(client, key)).toBe(bytes.toString())
    expect((await client.send(new HeadObjectCommand({ Bucket, Key: 'streamed with sha', ChecksumMode: 'ENABLED' }))).ChecksumSHA256).toBe(sha256(bytes))
  })

  it('a body that was streamed without a checksum is taken too', async () => {
    const client = (await openStore()).client(through)
    await client.send(new PutObjectCommand({ Bucket, Key: 'streamed', Body: Readable.from([bytes]), ContentLength: bytes.length }))
    expect(await textOf(client, 'streamed')).toBe(bytes.toString())
  })

  it('a SHA-256 that fits is kept and told on request; one that does not is refused and keeps nothing', async () => {
    const client = (await openStore()).client(through)
    await client.send(new PutObjectCommand({ Bucket, Key: 'good', Body: bytes, ChecksumSHA256: sha256(bytes) }))
    expect((await client.send(new HeadObjectCommand({ Bucket, Key: 'good', ChecksumMode: 'ENABLED' }))).ChecksumSHA256).toBe(sha256(bytes))
    expect(await refusalOf(client.send(new PutObjectCommand({ Bucket, Key: 'bad', Body: bytes, ChecksumSHA256: sha256('other') })))).toEqual(['BadDigest', 400])
    expect(await refusalOf(client.send(new PutObjectCommand({ Bucket, Key: 'bad', Body: bytes, ChecksumCRC32: 'AAAAAA==' })))).toEqual(['BadDigest', 400])
    expect(await refusalOf(client.send(new PutObjectCommand({ Bucket, Key: 'bad', Body: bytes, ContentMD5: createHash('md5').update('x').digest('base64') })))).toEqual(['BadDigest', 400])
    expect(await refusalOf(client.send(new GetObjectCommand({ Bucket, Key: 'bad' })))).toEqual(['NoSuchKey', 404])
  })

  it.each([
    ['bytes=0-4', 'hello', 'bytes 0-4/6000'],
    ['bytes=5998-', 'o ', 'bytes 5998-5999/6000'],
    ['bytes=-3', 'lo ', 'bytes 5997-5999/6000'],
    ['bytes=5999-9999', ' ', 'bytes 5999-5999/6000'],
  ])('the range %s is answered as such', async (Range, text, ContentRange) => {
    const client = (await openStore()).client(through)
    await client.send(new PutObjectCommand({ Bucket, Key: 'a', Body: bytes }))
    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'a', Range }))
    expect([got.$metadata.httpStatusCode, await got.Body!.transformToString(), got.ContentRange, got.ContentLength]).toEqual([206, text, ContentRange, text.length])
  })

  it('a range behind the end is refused; what is no single range gets the whole', async () => {
    const client = (await openStore()).client(through)
    await client.send(new PutObjectCommand({ Bucket, Key: 'a', Body: bytes }))
    expect(await refusalOf(client.send(new GetObjectCommand({ Bucket, Key: 'a', Range: 'bytes=6000-' })))).toEqual(['InvalidRange', 416])
    for (const Range of ['bytes=4-2', 'bytes=0-1,3-4', 'bytes=-', 'lines=1-2']) expect((await client.send(new GetObjectCommand({ Bucket, Key: 'a', Range }))).ContentLength).toBe(6000)
  })

  it('a put that may only create is refused where something is, and taken where nothing is', async () => {
    const client = (await openStore()).client(through)
    const put = (Body: string) => client.send(new PutObjectCommand({ Bucket, Key: 'a', Body, IfNoneMatch: '*' }))
    await put('1')
    expect(await refusalOf(put('2'))).toEqual(['PreconditionFailed', 412])
    expect(await textOf(client, 'a')).toBe('1')
  })

  it('a get on condition answers as S3 does', async () => {
    const client = (await openStore()).client(through)
    const { ETag } = await client.send(new PutObjectCommand({ Bucket, Key: 'a', Body: '1' }))
    expect((await client.send(new GetObjectCommand({ Bucket, Key: 'a', IfMatch: ETag }))).ETag).toBe(ETag)
    expect(await refusalOf(client.send(new GetObjectCommand({ Bucket, Key: 'a', IfMatch: '"other"' })))).toEqual(['PreconditionFailed', 412])
    expect((await refusalOf(client.send(new GetObjectCommand({ Bucket, Key: 'a', IfNoneMatch: ETag }))))[1]).toBe(304)
  })

  it('10 MB comes back as it was', async () => {
    const client = (await openStore()).client(through)
    const big = randomBytes(10_485_760)
    await client.send(new PutObjectCommand({ Bucket, Key: 'big', Body: big }))
    const got = Buffer.from(await (await client.send(new GetObjectCommand({ Bucket, Key: 'big' }))).Body!.transformToByteArray())
    expect(got.equals(big)).toBe(true)
  })

  it('a list is in the order of bytes, in pages, and gathers what lies deeper', async () => {
    const client = (await openStore()).client(through)
    const keys = [...Array.from({ length: 12 }, (_, i) => `l/${i % 3}/${i}`), 'l/\u{1f600}', 'l/\uff5e', 'm&<>"\'']
    for (const Key of keys) await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }))
    const inBytes = [...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    for (const EncodingType of ['url', undefined] as const) {
      const found: string[] = []
      let ContinuationToken: string | undefined
      do {
        const page = await client.send(new ListObjectsV2Command({ Bucket, MaxKeys: 4, ...(ContinuationToken && { ContinuationToken }), ...(EncodingType && { EncodingType }) }))
        found.push(...page.Contents!.map(({ Key }) => (EncodingType ? decodeURIComponent(Key!) : Key!)))
        ContinuationToken = page.NextContinuationToken
      } while (ContinuationToken)
      expect(found).toEqual(inBytes)
    }
    const deeper = await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'l/', Delimiter: '/' }))
    expect(deeper.CommonPrefixes?.map(({ Prefix }) => Prefix)).toEqual(['l/0/', 'l/1/', 'l/2/'])
    expect([deeper.Contents?.length, deeper.KeyCount, deeper.IsTruncated]).toEqual([2, 5, false])
  })

  it('a list that gathers gives each common prefix once, however small its pages', async () => {
    const client = (await openStore()).client(through)
    for (const Key of ['a/1', 'a/2', 'a/3', 'b', 'c/1', 'c/2', 'd']) await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }))
    for (const MaxKeys of [1, 2, 3, 4]) {
      const found: string[] = []
      let ContinuationToken: string | undefined
      do {
        const page = await client.send(new ListObjectsV2Command({ Bucket, Delimiter: '/', MaxKeys, ...(ContinuationToken && { ContinuationToken }) }))
        found.push(...(page.Contents ?? []).map(({ Key }) => Key!), ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix!))
        ContinuationToken = page.NextContinuationToken
      } while (ContinuationToken)
      expect(found.sort()).toEqual(['a/', 'b', 'c/', 'd'])
    }
  })

  it('many are deleted at once, also those that were not there', async () => {
    const client = (await openStore()).client(through)
    for (const Key of ['a', 'b & c', 'd']) await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }))
    const { Deleted } = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'a' }, { Key: 'b & c' }, { Key: 'never' }] } }))
    expect(Deleted?.map(({ Key }) => Key)).toEqual(['a', 'b & c', 'never'])
    expect((await client.send(new ListObjectsV2Command({ Bucket }))).Contents?.map(({ Key }) => Key)).toEqual(['d'])
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'd' }))
    expect((await client.send(new ListObjectsV2Command({ Bucket }))).KeyCount).toBe(0)
  })

  it('a copy keeps the headers of its source, or takes new ones when it is told to', async () => {
    const client = (await openStore()).client(through)
    await client.send(new PutObjectCommand({ Bucket, Key: 'van é/1', Body: 'x', ContentType: 'text/html', Metadata: { by: 'sender' }, ChecksumSHA256: sha256('x') }))
    const CopySource = `${Bucket}/${encodeURIComponent('van é')}/1`
    await client.send(new CopyObjectCommand({ Bucket, Key: 'kept', CopySource }))
    await client.send(new CopyObjectCommand({ Bucket: 'locked', Key: 'new', CopySource, MetadataDirective: 'REPLACE', ContentType: 'application/pdf', ...encryption }))
    expect(await client.send(new HeadObjectCommand({ Bucket, Key: 'kept', ChecksumMode: 'ENABLED' }))).toMatchObject({ ContentType: 'text/html', Metadata: { by: 'sender' }, ChecksumSHA256: sha256('x') })
    const copied = await client.send(new HeadObjectCommand({ Bucket: 'locked', Key: 'new' }))
    expect(copied).toMatchObject({ ContentType: 'application/pdf', Metadata: {}, ...encryption })
    expect(await refusalOf(client.send(new CopyObjectCommand({ Bucket, Key: 'b', CopySource: `${Bucket}/never` })))).toEqual(['NoSuchKey', 404])
    expect(await refusalOf(client.send(new CopyObjectCommand({ Bucket, Key: 'kept', CopySource: `${Bucket}/kept` })))).toEqual(['InvalidRequest', 400])
  })

  it('what is not there is not found, and a bucket that is not there neither', async () => {
    const client = (await openStore()).client(through)
    expect(await refusalOf(client.send(new HeadObjectCommand({ Bucket, Key: 'never' })))).toEqual(['NotFound', 404])
    expect(await refusalOf(client.send(new GetObjectCommand({ Bucket: 'other', Key: 'never' })))).toEqual(['NoSuchBucket', 404])
    expect((await client.send(new HeadBucketCommand({ Bucket }))).$metadata.httpStatusCode).toBe(200)
  })

  it.each([
    ['a list of buckets', (client: S3Client) => client.send(new ListBucketsCommand())],
    ['the first kind of list', (client: S3Client) => client.send(new ListObjectsCommand({ Bucket }))],
    ['an upload in parts', (client: S3Client) => client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'a' }))],
    ['tags', (client: S3Client) => client.send(new PutObjectTaggingCommand({ Bucket, Key: 'a', Tagging: { TagSet: [{ Key: 'scan', Value: 'clean' }] } }))],
    ['reading tags', (client: S3Client) => client.send(new GetObjectTaggingCommand({ Bucket, Key: 'a' }))],
    ['tags in a put', (client: S3Client) => client.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'other', Tagging: 'scan=clean' }))],
    ['life cycles', (client: S3Client) => client.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules: [] } }))],
    ['storage classes', (client: S3Client) => client.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'other', StorageClass: 'GLACIER' }))],
    ['a put on condition', (client: S3Client) => client.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'other', IfMatch: '"1"' }))],
  ])('%s is refused as not known here, and the object stays as it was', async (_what, ask) => {
    const client = (await openStore()).client(through)
    await client.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'as it was' }))
    expect(await refusalOf(ask(client))).toEqual(['NotImplemented', 501])
    expect(await textOf(client, 'a')).toBe('as it was')
  })

  it('access lists are refused, as by a bucket whose owner owns all', async () => {
    const client = (await openStore()).client(through)
    expect(await refusalOf(client.send(new PutObjectAclCommand({ Bucket, Key: 'a', ACL: 'public-read' })))).toEqual(['AccessControlListNotSupported', 400])
    expect(await refusalOf(client.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x', ACL: 'public-read' })))).toEqual(['AccessControlListNotSupported', 400])
  })

  it.each([
    ['retention', (client: S3Client) => client.send(new GetObjectRetentionCommand({ Bucket, Key: 'a' }))],
    ['a legal hold', (client: S3Client) => client.send(new PutObjectLegalHoldCommand({ Bucket, Key: 'a', LegalHold: { Status: 'ON' } }))],
    ['the setting of a bucket', (client: S3Client) => client.send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' } }))],
    ['a put under lock', (client: S3Client) => client.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x', ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: new Date(2e12) }))],
    ['a deletion past a lock', (client: S3Client) => client.send(new DeleteObjectCommand({ Bucket, Key: 'a', BypassGovernanceRetention: true }))],
  ])('Object Lock (%s) is refused with a word that says it is not here', async (_what, ask) => {
    const client = (await openStore()).client(through)
    await client.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x' }))
    await expect(ask(client)).rejects.toMatchObject({ name: 'NotImplemented', message: expect.stringContaining('no Object Lock') })
  })

  it('nothing that a client did made the store itself fail', async () => {
    const opened = await openStore()
    const client = opened.client(through)
    await client.send(new PutObjectCommand({ Bucket, Key: 'empty', Body: '', ContentLength: 0 }))
    expect(await textOf(client, 'empty')).toBe('')
    expect(opened.faults).toEqual([])
  })
})
