// The laptop's server and the web app behind it: only our own names, the right files, and nothing outside their folder.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as plainRequest, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startFrontDoor, type FrontDoor } from '../../../lib/laptop/gateway/front-door.ts'
import { answerJson } from '../../../lib/laptop/gateway/request.ts'
import { webApp } from '../../../lib/laptop/gateway/web-app.ts'

let folder: string
let door: FrontDoor
const faults: string[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'web-'))
  mkdirSync(join(folder, 'web', 'assets'), { recursive: true })
  mkdirSync(join(folder, 'web-other'))
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'web-other', 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'web', 'index.html'), '<!doctype html><title>Overstap</title>')
  writeFileSync(join(folder, 'web', 'assets', 'app-1a2b.js'), 'export {}')
  writeFileSync(join(folder, 'web', 'assets', 'app-1a2b.css'), 'body {}')
  writeFileSync(join(folder, 'web', 'icon.svg'), '<svg/>')
  door = await startFrontDoor(0, (what) => faults.push(what))
})
afterEach(async () => {
  await door.close()
  rmSync(folder, { recursive: true })
  faults.length = 0
})

const open = () =>
  door.open([
    { prefix: '/v1', room: (_request, response) => answerJson(response, 200, { room: 'api' }), forPrograms: true },
    { prefix: '/broken', room: () => Promise.reject(new Error('inner detail')) },
    { prefix: '/', room: webApp(join(folder, 'web')) },
  ])
const url = () => `http://127.0.0.1:${door.port}`

/** A request whose path and Host header are sent as they are. */
function raw(path: string, host = `127.0.0.1:${door.port}`, method = 'GET'): Promise<{ status: number | undefined; location: string | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = plainRequest({ host: '127.0.0.1', port: door.port, path, method, headers: { host } }, async (answer: IncomingMessage) => {
      const body = Buffer.concat(await answer.toArray()).toString()
      resolve({ status: answer.statusCode, location: answer.headers.location, body })
    })
    sent.on('error', reject).end()
  })
}

describe('the server', () => {
  it('answers 503 until the rooms are open', async () => {
    expect((await fetch(`${url()}/_laptop/ready`)).status).toBe(503)
    open()
    expect((await fetch(`${url()}/v1/me`)).status).toBe(200)
  })

  it('tells a port that is taken by its code', async () => {
    await expect(startFrontDoor(door.port, () => {})).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  it('sends pages at localhost to 127.0.0.1, where sign-in knows them, and serves programs at both', async () => {
    open()
    expect(await raw('/regio?jaar=1', `localhost:${door.port}`)).toMatchObject({ status: 307, location: `${url()}/regio?jaar=1` })
    expect(await raw('/v1/me', `localhost:${door.port}`)).toMatchObject({ status: 200 })
  })

  it.each(['evil.example', 'evil.example:4000', '127.0.0.1.evil.example', '192.168.1.10:4000'])('does not answer to the name %j', async (host) => {
    open()
    expect(await raw('/v1/me', host)).toMatchObject({ status: 421 })
  })

  it('shows nothing of a fault', async () => {
    open()
    const answer = await raw('/broken')
    expect(answer.status).toBe(500)
    expect(answer.body).not.toContain('inner detail')
    expect(faults).toEqual(['GET /broken failed'])
  })

  it('gives a room only its own paths', async () => {
    open()
    expect(await raw('/v1x')).toMatchObject({ body: expect.stringContaining('Overstap') })
    expect(await raw('http://elsewhere.example/v1/me')).toMatchObject({ status: 400 })
  })
})

describe('the web app', () => {
  beforeEach(open)

  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/regio/voorbeeld/2026-2027', 'text/html; charset=utf-8'],
    ['/assets/app-1a2b.js', 'text/javascript; charset=utf-8'],
    ['/assets/app-1a2b.css', 'text/css; charset=utf-8'],
    ['/icon.svg', 'image/svg+xml'],
  ])('%s is served as %s', async (path, contentType) => {
    const answer = await fetch(url() + path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, contentType])
  })

  it('goes out under a policy without inline script or style', async () => {
    const { headers } = await fetch(`${url()}/`)
    const policy = headers.get('content-security-policy')
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  })

  it('may be kept by the browser only where the name tells the content', async () => {
    expect((await fetch(`${url()}/assets/app-1a2b.js`)).headers.get('cache-control')).toContain('immutable')
    expect((await fetch(`${url()}/`)).headers.get('cache-control')).toBe('no-cache')
  })

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt', '/..%5csecret.txt', '/../web-other/secret.txt', '/%00.txt', '/assets/nothing.js'])(
    'does not have %s',
    async (path) => {
      const answer = await raw(path)
      expect(answer.status).toBe(404)
      expect(answer.body).not.toContain('secret')
    },
  )

  it('is only read', async () => {
    expect((await fetch(`${url()}/`, { method: 'POST' })).status).toBe(405)
  })

  it('says what to do when it was not built', async () => {
    rmSync(join(folder, 'web', 'index.html'))
    const answer = await fetch(`${url()}/`)
    expect([answer.status, await answer.text()]).toEqual([503, 'De webapp is nog niet gebouwd. Start opnieuw met: npm start'])
  })
})
