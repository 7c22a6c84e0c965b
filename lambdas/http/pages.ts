// Pages of a list: a cursor that callers hand back as it is.

const defaultSize = 1000

/** A cursor is opaque: what it holds may change. */
export const toCursor = (text: string): string => Buffer.from(text, 'utf8').toString('base64url')
export const fromCursor = (cursor: string): string => Buffer.from(cursor, 'base64url').toString('utf8')

/** The items after the cursor, at most `limit`; a cursor whose item is gone starts again. */
export function pageOf<T>(
  items: readonly T[],
  page: { readonly limit?: number | undefined; readonly cursor?: string | undefined },
  idOf: (item: T) => string,
): { readonly items: readonly T[]; readonly cursor?: string } {
  const after = page.cursor === undefined ? -1 : items.findIndex((item) => idOf(item) === fromCursor(page.cursor!))
  const shown = items.slice(after + 1, after + 1 + (page.limit ?? defaultSize))
  const hasMore = after + 1 + shown.length < items.length
  return { items: shown, ...(hasMore && { cursor: toCursor(idOf(shown.at(-1)!)) }) }
}
