// `npm start` and `npm run token` as their owner meets them: as programs, with what they print and how they end.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let folder: string
let port: number
const children: ChildProcess[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'start-'))
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
  server.close()
})
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** Runs a program of `bin`; `said` grows while it runs. */
function run(program: string, ...words: string[]) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, '../../bin', program), ...words], {
    env: { ...process.env, PORT: String(port), OVERSTAP_DATA: join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  const said = { out: '', err: '' }
  child.stdout.on('data', (part) => void (said.out += part))
  child.stderr.on('data', (part) => void (said.err += part))
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, ...said }))
  return { child, said, ended }
}

/** Until the system is ready; fails with what was said when it ends before. */
async function ready({ ended }: ReturnType<typeof run>): Promise<void> {
  const early = ended.then(({ out, err }) => Promise.reject(new Error(`ended early: ${out}${err}`)))
  const answering = async () => {
    while (!(await fetch(`http://127.0.0.1:${port}/_laptop/ready`).then(({ ok }) => ok, () => false))) {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  await Promise.race([answering(), early])
  early.catch(() => {})
}

const me = async (token: string) =>
  (await fetch(`http://127.0.0.1:${port}/v1/me`, { headers: { authorization: `Bearer ${token}` } })).json() as Promise<{ roles: { role: string }[] }>

describe('npm start', () => {
  it('brings the whole system up, is killed, comes up again with the same data, and stops when asked', { timeout: 60_000 }, async () => {
    const first = run('start.ts', '--now', '2027-03-24T08:00')
    await ready(first)
    expect(first.said.out).toContain('Demogegevens maken')
    const { out: token, code } = await run('token.ts', 'coordinator@demo.example').ended
    expect(code).toBe(0)
    expect(await me(token.trim())).toMatchObject({ roles: [{ role: 'coordinator' }] })
    first.child.kill('SIGKILL')
    await first.ended

    const second = run('start.ts')
    await ready(second)
    expect(second.said.out).not.toContain('Demogegevens maken')
    expect(await me(token.trim())).toMatchObject({ roles: [{ role: 'coordinator' }] })
    const { now } = (await (await fetch(`http://127.0.0.1:${port}/_laptop/clock`)).json()) as { now: string }
    expect(now).toMatch(/^2027-03-24T07:/)

    const third = await run('start.ts').ended
    expect(third).toMatchObject({ code: 1, err: expect.stringMatching(/^Poort \d+ is al in gebruik\. .*\n$/) })
    second.child.kill('SIGTERM')
    const { code: end, out, err } = await second.ended
    expect([end, err]).toEqual([0, ''])
    expect(out).toContain(`http://127.0.0.1:${port}/postvak`)
    expect(out).toContain('coordinator@demo.example')
  })

  it('ends with one sentence when it is asked for what it does not know', async () => {
    expect(await run('start.ts', '--frsh').ended).toMatchObject({ code: 1, err: 'Dat kent npm start niet. Het kent: npm start -- --fresh --now 2027-03-24T08:00\n' })
  })
})

describe('npm run token', () => {
  it('says what to do when nothing runs, and when no address was given', async () => {
    expect(await run('token.ts', 'po@demo.example').ended).toMatchObject({ code: 1, out: '', err: expect.stringContaining('Start eerst met: npm start') })
    expect(await run('token.ts').ended).toMatchObject({ code: 1, out: '', err: expect.stringContaining('Noem een e-mailadres') })
  })
})
