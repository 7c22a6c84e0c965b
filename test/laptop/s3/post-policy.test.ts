// What a posted form may do: only what its signed policy says, each condition on both sides of its edge, and nothing beside it.
import { createHash, createHmac } from 'node:crypto'
import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3'
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post'
import { describe, expect, it } from 'vitest'
import { allowedOrigin, codeOf, credentials, encryption, kmsKey, openStore, postForm } from './opened-store.ts'

type Conditions = NonNullable<PresignedPostOptions['Conditions']>
const Key = 'up/rapport.pdf'

async function presigned(Conditions: Conditions, Fields: Record<string, string> = {}, Bucket = 'versioned') {
  const server = await openStore()
  const client = server.client('port')
  const { url, fields } = await createPresignedPost(client, { Bucket, Key, Conditions, Fields, Expires: 60 })
  return { server, client, url, fields }
}

describe('a form that keeps to its policy', () => {
  it('is taken, and its fields become the headers of the object; the kind of the part says nothing', async () => {
    const { client, url, fields, server } = await presigned([], { 'Content-Type': 'application/pdf', 'x-amz-meta-by': 'po', 'Content-Disposition': 'attachment' })
    const answer = await postForm(url, fields, '%PDF-1.7')
    expect([answer.status, answer.headers.get('x-amz-version-id')]).toEqual([204, server.created[0]!.versionId])
    const got = await client.send(new GetObjectCommand({ Bucket: 'versioned', Key }))
    expect(got).toMatchObject({ ContentType: 'application/pdf', ContentDisposition: 'attachment', Metadata: { by: 'po' } })
    expect(await got.Body!.transformToString()).toBe('%PDF-1.7')
  })

  it('without a kind in its fields is of no kind, whatever the browser says of the part', async () => {
    const { client, url, fields } = await presigned([])
    await postForm(url, fields, '<script>')
    expect((await client.send(new HeadObjectCommand({ Bucket: 'versioned', Key }))).ContentType).toBe('binary/octet-stream')
  })

  it.each([
    ['200', 200],
    ['201', 201],
    ['204', 204],
    ['299', 204],
  ])('is answered with the status %s that it asked for: %s', async (wanted, status) => {
    const { url, fields } = await presigned([], { success_action_status: wanted })
    const answer = await postForm(url, fields, 'x')
    expect(answer.status).toBe(status)
    expect(await answer.text()).toContain(status === 201 ? `<Key>${Key}</Key>` : '')
  })

  it('may carry fields whose name says that they are to be ignored', async () => {
    const { url, fields } = await presigned([])
    expect((await postForm(url, { ...fields, 'x-ignore-note': 'x' }, 'x')).status).toBe(204)
  })

  it('may carry binary content with what looks like the end of a form', async () => {
    const { client, url, fields } = await presigned([])
    const bytes = Buffer.from('\r\n------WebKitFormBoundary--\r\n\u0000\u00ff--\r\n', 'latin1')
    expect((await postForm(url, fields, bytes)).status).toBe(204)
    expect(Buffer.from(await (await client.send(new GetObjectCommand({ Bucket: 'versioned', Key }))).Body!.transformToByteArray()).equals(bytes)).toBe(true)
  })
})

