// Starts the whole system for a browser: free port, empty data folder, a clock that stands where the test wants it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { routes } from '../../../lambdas/contract/routes.ts'
import { application } from '../../../lib/laptop/application.ts'
import { webFolderOf } from '../../../lib/laptop/build-web.ts'
import { readMoment } from '../../../lib/laptop/clock/moment-input.ts'
import { seed } from '../../../lib/laptop/demo/seed.ts'
import { startLaptop } from '../../../lib/laptop/run.ts'

const root = join(import.meta.dirname, '..', '..', '..')

export interface System {
  readonly url: string
  /** Moves the product's clock, as `POST /_laptop/clock` does; a time in Amsterdam. */
  moveClock(to: string): Promise<{ readonly decided: number; readonly sent: number }>
  mailsTo(address: string): Promise<readonly { readonly subject: string; readonly text: string }[]>
  stop(): Promise<void>
}

/** `at` is a time in Amsterdam, such as `2026-11-02T09:00`. */
export async function startSystem(at: string): Promise<System> {
  const dataPath = mkdtempSync(join(tmpdir(), 'overstap-browser-'))
  const laptop = await startLaptop({
    port: 0,
    dataPath,
    fresh: false,
    startAt: readMoment(at),
    webFolder: webFolderOf(root),
    application,
    seed,
    routes: Object.values(routes).map(({ method, path }) => ({ method, path: `/v1${path}` })),
    log: () => undefined,
  })
  const json = async (path: string, init?: RequestInit) => {
    const answer = await fetch(`${laptop.url}${path}`, init)
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return answer.json()
  }
  return {
    url: laptop.url,
    moveClock: (to) => json('/_laptop/clock', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ now: to }) }) as never,
    mailsTo: (address) => json(`/_laptop/mail?to=${encodeURIComponent(address)}`) as never,
    stop: async () => {
      await laptop.stop()
      rmSync(dataPath, { recursive: true, force: true })
    },
  }
}
