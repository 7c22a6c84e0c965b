// Working by keyboard alone: going to something with Tab, pressing it, typing in it.
import type { Locator, Page } from 'playwright-core'

/** More presses than any page has stops. */
const most = 250

const hasFocus = (locator: Locator) => locator.evaluate((element) => element === element.ownerDocument.activeElement)

/** Presses Tab until the element has the focus; throws when it cannot be reached. */
export async function tabTo(page: Page, locator: Locator): Promise<void> {
  await locator.waitFor()
  for (let pressed = 0; pressed < most; pressed++) {
    if (await hasFocus(locator)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not reach ${locator}`)
}

export async function press(page: Page, locator: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, locator)
  await page.keyboard.press(key)
}

export async function type(page: Page, locator: Locator, text: string): Promise<void> {
  await tabTo(page, locator)
  await page.keyboard.type(text)
}

/** Opens the file dialog with the keyboard and answers it. */
export async function chooseFile(page: Page, button: Locator, file: { readonly name: string; readonly bytes: Uint8Array }): Promise<void> {
  await tabTo(page, button)
  const asked = page.waitForEvent('filechooser')
  await page.keyboard.press('Enter')
  await (await asked).setFiles({ name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.bytes) })
}