describe('each condition', () => {
  const sha = createHash('sha256').update('12345').digest('base64')
  it.each<[string, Conditions, Record<string, string>, Record<string, string>, string, readonly unknown[] | 'taken']>([
    ['size: the least', [['content-length-range', 5, 10]], {}, {}, '12345', 'taken'],
    ['size: one less', [['content-length-range', 5, 10]], {}, {}, '1234', ['EntityTooSmall', 400]],
    ['size: the most', [['content-length-range', 5, 10]], {}, {}, '1234567890', 'taken'],
    ['size: one more', [['content-length-range', 5, 10]], {}, {}, '12345678901', ['EntityTooLarge', 400]],
    ['eq: equal', [['eq', '$Content-Type', 'application/pdf']], { 'Content-Type': 'application/pdf' }, {}, 'x', 'taken'],
    ['eq: other capitals', [['eq', '$Content-Type', 'application/pdf']], {}, { 'Content-Type': 'application/PDF' }, 'x', ['AccessDenied', 403]],
    ['eq: longer', [['eq', '$Content-Type', 'application/pdf']], {}, { 'Content-Type': 'application/pdf; x' }, 'x', ['AccessDenied', 403]],
    ['eq: left out', [['eq', '$Content-Type', 'application/pdf']], {}, {}, 'x', ['AccessDenied', 403]],
    ['an exact field: equal', [{ 'x-amz-meta-by': 'po' }], { 'x-amz-meta-by': 'po' }, {}, 'x', 'taken'],
    ['an exact field: another value', [{ 'x-amz-meta-by': 'po' }], {}, { 'x-amz-meta-by': 'vo' }, 'x', ['AccessDenied', 403]],
    ['starts-with: begins so', [['starts-with', '$x-amz-meta-by', 'po-']], {}, { 'x-amz-meta-by': 'po-1' }, 'x', 'taken'],
    ['starts-with: anything', [['starts-with', '$x-amz-meta-by', '']], {}, { 'x-amz-meta-by': 'any' }, 'x', 'taken'],
    ['starts-with: begins otherwise', [['starts-with', '$x-amz-meta-by', 'po-']], {}, { 'x-amz-meta-by': 'vo-po-' }, 'x', ['AccessDenied', 403]],
    ['key: another', [], {}, { key: 'up/other.pdf' }, 'x', ['AccessDenied', 403]],
    ['key: deeper', [], {}, { key: `${Key}/x` }, 'x', ['AccessDenied', 403]],
    ['checksum: of this file', [], { 'x-amz-checksum-sha256': sha, 'x-amz-checksum-algorithm': 'SHA256' }, {}, '12345', 'taken'],
    ['checksum: of another file', [], { 'x-amz-checksum-sha256': sha, 'x-amz-checksum-algorithm': 'SHA256' }, {}, '12346', ['BadDigest', 400]],
    ['checksum: named and not given', [], { 'x-amz-checksum-algorithm': 'SHA256' }, {}, '12345', ['InvalidRequest', 400]],
    ['a field that the policy does not name', [], {}, { 'x-amz-meta-more': 'x' }, 'x', ['AccessDenied', 403]],
    ['a kind that the policy does not name', [], {}, { 'Content-Type': 'text/html' }, 'x', ['AccessDenied', 403]],
    ['bucket: another', [], {}, { bucket: 'plain' }, 'x', ['AccessDenied', 403]],
    ['date: another', [], {}, { 'X-Amz-Date': '20200101T000000Z' }, 'x', ['AuthorizationHeaderMalformed', 400]],
    ['algorithm: another', [], {}, { 'X-Amz-Algorithm': 'AWS4-HMAC-SHA1' }, 'x', ['InvalidArgument', 400]],
    ['signature: another', [], {}, { 'X-Amz-Signature': '0'.repeat(64) }, 'x', ['SignatureDoesNotMatch', 403]],
    ['signature: empty', [], {}, { 'X-Amz-Signature': '' }, 'x', ['SignatureDoesNotMatch', 403]],
    ['signer: unknown', [], {}, { 'X-Amz-Credential': 'nobody/20261122/eu-west-1/s3/aws4_request' }, 'x', ['InvalidAccessKeyId', 403]],
    ['tags', [['eq', '$tagging', 'x']], { tagging: 'x' }, {}, 'x', ['NotImplemented', 501]],
    ['going elsewhere afterwards', [], { success_action_redirect: 'http://a.example' }, {}, 'x', ['NotImplemented', 501]],
    ['a lock', [], { 'x-amz-object-lock-mode': 'COMPLIANCE' }, {}, 'x', ['NotImplemented', 501]],
  ])('%s', async (_what, conditions, signedFields, changes, file, outcome) => {
    const { server, url, fields } = await presigned(conditions, signedFields)
    const answer = await postForm(url, { ...fields, ...changes }, file)
    if (outcome === 'taken') expect([answer.status, server.created.length]).toEqual([204, 1])
    else expect([await codeOf(answer), server.created.length]).toEqual([outcome, 0])
  })

  it('in the address of another bucket is refused', async () => {
    const { server, url, fields } = await presigned([])
    expect(await codeOf(await postForm(url.replace('/versioned', '/plain'), fields, 'x'))).toEqual(['AccessDenied', 403])
    const { bucket: _bucket, ...without } = fields
    expect(await codeOf(await postForm(url.replace('/versioned', '/plain'), without, 'x'))).toEqual(['AccessDenied', 403])
    expect(await codeOf(await postForm(url.replace('/versioned', '/nobody'), fields, 'x'))).toEqual(['NoSuchBucket', 404])
    expect(server.created).toHaveLength(0)
  })

  it.each([
    [59_000, 'taken'],
    [61_000, ['AccessDenied', 403]],
  ])('expiry: %s ms later', async (milliseconds, outcome) => {
    const { server, url, fields } = await presigned([])
    server.advance(milliseconds)
    const answer = await postForm(url, fields, 'x')
    expect(outcome === 'taken' ? answer.status : await codeOf(answer)).toEqual(outcome === 'taken' ? 204 : outcome)
  })
})

