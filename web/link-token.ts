// The token of a mailed link, as it stands behind `#` in the address.

/** The token in what follows the address; `undefined` when nothing there can be one, which spares asking. */
export function tokenIn(hash: string): string | undefined {
  const token = hash.replace(/^#/, '')
  return /^[\w.-]{1,4000}$/.test(token) ? token : undefined
}
