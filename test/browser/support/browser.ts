// A real browser with what every journey needs: signing in, looking for faults of accessibility, keeping a picture.
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page, type Request } from 'playwright-core'

const pictures = join(import.meta.dirname, '..', 'screens')
/** As long as anything may take on a busy machine. */
const patience = 30_000
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']

export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  if (!existsSync(executablePath)) throw new Error(`no Chromium at ${executablePath}: install it (apt-get install chromium) or set CHROMIUM_PATH`)
  return chromium.launch({ executablePath, args: quiet })
}

export const sizes = { wide: { width: 1280, height: 900 }, phone: { width: 360, height: 740 } } as const
export type Size = keyof typeof sizes

/** A page in Dutch, in a context of its own: nobody is signed in. Any error in the page's own console fails the test that asks for them. */
export async function openPage(browser: Browser, url: string, size: Size = 'wide'): Promise<{ readonly page: Page; readonly errors: readonly string[] }> {
  const context = await browser.newContext({ baseURL: url, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', viewport: sizes[size], reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(patience)
  countRequests(page)
  const errors: string[] = []
  // Only while somebody listens does the browser hand its file dialog over; the first press would come too early.
  page.on('filechooser', () => undefined)
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    // A refused request is part of some journeys; the browser logs it by itself.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) errors.push(message.text())
  })
  return { page, errors }
}

/** Signs in on the issuer's page as one of the demo users, when it shows. */
export async function chooseUser(page: Page, email: string): Promise<void> {
  await page.locator(`button[name=email][value="${email}"]`).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/oidc') && url.pathname !== '/aangemeld')
}

/** What each page has asked and not heard yet. */
const onTheirWay = new WeakMap<Page, Set<Request>>()

function countRequests(page: Page): void {
  const asked = new Set<Request>()
  onTheirWay.set(page, asked)
  page.on('request', (request) => {
    // Of what an earlier document asked nothing more is heard.
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) asked.clear()
    asked.add(request)
  })
  page.on('requestfinished', (request) => asked.delete(request))
  page.on('requestfailed', (request) => asked.delete(request))
}

/** Waits until the page shows its heading, has heard all that it asked, and has nothing left to do with it. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  const asked = onTheirWay.get(page)!
  const begun = performance.now()
  // What was heard can make the page ask on: quiet counts once the page itself has come to rest, twice in a row.
  for (let quiet = 0; quiet < 2; quiet = asked.size === 0 ? quiet + 1 : 0) {
    await page.evaluate('new Promise((rested) => requestAnimationFrame(() => requestIdleCallback(rested, { timeout: 5000 })))')
    if (asked.size > 0) await pause(10)
    if (performance.now() - begun > patience) throw new Error(`${page.url()} still waits for ${[...asked].map((request) => `${request.method()} ${request.url()}`).join(', ')}`)
  }
}

/** What a page without faults looks like. */
export const clean: Looked = { violations: [], overflow: 0 }

export interface Looked {
  readonly violations: readonly string[]
  /** How many pixels the page is wider than the window. */
  readonly overflow: number
}

/** Keeps a picture of the page, as tall as the page is, so that what sticks to the window stands where it belongs. */
async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true })
  const height: number = await page.evaluate('document.documentElement.scrollHeight')
  const size = page.viewportSize()!
  await page.setViewportSize({ width: size.width, height: Math.max(size.height, height) })
  await page.screenshot({ path: join(pictures, `${name}.png`) })
  await page.setViewportSize(size)
}

/** Looks at a page as it stands: asks axe, measures whether it scrolls sideways, and keeps a picture where somebody is there to look at it. */
export async function look(page: Page, name: string): Promise<Looked> {
  if (!process.env['CI']) await keepPicture(page, name)
  // Legacy mode leaves out frames from elsewhere, of which there are none, and is more than twice as fast; so is not telling of all that is well.
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).setLegacyMode().analyze()
  const overflow: number = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  return { violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`), overflow }
}
