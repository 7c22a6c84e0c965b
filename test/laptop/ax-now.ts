import { chromium } from 'playwright-core'
import { AxeBuilder } from '@axe-core/playwright'
import { spawn } from 'node:child_process'
const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'test/laptop/e2e-now.ts', 'stay'], { stdio: 'ignore' })
const url = 'http://127.0.0.1:4125'
for (let i = 0; i < 60; i++) { try { const r = await fetch(url + '/_laptop/mail?to=po@demo.example'); if (r.ok && (await r.json()).length > 15) break } catch {} await new Promise(r => setTimeout(r, 500)) }
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
for (const width of [1280, 360]) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: true })
  const page = await context.newPage()
  page.on('console', (m) => { if (!m.text().startsWith('Blocked script')) console.log('console', m.type(), m.text()) })
  const check = async (name: string) => { const r = await new AxeBuilder({ page }).setLegacyMode(true).exclude('iframe').withTags(['wcag2a','wcag2aa','wcag21aa','wcag22aa','best-practice']).analyze(); console.log(width, name, page.url().slice(0, 80), 'violations', r.violations.map(v => v.id + ' ' + v.nodes.length)); const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth); if (over > 0) console.log('overflow', over); await page.screenshot({ path: `/tmp/shot-${name}-${width}.png`, fullPage: name !== 'postvak' }) }
  await page.goto(url + '/oidc/auth?client_id=overstap-web&response_type=code&scope=openid+email+overstap-api/use&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&redirect_uri=' + url + '/aangemeld')
  await check('signin')
  await page.fill('#email', 'x@y.example'); await page.click('text=Aanmelden met dit adres'); await check('unknown')
  await page.click('text=Carla Veenstra'); await page.waitForURL(/aangemeld/); console.log('back', page.url().slice(0, 60))
  await page.goto(url + '/oidc/session/end?client_id=overstap-web&post_logout_redirect_uri=' + encodeURIComponent(url + '/')); await check('logout')
  await page.click('text=Ja, meld mij af'); await page.waitForURL(url + '/'); console.log('after logout', page.url())
  await page.goto(url + '/postvak'); await check('postvak')
  await page.click('tbody tr:first-child a'); await check('mail')
  const frame = page.frames()[1]!; await frame.waitForLoadState(); console.log('frame text', (await frame.locator('body').innerText()).slice(0, 100))
  const [popup] = await Promise.all([context.waitForEvent('page'), frame.locator('a').first().click()]); await popup.waitForLoadState(); console.log('popup', popup.url())
  await page.goto(url + '/oidc/auth?client_id=nope'); await check('error')
  await context.close()
}
} finally { await browser.close(); child.kill('SIGTERM') }
