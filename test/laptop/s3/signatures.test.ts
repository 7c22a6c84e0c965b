// Who may ask the store anything: only requests that were signed with a known key, recently, and as they came in.
import { createHash, createHmac } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { DeleteObjectCommand, DeleteObjectsCommand, GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { describe, expect, it } from 'vitest'
import { codeOf, credentials, encryption, openStore, refusalOf } from './opened-store.ts'

const Bucket = 'versioned'

async function withObject() {
  const server = await openStore()
  const client = server.client('port')
  const { VersionId } = await client.send(new PutObjectCommand({ Bucket, Key: 'a b/1', Body: 'first', ContentType: 'text/html' }))
  return { server, client, VersionId: VersionId! }
}

/** Changes what goes over the wire after it was signed. */
function altered(client: S3Client, change: (request: { headers: Record<string, string>; body?: unknown; path: string }) => void): S3Client {
  client.middlewareStack.add((next) => (args) => (change(args.request as never), next(args)), { step: 'finalizeRequest', priority: 'low' })
  return client
}

describe('a request without a signature', () => {
  it.each([
    ['GET', 'versioned/a%20b/1'],
    ['HEAD', 'versioned/a%20b/1'],
    ['PUT', 'versioned/new'],
    ['DELETE', 'versioned/a%20b/1'],
    ['GET', 'versioned?list-type=2'],
    ['GET', 'versioned?versions'],
    ['POST', 'versioned?delete'],
    ['GET', 'nobody/knows'],
    ['GET', ''],
  ])('%s %s is refused, whether something is there or not', async (method, path) => {
    const { server } = await withObject()
    const answer = await fetch(`${server.url}/${path}`, { method, ...(method === 'PUT' && { body: 'x' }) })
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain(method === 'HEAD' ? '' : '<Code>AccessDenied</Code>')
    expect(server.created).toHaveLength(1)
  })
})

describe('a signed request', () => {
  it.each([
    ['another secret', { secretAccessKey: 'guessed' }, ['SignatureDoesNotMatch', 403]],
    ['an unknown access key', { accessKeyId: 'somebody' }, ['InvalidAccessKeyId', 403]],
    ['an access key that is a word of the language', { accessKeyId: 'constructor' }, ['InvalidAccessKeyId', 403]],
  ])('with %s is refused', async (_what, changes, refusal) => {
    const { server } = await withObject()
    const client = server.client('port', { credentials: { ...credentials, ...changes } })
    expect(await refusalOf(client.send(new GetObjectCommand({ Bucket, Key: 'a b/1' })))).toEqual(refusal)
  })

  it('for another region is refused', async () => {
    const { server } = await withObject()
    expect(await refusalOf(server.client('port', { region: 'us-east-1' }).send(new GetObjectCommand({ Bucket, Key: 'a b/1' })))).toEqual(['AuthorizationHeaderMalformed', 400])
  })

  it.each([
    [-899_000, undefined],
    [899_000, undefined],
    [-902_000, 'RequestTimeTooSkewed'],
    [902_000, 'RequestTimeTooSkewed'],
  ])('is taken within 15 minutes of the clock: %s ms', async (milliseconds, code) => {
    const { server, client } = await withObject()
    server.advance(milliseconds)
    const asked = fetchSigned(client)
    if (code === undefined) expect(await asked).toBe('first')
    else await expect(asked).rejects.toMatchObject({ name: code })
  })

  it.each([
    ['its body', (request: { body?: unknown }) => void (request.body = 'other')],
    ['its path', (request: { path: string }) => void (request.path = request.path.replace('/new', '/old'))],
    ['a signed header', (request: { headers: Record<string, string> }) => void (request.headers['content-type'] = 'text/html')],
    ['its date', (request: { headers: Record<string, string> }) => void (request.headers['x-amz-date'] = request.headers['x-amz-date']!.replace(/\dZ$/, (end) => (end === '0Z' ? '1Z' : '0Z')))],
    ['the digest of its body', (request: { headers: Record<string, string> }) => void (request.headers['x-amz-content-sha256'] = createHash('sha256').update('x').digest('hex'))],
    ['a header of Amazon that was not signed', (request: { headers: Record<string, string> }) => void (request.headers['x-amz-meta-note'] = 'x')],
  ])('that was altered in %s is refused, and nothing is kept', async (_what, change) => {
    const { server } = await withObject()
    const client = altered(server.client('process'), change)
    const [code, status] = await refusalOf(client.send(new PutObjectCommand({ Bucket, Key: 'new', Body: 'newer', ContentType: 'text/plain' })))
    expect(status).toBe(code === 'XAmzContentSHA256Mismatch' ? 400 : 403)
    expect(server.created).toHaveLength(1)
  })

  it('for one path says nothing of a path that only looks the same', async () => {
    const { server } = await withObject()
    const client = altered(server.client('process'), (request) => void (request.path = request.path.replace('%20', '%2520')))
    expect((await refusalOf(client.send(new GetObjectCommand({ Bucket, Key: 'a b/1' }))))[1]).toBe(403)
  })

  it('of which the signature came in another way too is refused', async () => {
    const { server, client } = await withObject()
    const link = await getSignedUrl(client, new GetObjectCommand({ Bucket, Key: 'a b/1' }), { expiresIn: 60 })
    expect(await codeOf(await fetch(link, { headers: { authorization: 'AWS4-HMAC-SHA256 Credential=a' } }))).toEqual(['InvalidArgument', 400])
    expect(await codeOf(await fetch(`${server.url}/versioned/a`, { headers: { authorization: 'Bearer x' } }))).toEqual(['AuthorizationHeaderMalformed', 400])
  })
})

const fetchSigned = async (client: S3Client) => (await client.send(new GetObjectCommand({ Bucket, Key: 'a b/1' }))).Body!.transformToString()

describe('a presigned address', () => {
  it('opens exactly what was signed, as the headers that were signed with it say', async () => {
    const { client } = await withObject()
    const link = await getSignedUrl(client, new GetObjectCommand({ Bucket, Key: 'a b/1', ResponseContentDisposition: "attachment; filename*=UTF-8''%C3%AB.txt", ResponseContentType: 'text/plain' }), { expiresIn: 60 })
    const answer = await fetch(link)
    expect([answer.status, await answer.text(), answer.headers.get('content-disposition'), answer.headers.get('content-type')]).toEqual([200, 'first', "attachment; filename*=UTF-8''%C3%AB.txt", 'text/plain'])
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
  })

  it.each([
    [59_000, 200],
    [62_000, 403],
  ])('of 60 seconds, %s ms later: %s', async (milliseconds, status) => {
    const { server, client } = await withObject()
    const link = await getSignedUrl(client, new GetObjectCommand({ Bucket, Key: 'a b/1' }), { expiresIn: 60 })
    server.advance(milliseconds)
    expect((await fetch(link)).status).toBe(status)
  })

  it('from the future is not valid yet', async () => {
    const { server, client } = await withObject()
    const link = await getSignedUrl(client, new GetObjectCommand({ Bucket, Key: 'a b/1' }), { expiresIn: 60, signingDate: new Date(Date.now() + 1_000_000) })
    expect(await codeOf(await fetch(link))).toEqual(['AccessDenied', 403])
    server.advance(1_000_000)
    expect((await fetch(link)).status).toBe(200)
  })

  it('does not live longer than its bucket allows, whatever it says of itself', async () => {
    const { server, client } = await withObject()
    await client.send(new PutObjectCommand({ Bucket: 'locked', Key: 'a', Body: 'x', ...encryption }))
    const link = await getSignedUrl(client, new GetObjectCommand({ Bucket: 'locked', Key: 'a' }), { expiresIn: 3600 })
    server.advance(298_000)
    expect((await fetch(link)).status).toBe(200)
    server.advance(4_000)
    expect(await codeOf(await fetch(link))).toEqual(['AccessDenied', 403])
  })

  it.each([
    ['a parameter more', (link: string) => `${link}&response-content-type=text%2Fhtml`],
    ['a parameter twice', (link: string) => `${link}&X-Amz-Expires=60`],
    ['a longer life', (link: string) => link.replace('X-Amz-Expires=60', 'X-Amz-Expires=600')],
    ['a life of more than a week', (link: string) => link.replace('X-Amz-Expires=60', 'X-Amz-Expires=604801')],
    ['no life', (link: string) => link.replace('&X-Amz-Expires=60', '')],
    ['another algorithm', (link: string) => link.replace('AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA1')],
    ['no signature', (link: string) => link.replace(/&X-Amz-Signature=\w+/, '')],
    ['an empty signature', (link: string) => link.replace(/X-Amz-Signature=\w+/, 'X-Amz-Signature=')],
    ['other signed headers', (link: string) => link.replace('X-Amz-SignedHeaders=host', 'X-Amz-SignedHeaders=accept')],
    ['the name of a session', (link: string) => `${link}&X-Amz-Security-Token=x`],
  ])('with %s is refused', async (_what, change) => {
    const { client } = await withObject()
    const link = await getSignedUrl(client, new GetObjectCommand({ Bucket, Key: 'a b/1' }), { expiresIn: 60 })
    expect(change(link)).not.toBe(link)
    expect([400, 403]).toContain((await fetch(change(link))).status)
  })

  it('for one method opens no other, and a header of Amazon cannot be added to it', async () => {
    const { client } = await withObject()
    const link = await getSignedUrl(client, new GetObjectCommand({ Bucket, Key: 'a b/1' }), { expiresIn: 60 })
    for (const method of ['PUT', 'DELETE', 'POST', 'HEAD']) expect((await fetch(link, { method })).status).toBe(403)
    expect(await codeOf(await fetch(link, { headers: { 'x-amz-checksum-mode': 'ENABLED' } }))).toEqual(['AccessDenied', 403])
  })

  it('is bound to the host for which it was signed', async () => {
    const { client } = await withObject()
    const link = await getSignedUrl(client, new GetObjectCommand({ Bucket, Key: 'a b/1' }), { expiresIn: 60 })
    expect((await fetch(link.replace('127.0.0.1', 'localhost'))).status).toBe(403)
  })

  it.each([
    ['host', 200],
    ['accept', 403],
  ])('signed by hand over %s alone is answered with %s: the host must be among it', async (header, status) => {
    const { server } = await withObject()
    const date = new Date().toISOString().replace(/[-:]|\.\d+/g, '')
    const scope = [date.slice(0, 8), 'eu-west-1', 's3', 'aws4_request']
    const query = `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${[credentials.accessKeyId, ...scope].join('%2F')}&X-Amz-Date=${date}&X-Amz-Expires=60&X-Amz-SignedHeaders=${header}`
    const value = header === 'host' ? new URL(server.url).host : 'text/plain'
    const canonical = ['GET', '/s3/versioned/a%20b/1', query, `${header}:${value}`, '', header, 'UNSIGNED-PAYLOAD'].join('\n')
    const key = scope.reduce<string | Buffer>((signer, part) => createHmac('sha256', signer).update(part).digest(), `AWS4${credentials.secretAccessKey}`)
    const signature = createHmac('sha256', key).update(['AWS4-HMAC-SHA256', date, scope.join('/'), createHash('sha256').update(canonical).digest('hex')].join('\n')).digest('hex')
    expect((await fetch(`${server.url}/versioned/a%20b/1?${query}&X-Amz-Signature=${signature}`, { headers: { accept: 'text/plain' } })).status).toBe(status)
  })

  it('may carry an upload; a checksum in the address checks nothing, one in a signed header does', async () => {
    const { server, client } = await withObject()
    const put = async (command: PutObjectCommand, body: string, headers: Record<string, string> = {}) => (await fetch(await getSignedUrl(client, command, { expiresIn: 60, unhoistableHeaders: new Set(Object.keys(headers)) }), { method: 'PUT', body, headers })).status
    const ChecksumSHA256 = createHash('sha256').update('%PDF').digest('base64')
    expect(await put(new PutObjectCommand({ Bucket, Key: 'up', Metadata: { by: 'me' } }), '%PDF')).toBe(200)
    expect((await client.send(new HeadObjectCommand({ Bucket, Key: 'up' }))).Metadata).toEqual({ by: 'me' })
    expect(await put(new PutObjectCommand({ Bucket, Key: 'up', ChecksumSHA256 }), 'other')).toBe(200)
    expect(await put(new PutObjectCommand({ Bucket, Key: 'up', ChecksumSHA256 }), 'other', { 'x-amz-checksum-sha256': ChecksumSHA256 })).toBe(400)
    expect(await put(new PutObjectCommand({ Bucket, Key: 'up', ChecksumSHA256 }), '%PDF', { 'x-amz-checksum-sha256': ChecksumSHA256 })).toBe(200)
    expect(server.faults).toEqual([])
  })

  it('cannot end a header and begin another', async () => {
    const { server, client } = await withObject()
    const link = await getSignedUrl(client, new GetObjectCommand({ Bucket, Key: 'a b/1', ResponseContentDisposition: 'attachment\r\nset-cookie: a=1' }), { expiresIn: 60 })
    expect(await codeOf(await fetch(link))).toEqual(['InvalidArgument', 400])
    expect(server.faults).toEqual([])
  })
})

describe('odd addresses and bodies', () => {
  it.each(['/s3/versioned/%ZZ', '/s3/versioned/%C3%28', '/s3/versioned/a?x=%ZZ', '/s3/%00/a', '/s3/..%2f..%2f/a'])('%s is refused, and the store does not fail', async (path) => {
    const { server } = await withObject()
    expect([400, 403]).toContain(await rawStatus(server.url, path))
    expect(server.faults).toEqual([])
  })

  it.each(['../../outside', 'a/../../../b', '/absolute', '.', '..', 'a//b', 'C:\\x', 'a\u202eb'])('the key %j is a key like any other, and no path', async (Key) => {
    const { client } = await withObject()
    await client.send(new PutObjectCommand({ Bucket, Key, Body: Key }))
    const { Contents } = await client.send(new ListObjectsV2Command({ Bucket }))
    expect(Contents?.map((object) => object.Key)).toContain(Key)
    await client.send(new DeleteObjectCommand({ Bucket, Key }))
  })

  it.each([
    ['too long a key', { Key: 'k'.repeat(1025) }, ['KeyTooLongError', 400]],
    ['a key that no list could show', { Key: 'a\u0001b' }, ['InvalidArgument', 400]],
    ['too much metadata', { Key: 'a', Metadata: { a: 'x'.repeat(2048) } }, ['MetadataTooLarge', 400]],
    ['an unknown encryption', { Key: 'a', ServerSideEncryption: 'none' as never }, ['InvalidArgument', 400]],
    ['a key to encrypt with, and no encryption', { Key: 'a', SSEKMSKeyId: 'k' }, ['InvalidArgument', 400]],
  ])('%s is refused', async (_what, changes, refusal) => {
    const { client } = await withObject()
    expect(await refusalOf(client.send(new PutObjectCommand({ Bucket, Body: 'x', ...changes })))).toEqual(refusal)
  })

  it.each([
    ['no XML', 'Delete'],
    ['nothing', ''],
    ['another document', '<Tagging><TagSet/></Tagging>'],
    ['a document type', '<!DOCTYPE Delete [<!ENTITY a "b">]><Delete><Object><Key>&a;</Key></Object></Delete>'],
    ['an entity of its own', '<Delete><Object><Key>&a;</Key></Object></Delete>'],
    ['no object', '<Delete></Delete>'],
    ['an object without a key', '<Delete><Object><VersionId>1</VersionId></Object></Delete>'],
    ['more than a thousand', `<Delete>${'<Object><Key>a</Key></Object>'.repeat(1001)}</Delete>`],
  ])('a list of what to delete with %s is refused, and nothing is deleted', async (_what, xml) => {
    const { server, client } = await withObject()
    client.middlewareStack.add((next) => (args) => (((args.request as { body: string }).body = xml), next(args)), { step: 'build', priority: 'high' })
    expect(await refusalOf(client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'a b/1' }] } })))).toEqual(['MalformedXML', 400])
    expect(server.store.objects(Bucket)).toHaveLength(1)
    expect(server.faults).toEqual([])
  })
})

/** A request line as it is: `fetch` would tidy it up. */
function rawStatus(url: string, path: string): Promise<number> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    httpRequest({ hostname, port, path, method: 'GET', headers: { authorization: `AWS4-HMAC-SHA256 Credential=laptop/20261122/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=00` } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode!)
    })
      .on('error', reject)
      .end()
  })
}
