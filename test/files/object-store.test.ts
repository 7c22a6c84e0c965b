// The object store's port on S3 as the embedded store enforces it: what may be uploaded, fetched, accepted, removed and listed.
import { createHash } from 'node:crypto'
import { GetObjectCommand, HeadObjectCommand, ListObjectVersionsCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { describe, expect, it } from 'vitest'
import { objectStore } from '../../lambdas/files/object-store.ts'
import { codeOf, encryption, kmsKey, openStore, postForm, refusalOf, type OpenedStore } from '../laptop/s3/opened-store.ts'

const key = 'voorbeeld/2026-2027/99AB00/481516/0123456789abcdef0123/abc'
const content = '%PDF-1.7 een rapport'
const fileOf = (text: string) => ({ contentType: 'application/pdf', size: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') })
const asPdf = { fileName: 'Rapport van één leerling.pdf', contentType: 'application/pdf' }

async function opened() {
  const server = await openStore()
  const client = server.client('process')
  return { server, client, files: objectStore(client, { quarantine: 'forms', attachments: 'locked', kmsKeyId: kmsKey }) }
}
type Files = Awaited<ReturnType<typeof opened>>['files']

async function upload(files: Files, at = key, text = content): Promise<Response> {
  const { url, fields } = await files.presignUpload(at, fileOf(text))
  return postForm(url, fields, text)
}

async function accepted(files: Files, at = key, text = content): Promise<string> {
  expect((await upload(files, at, text)).status).toBe(204)
  return (await files.accept(at, 'application/pdf'))!.versionId
}

describe('an upload', () => {
  it('is taken exactly as it was announced, encrypted with our key', async () => {
    const { files, client, server } = await opened()
    expect((await upload(files)).status).toBe(204)
    expect(Buffer.from((await files.readQuarantine(key))!).toString()).toBe(content)
    expect(await client.send(new HeadObjectCommand({ Bucket: 'forms', Key: key }))).toMatchObject({ ContentType: 'application/pdf', ...encryption })
    expect(server.created.map((object) => [object.bucket, object.key])).toEqual([['forms', key]])
  })

  it.each([
    ['one byte more', `${content}!`, {}, ['EntityTooLarge', 400]],
    ['one byte less', content.slice(1), {}, ['EntityTooSmall', 400]],
    ['other content of the same size', content.replace('rapport', 'geheim!'), {}, ['BadDigest', 400]],
    ['another key', content, { key: `${key}0` }, ['AccessDenied', 403]],
    ['another kind', content, { 'Content-Type': 'text/html' }, ['AccessDenied', 403]],
    ['another checksum', content, { 'x-amz-checksum-sha256': createHash('sha256').update('x').digest('base64') }, ['AccessDenied', 403]],
    ['other encryption', content, { 'x-amz-server-side-encryption': 'AES256' }, ['AccessDenied', 403]],
    ['another encryption key', content, { 'x-amz-server-side-encryption-aws-kms-key-id': 'arn:aws:kms:eu-west-1:000000000000:key/other' }, ['AccessDenied', 403]],
    ['a field of its own', content, { 'x-amz-meta-note': 'x' }, ['AccessDenied', 403]],
  ])('with %s is refused', async (_what, body, changes, refusal) => {
    const { files } = await opened()
    const { url, fields } = await files.presignUpload(key, fileOf(content))
    expect(await codeOf(await postForm(url, { ...fields, ...changes } as Record<string, string>, body))).toEqual(refusal)
    expect(await files.readQuarantine(key)).toBeUndefined()
  })

  it.each(['Content-Type', 'x-amz-checksum-sha256', 'x-amz-server-side-encryption', 'x-amz-server-side-encryption-aws-kms-key-id', 'key'])('without its field %s is refused', async (name) => {
    const { files } = await opened()
    const { url, fields } = await files.presignUpload(key, fileOf(content))
    const { [name]: _left, ...rest } = fields
    expect((await codeOf(await postForm(url, rest, content)))[1]).toBe(403)
  })

  it('is taken until 15 minutes after it was announced, and not later', async () => {
    const { files, server } = await opened()
    const { url, fields } = await files.presignUpload(key, fileOf(content))
    server.advance(895_000)
    expect((await postForm(url, fields, content)).status).toBe(204)
    server.advance(5_000)
    expect(await codeOf(await postForm(url, fields, content))).toEqual(['AccessDenied', 403])
  })

  it('in any other way than by a form is refused, also with our own key', async () => {
    const { client } = await opened()
    expect(await refusalOf(client.send(new PutObjectCommand({ Bucket: 'forms', Key: key, Body: content, ...encryption })))).toEqual(['AccessDenied', 403])
  })

  it('of 10 MB is taken', async () => {
    const { files } = await opened()
    const big = 'x'.repeat(10_485_760)
    expect((await upload(files, key, big)).status).toBe(204)
    expect((await files.readQuarantine(key))!.length).toBe(big.length)
  })
})

describe('a download', () => {
  it('comes as a file with its name, its kind and no guessing', async () => {
    const { files } = await opened()
    const versionId = await accepted(files)
    const answer = await fetch(await files.presignDownload({ key, versionId }, asPdf, 300))
    expect([answer.status, await answer.text()]).toEqual([200, content])
    expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''Rapport%20van%20%C3%A9%C3%A9n%20leerling.pdf")
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/)
    expect([answer.headers.get('content-type'), answer.headers.get('x-content-type-options'), answer.headers.get('cache-control')]).toEqual(['application/pdf', 'nosniff', 'private, no-store'])
  })

  it('works until its seconds are over, and not later', async () => {
    const { files, server } = await opened()
    const versionId = await accepted(files)
    const link = await files.presignDownload({ key, versionId }, asPdf, 300)
    server.advance(295_000)
    expect((await fetch(link)).status).toBe(200)
    server.advance(6_000)
    expect(await codeOf(await fetch(link))).toEqual(['AccessDenied', 403])
  })

  it.each([0, 301, Number.NaN])('cannot be given out for %s seconds', async (seconds) => {
    const { files } = await opened()
    await expect(files.presignDownload({ key, versionId: 'v' }, asPdf, seconds)).rejects.toThrow(RangeError)
  })

  it.each([
    ['key', (link: string) => link.replace('/abc?', '/abd?')],
    ['version', (link: string, other: string) => link.replace(/versionId=[^&]+/, `versionId=${other}`)],
    ['version left out', (link: string) => link.replace(/versionId=[^&]+&?/, '')],
    ['file name', (link: string) => link.replace('Rapport', 'Brief')],
    ['kind', (link: string) => link.replace('application%2Fpdf', 'text%2Fhtml')],
    ['expiry', (link: string) => link.replace('X-Amz-Expires=300', 'X-Amz-Expires=301')],
    ['bucket', (link: string) => link.replace('/locked/', '/versioned/')],
    ['signature', (link: string) => link.replace(/X-Amz-Signature=./, (found) => (found.endsWith('0') ? 'X-Amz-Signature=1' : 'X-Amz-Signature=0'))],
  ])('with another %s than was signed is refused', async (_what, altered) => {
    const { files } = await opened()
    const first = await accepted(files)
    const second = await accepted(files)
    const link = await files.presignDownload({ key, versionId: second }, asPdf, 300)
    expect(altered(link, first)).not.toBe(link)
    expect((await fetch(altered(link, first))).status).toBe(403)
    expect((await fetch(link)).status).toBe(200)
  })

  it('of the version that was signed stays possible when a later one is there', async () => {
    const { files } = await opened()
    const versionId = await accepted(files)
    const link = await files.presignDownload({ key, versionId }, asPdf, 60)
    await accepted(files, key, 'another text altogether')
    expect(await (await fetch(link)).text()).toBe(content)
  })

  it('is gone with its object, while the link lives', async () => {
    const { files } = await opened()
    const versionId = await accepted(files)
    const link = await files.presignDownload({ key, versionId }, asPdf, 60)
    await files.remove([key])
    expect(await codeOf(await fetch(link))).toEqual(['NoSuchVersion', 404])
  })
})

describe('accepting', () => {
  it('copies the object as what it was found to be, and keeps nothing that the sender said', async () => {
    const { files, client } = await opened()
    const { url, fields } = await files.presignUpload(key, { ...fileOf(content), contentType: 'image/png' })
    await postForm(url, fields, content)
    const made = (await files.accept(key, 'application/pdf', 'null'))!
    const got = await client.send(new GetObjectCommand({ Bucket: 'locked', Key: key, VersionId: made.versionId }))
    expect(got).toMatchObject({ ContentType: 'application/pdf', Metadata: {}, ...encryption })
    expect(await got.Body!.transformToString()).toBe(content)
  })

  it('answers nothing when the upload is no longer there, and twice makes two versions', async () => {
    const { files } = await opened()
    expect(await files.accept(key, 'application/pdf')).toBeUndefined()
    expect(await files.readQuarantine(key, 'null')).toBeUndefined()
    await upload(files)
    const versions = [await files.accept(key, 'application/pdf'), await files.accept(key, 'application/pdf')]
    expect(new Set(versions.map((one) => one!.versionId)).size).toBe(2)
    await files.removeQuarantine(key)
    await files.removeQuarantine(key)
    expect(await files.readQuarantine(key)).toBeUndefined()
    expect(await files.accept(key, 'application/pdf')).toBeUndefined()
  })

  it('works for keys with signs that mean something in addresses', async () => {
    const { files } = await opened()
    const odd = "voor beeld/100%/a+b?c=d&e#f/één'(1)!*"
    const versionId = await accepted(files, odd)
    expect(await (await fetch(await files.presignDownload({ key: odd, versionId }, asPdf, 60))).text()).toBe(content)
  })
})

describe('removing and listing', () => {
  it('removing takes every version and leaves no marker, also of what was deleted before', async () => {
    const { files, client } = await opened()
    for (const at of [key, key, `${key}/other`]) await accepted(files, at)
    await files.remove([key, 'never/there'])
    const { Versions, DeleteMarkers } = await client.send(new ListObjectVersionsCommand({ Bucket: 'locked' }))
    expect([Versions?.map(({ Key }) => Key), DeleteMarkers]).toEqual([[`${key}/other`], undefined])
    await files.remove([])
  })

  it('lists each key once with how many versions it has', async () => {
    const { files } = await opened()
    for (const at of ['a/1', 'a/2', 'a/2', 'b/1']) await accepted(files, at)
    await upload(files, 'a/9')
    expect((await files.list('attachments', 'a/')).keys.map(({ key, versions }) => [key, versions])).toEqual([['a/1', 1], ['a/2', 2]])
    expect((await files.list('attachments', '')).keys).toHaveLength(3)
    expect((await files.list('quarantine', '')).keys.map(({ key }) => key)).toEqual(['a/1', 'a/2', 'a/9', 'b/1'])
    const [first] = (await files.list('attachments', 'b/')).keys
    expect(Math.abs(first!.lastModified - Date.now())).toBeLessThan(60_000)
    expect(await files.list('attachments', 'c/')).toEqual({ keys: [] })
  })

  it('goes on where a page ended, with no key lost, halved or told twice', async () => {
    const { client, server } = await opened()
    const files = objectStore(inPagesOf(7, server), { quarantine: 'versioned', attachments: 'locked', kmsKeyId: kmsKey })
    const wanted = Array.from({ length: 12 }, (_, i) => ({ key: `p/${String(i).padStart(2, '0')}`, versions: 1 + (i % 4) }))
    for (const { key, versions } of wanted) for (let i = 0; i < versions; i += 1) await client.send(new PutObjectCommand({ Bucket: 'versioned', Key: key, Body: 'x' }))
    const found: { key: string; versions: number }[] = []
    let next: string | undefined
    do {
      const page = await files.list('quarantine', 'p/', next)
      found.push(...page.keys.map(({ key, versions }) => ({ key, versions })))
      next = page.next
    } while (next !== undefined)
    expect(found).toEqual(wanted)
  })

  it('removes a key with more versions than a page holds', async () => {
    const { client, server } = await opened()
    const files = objectStore(inPagesOf(3, server), { quarantine: 'forms', attachments: 'versioned', kmsKeyId: kmsKey })
    for (const Key of ['a', 'a', 'a', 'a', 'a', 'a', 'a', 'ab']) await client.send(new PutObjectCommand({ Bucket: 'versioned', Key, Body: 'x' }))
    await files.remove(['a'])
    const { Versions } = await client.send(new ListObjectVersionsCommand({ Bucket: 'versioned' }))
    expect(Versions?.map(({ Key }) => Key)).toEqual(['ab'])
  })
})

/** A client that gets smaller pages than it asks for, as S3 may always answer. */
function inPagesOf(size: number, server: OpenedStore): S3Client {
  const client = server.client('process')
  client.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { query?: Record<string, string> }
      if (request.query?.['versions'] !== undefined) request.query['max-keys'] = String(size)
      return next(args)
    },
    { step: 'build' },
  )
  return client
}