describe('encryption', () => {
  const asked = { 'x-amz-server-side-encryption': 'aws:kms', 'x-amz-server-side-encryption-aws-kms-key-id': kmsKey }
  it.each<[string, Record<string, string>, number]>([
    ['with our key', asked, 204],
    ['with another key', { ...asked, 'x-amz-server-side-encryption-aws-kms-key-id': `${kmsKey}2` }, 403],
    ['with the key of Amazon', { 'x-amz-server-side-encryption': 'aws:kms' }, 403],
    ['without a key', { 'x-amz-server-side-encryption': 'AES256' }, 403],
    ['without a word', {}, 403],
  ])('%s answers %s for a bucket that wants our key', async (_what, fields, status) => {
    const { client, url, fields: all } = await presigned([], fields, 'forms')
    expect((await postForm(url, all, 'x')).status).toBe(status)
    if (status === 204) expect(await client.send(new HeadObjectCommand({ Bucket: 'forms', Key }))).toMatchObject(encryption)
  })
})

describe('what is no such form', () => {
  /** Signs any text as a policy. */
  function signedPolicy(policy: string): Record<string, string> {
    const date = new Date().toISOString().replace(/[-:]|\.\d+/g, '')
    const scope = [date.slice(0, 8), 'eu-west-1', 's3', 'aws4_request']
    const key = scope.reduce<string | Buffer>((signer, part) => createHmac('sha256', signer).update(part).digest(), `AWS4${credentials.secretAccessKey}`)
    const text = Buffer.from(policy).toString('base64')
    return {
      key: Key,
      Policy: text,
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': [credentials.accessKeyId, ...scope].join('/'),
      'X-Amz-Date': date,
      'X-Amz-Signature': createHmac('sha256', key).update(text).digest('hex'),
    }
  }
  const anything = [['starts-with', '$x-amz-algorithm', ''], ['starts-with', '$x-amz-credential', ''], ['starts-with', '$x-amz-date', ''], ['starts-with', '$key', ''], { bucket: 'versioned' }]
  const later = new Date(Date.now() + 60_000).toISOString()

  it.each<[string, string, number]>([
    ['a policy that allows it', JSON.stringify({ expiration: later, conditions: anything }), 204],
    ['a policy that names nothing', JSON.stringify({ expiration: later, conditions: [] }), 403],
    ['a policy that is no JSON', '{', 400],
    ['a policy that is no policy', '[]', 400],
    ['a policy without an end', JSON.stringify({ conditions: anything }), 400],
    ['a policy with an end that is no moment', JSON.stringify({ expiration: 'tomorrow', conditions: anything }), 400],
    ['an unknown kind of condition', JSON.stringify({ expiration: later, conditions: [...anything, ['matches', '$key', '.*']] }), 400],
    ['a range of words', JSON.stringify({ expiration: later, conditions: [...anything, ['content-length-range', 'a', 'b']] }), 400],
  ])('%s, signed with the right key: %s', async (_what, policy, status) => {
    const server = await openStore()
    expect((await postForm(`${server.url}/versioned`, signedPolicy(policy), 'x')).status).toBe(status)
    expect([server.created.length, server.faults]).toEqual([status === 204 ? 1 : 0, []])
  })

  it.each<[string, (form: FormData) => void, readonly unknown[]]>([
    ['no file', (form) => form.delete('file'), ['InvalidArgument', 400]],
    ['two files', (form) => form.append('file', new Blob(['y']), 'b.pdf'), ['InvalidArgument', 400]],
    ['a file under another name', (form) => form.append('other', new Blob(['y']), 'b.pdf'), ['MalformedPOSTRequest', 400]],
    ['no policy', (form) => form.delete('Policy'), ['AccessDenied', 403]],
    ['no signature', (form) => form.delete('X-Amz-Signature'), ['InvalidArgument', 400]],
    ['no key', (form) => form.delete('key'), ['AccessDenied', 403]],
  ])('%s is refused', async (_what, change, refusal) => {
    const { server, url, fields } = await presigned([])
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append('file', new Blob(['x']), 'a.pdf')
    change(form)
    expect(await codeOf(await fetch(url, { method: 'POST', body: form }))).toEqual(refusal)
    expect([server.created.length, server.faults]).toEqual([0, []])
  })

  it('a field twice is refused, and what follows the file is not read', async () => {
    const { server, url, fields } = await presigned([])
    const twice = new FormData()
    for (const [name, value] of [...Object.entries(fields), ['key', 'evil/other.pdf']] as const) twice.append(name, value)
    twice.append('file', new Blob(['x']), 'a.pdf')
    expect((await fetch(url, { method: 'POST', body: twice })).status).toBe(400)
    const behind = new FormData()
    for (const [name, value] of Object.entries(fields)) behind.append(name, value)
    behind.append('file', new Blob(['x']), 'a.pdf')
    behind.append('x-amz-meta-more', 'x')
    behind.append('key', 'evil/other.pdf')
    expect((await fetch(url, { method: 'POST', body: behind })).status).toBe(204)
    expect(server.created.map((object) => object.key)).toEqual([Key])
  })

  it.each(['multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary=other'])('a body that does not fit its kind (%s) is refused', async (contentType) => {
    const server = await openStore()
    const answer = await fetch(`${server.url}/versioned`, { method: 'POST', body: '--x\r\n', headers: { 'content-type': contentType } })
    expect([answer.status, server.faults]).toEqual([400, []])
  })
})

