// Over real HTTP: what reaches the api door, and what comes back, is what API Gateway and Lambda would pass.
import { request as plainRequest } from 'node:http'
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import { afterEach, describe, expect, it } from 'vitest'
import { apiRoom, type ApiOptions } from '../../../lib/laptop/gateway/api-room.ts'
import { startFrontDoor, type FrontDoor } from '../../../lib/laptop/gateway/front-door.ts'

let door: FrontDoor | undefined
const faults: string[] = []
afterEach(async () => {
  await door?.close()
  door = undefined
  faults.length = 0
})

/** A gateway in front of this handler; answers its address and what the handler was called with. */
async function gateway(answer: (event: APIGatewayProxyEventV2, context: Context) => unknown, options: Partial<ApiOptions> = {}) {
  const events: APIGatewayProxyEventV2[] = []
  door = await startFrontDoor(0, (what) => faults.push(what))
  const room = apiRoom({
    handler: async (event, context) => {
      events.push(event)
      return answer(event, context)
    },
    onFault: (what) => faults.push(what),
    ...options,
  })
  door.open([{ prefix: '/v1', room, forPrograms: true }])
  return { url: `http://127.0.0.1:${door.port}`, events }
}

const ok = () => ({ statusCode: 204 })
const routes = [
  { method: 'GET', path: '/v1/regions/{regionId}' },
  { method: 'POST', path: '/v1/regions/{regionId}/schools/{schoolId}' },
  { method: 'POST', path: '/v1/regions/{regionId}/schools/import' },
]

