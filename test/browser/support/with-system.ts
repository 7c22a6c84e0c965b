// The system and the browser that all journeys of a file share.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { chooseUser, openBrowser, openPage, settled, type Size } from './browser.ts'
import { type System, startSystem } from './system.ts'

export let system: System
export let browser: Browser

/** Starts both before the first journey of a file, at a time in Amsterdam such as `2026-11-02T09:00`, and stops them after the last; `prepare` does what comes before all. */
export function withSystem(at: string, prepare?: () => Promise<void>): void {
  beforeAll(async () => {
    system = await startSystem(at)
    browser = await openBrowser()
    await prepare?.()
  })
  afterAll(async () => {
    await browser?.close()
    await system?.stop()
  })
}

/** Somebody signs in at an address of the app, in a window of their own; `user` is the name of a demo address. */
export async function openAs(user: string, address: string, size: Size = 'wide'): ReturnType<typeof openPage> {
  const opened = await openPage(browser, system.url, size)
  await opened.page.goto(address)
  await chooseUser(opened.page, `${user}@demo.example`)
  await settled(opened.page)
  return opened
}