describe('a browser from another page', () => {
  it('may post and read where its page is allowed, after asking', async () => {
    const { url, fields } = await presigned([])
    const asks = { origin: allowedOrigin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-requested' }
    const preflight = await fetch(url, { method: 'OPTIONS', headers: asks })
    expect([preflight.status, preflight.headers.get('access-control-allow-origin'), preflight.headers.get('access-control-allow-headers')]).toEqual([200, allowedOrigin, 'x-requested'])
    const answer = await postForm(url, fields, 'x', { headers: { origin: allowedOrigin } })
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([204, allowedOrigin])
  })

  it.each([
    ['http://elsewhere.example', 'POST'],
    [allowedOrigin, 'PUT'],
    [allowedOrigin, 'DELETE'],
  ])('is not told that it may: %s %s', async (origin, method) => {
    const { url } = await presigned([])
    const preflight = await fetch(url, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': method } })
    expect(preflight.status).toBe(403)
    expect(preflight.headers.get('access-control-allow-methods')).toBeNull()
  })

  it('gets an answer to a body that is too large', async () => {
    const { server, url, fields } = await presigned([])
    expect(await codeOf(await postForm(url, fields, Buffer.alloc(12_582_912)))).toEqual(['EntityTooLarge', 400])
    expect(server.created).toHaveLength(0)
  })
})