describe('the event', () => {
  it('carries method, path, query, headers and cookies as payload format 2.0 has them', async () => {
    const { url, events } = await gateway(ok)
    await fetch(`${url}/v1/regions/voorbeeld?limit=5&sector=po&sector=vo&q=caf%C3%A9+x&empty=`, { headers: { cookie: 'a=1; b=2', 'x-thing': 'one' } })
    expect(events[0]).toMatchObject({
      version: '2.0',
      routeKey: '$default',
      rawPath: '/v1/regions/voorbeeld',
      rawQueryString: 'limit=5&sector=po&sector=vo&q=caf%C3%A9+x&empty=',
      queryStringParameters: { limit: '5', sector: 'po,vo', q: 'café x', empty: '' },
      cookies: ['a=1', 'b=2'],
      headers: { 'x-thing': 'one' },
      requestContext: { http: { method: 'GET', path: '/v1/regions/voorbeeld', protocol: 'HTTP/1.1' }, stage: '$default' },
      isBase64Encoded: false,
    })
    expect(events[0]).not.toHaveProperty('headers.cookie')
    expect(events[0]).not.toHaveProperty('body')
  })

  it('leaves out what a request does not have', async () => {
    const { url, events } = await gateway(ok)
    await fetch(`${url}/v1/me`)
    expect(events[0]).not.toHaveProperty('cookies')
    expect(events[0]).not.toHaveProperty('queryStringParameters')
    expect(events[0]).not.toHaveProperty('pathParameters')
    expect(events[0]!.rawQueryString).toBe('')
  })

  it('joins a header that comes twice with a comma', async () => {
    const { url, events } = await gateway(ok)
    await new Promise<void>((resolve, reject) => {
      const sent = plainRequest(`${url}/v1/me`, { headers: { 'X-Thing': ['one', 'two'], Cookie: ['a=1', 'b=2'] } }, (answer) => answer.resume().on('end', resolve))
      sent.on('error', reject).end()
    })
    expect(events[0]!.headers['x-thing']).toBe('one,two')
    expect(events[0]!.cookies).toEqual(['a=1', 'b=2'])
  })

  it('hands the path over decoded, as an HTTP API does', async () => {
    const { url, events } = await gateway(ok)
    await fetch(`${url}/v1/regions/n%C3%B3rd`)
    expect(events[0]!.rawPath).toBe('/v1/regions/nórd')
  })

  it.each(['/v1/regions/%', '/v1/regions/%C3', '/v1/regions/%00'])('refuses the path %s, which is no text', async (path) => {
    const { url, events } = await gateway(ok)
    expect((await fetch(url + path)).status).toBe(400)
    expect(events).toEqual([])
  })

  it.each([
    ['application/json', true],
    ['application/json; charset=utf-8', true],
    ['Application/JSON;charset="UTF-8"', true],
    ['text/csv', true],
    ['application/xml', true],
    ['application/javascript', true],
    ['text/csv; charset=windows-1252', false],
    ['application/octet-stream', false],
    ['application/merge-patch+json', false],
    ['application/x-www-form-urlencoded', false],
    ['multipart/form-data; boundary=x', false],
    ['image/svg+xml', false],
  ])('a body of %s is text: %s', async (contentType, text) => {
    const { url, events } = await gateway(ok)
    await fetch(`${url}/v1/x`, { method: 'POST', headers: { 'content-type': contentType }, body: '{"a":"é"}' })
    expect(events[0]).toMatchObject({ isBase64Encoded: !text, body: text ? '{"a":"é"}' : Buffer.from('{"a":"é"}').toString('base64') })
  })

  it('hands a body without a type over as base64', async () => {
    const { url, events } = await gateway(ok)
    await fetch(`${url}/v1/x`, { method: 'POST', body: new Uint8Array([1, 2, 3]) })
    expect(events[0]).toMatchObject({ isBase64Encoded: true, body: 'AQID' })
  })

  it('keeps every byte of a file and loses a Windows-1252 ë sent as text', async () => {
    const { url, events } = await gateway(ok)
    const bytes = new Uint8Array([0x22, 0xeb, 0x00, 0xff, 0x22])
    await fetch(`${url}/v1/x`, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: bytes })
    await fetch(`${url}/v1/x`, { method: 'POST', headers: { 'content-type': 'text/csv' }, body: new Uint8Array([0x22, 0xeb, 0x22]) })
    expect([...Buffer.from(events[0]!.body!, 'base64')]).toEqual([...bytes])
    expect(events[1]!.body).toBe('"\ufffd"')
  })

  it('gives the function a context with its time left', async () => {
    const contexts: Context[] = []
    const { url } = await gateway((_event, context) => void contexts.push(context), { milliseconds: 5000 })
    await fetch(`${url}/v1/me`)
    expect(contexts[0]!.getRemainingTimeInMillis()).toBeLessThanOrEqual(5000)
    expect(contexts[0]!.awsRequestId).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('the answer', () => {
  it('has the status, headers, cookies and text of the function', async () => {
    const { url } = await gateway(() => ({ statusCode: 201, headers: { 'Content-Type': 'application/json', ETag: '"3"', 'x-number': 7 }, cookies: ['a=1; HttpOnly', 'b=2'], body: '{"naam":"Coördinator"}' }))
    const answer = await fetch(`${url}/v1/me`)
    expect(answer.status).toBe(201)
    expect(answer.headers.get('etag')).toBe('"3"')
    expect(answer.headers.get('x-number')).toBe('7')
    expect(answer.headers.getSetCookie()).toEqual(['a=1; HttpOnly', 'b=2'])
    expect(await answer.json()).toEqual({ naam: 'Coördinator' })
  })

  it('is decoded when the function says that it is base64', async () => {
    const { url } = await gateway(() => ({ statusCode: 200, headers: { 'content-type': 'text/calendar' }, body: Buffer.from([0, 255, 10]).toString('base64'), isBase64Encoded: true }))
    expect([...new Uint8Array(await (await fetch(`${url}/v1/me`)).arrayBuffer())]).toEqual([0, 255, 10])
  })

  it.each([
    [{ a: 1 }, '{"a":1}'],
    ['plain', 'plain'],
    [[1, 2], '[1,2]'],
    [undefined, 'null'],
  ])('of %j alone is a 200 with %s', async (result, body) => {
    const { url } = await gateway(() => result)
    const answer = await fetch(`${url}/v1/me`)
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, 'application/json', body])
  })

  it('to HEAD has no body', async () => {
    const { url } = await gateway(() => ({ statusCode: 200, body: 'text' }))
    const answer = await fetch(`${url}/v1/me`, { method: 'HEAD' })
    expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([200, '4', ''])
  })

  it.each([
    ['throws', () => Promise.reject(new Error('secret detail'))],
    ['gives a status that is none', () => ({ statusCode: 'many' })],
    ['cannot be written as JSON', () => ({ big: 1n })],
  ])("is API Gateway's own when the function %s", async (_what, result) => {
    const { url } = await gateway(result)
    const answer = await fetch(`${url}/v1/me`)
    expect([answer.status, await answer.text()]).toEqual([500, '{"message":"Internal Server Error"}'])
  })

  it('does not wait longer than the limit', async () => {
    const { url } = await gateway(() => new Promise(() => {}), { milliseconds: 30 })
    const answer = await fetch(`${url}/v1/me`)
    expect([answer.status, await answer.text()]).toEqual([503, '{"message":"Service Unavailable"}'])
    expect(faults).toEqual(['the api door took longer than 30 ms'])
  })
})

describe('sizes', () => {
  const post = (url: string, size: number, contentType = 'application/octet-stream') =>
    fetch(`${url}/v1/x`, { method: 'POST', headers: { 'content-type': contentType }, body: new Uint8Array(size).fill(97) })

  it.each([
    // Base64 makes 3 bytes of 4; the rest of the event takes some hundreds.
    ['application/octet-stream', 4_717_000, 204],
    ['application/octet-stream', 4_718_600, 413],
    ['text/plain', 6_290_000, 204],
    ['text/plain', 6_291_456, 413],
    ['text/plain', 10_485_761, 413],
  ])('%s of %i bytes answers %i', async (contentType, size, status) => {
    const { url, events } = await gateway(ok)
    const answer = await post(url, size, contentType)
    const body = status === 413 ? '{"message":"Request Entity Too Large"}' : ''
    expect([answer.status, await answer.text()]).toEqual([status, body])
    expect(events).toHaveLength(status === 204 ? 1 : 0)
  })

  it.each([
    [6_291_400, 200],
    [6_291_556, 500],
  ])('an answer of %i letters gives %i', async (size, status) => {
    const { url } = await gateway(() => ({ statusCode: 200, body: 'x'.repeat(size) }))
    expect((await fetch(`${url}/v1/me`)).status).toBe(status)
  })

  it.each([
    [9_000, 204],
    [10_240, 431],
  ])('a header of %i bytes gives %i', async (size, status) => {
    const { url } = await gateway(ok)
    expect((await fetch(`${url}/v1/me`, { headers: { 'x-long': 'x'.repeat(size) } })).status).toBe(status)
  })
})

describe('routes', () => {
  it('come with their key and parameters', async () => {
    const { url, events } = await gateway(ok, { routes })
    await fetch(`${url}/v1/regions/voorbeeld/schools/20LO04`, { method: 'POST' })
    expect(events[0]).toMatchObject({
      routeKey: 'POST /v1/regions/{regionId}/schools/{schoolId}',
      pathParameters: { regionId: 'voorbeeld', schoolId: '20LO04' },
      requestContext: { routeKey: 'POST /v1/regions/{regionId}/schools/{schoolId}' },
    })
  })

  it('prefer the one that names the segment', async () => {
    const { url, events } = await gateway(ok, { routes })
    await fetch(`${url}/v1/regions/voorbeeld/schools/import`, { method: 'POST' })
    expect(events[0]!.routeKey).toBe('POST /v1/regions/{regionId}/schools/import')
  })

  it.each([
    ['GET', '/v1/unknown'],
    ['DELETE', '/v1/regions/voorbeeld'],
    ['GET', '/v1/regions/'],
    ['GET', '/v1/regions/voorbeeld/'],
    ['GET', '/v1/regions/a%2Fb'],
    ['GET', '/v1'],
  ])("that are not there are API Gateway's own 404: %s %s", async (method, path) => {
    const { url, events } = await gateway(ok, { routes })
    const answer = await fetch(url + path, { method })
    expect([answer.status, await answer.text()]).toEqual([404, '{"message":"Not Found"}'])
    expect(events).toEqual([])
  })
})
