// Does the same to many things, some at once: so that a whole region costs no more connections than a few schools.

/** The answers in the order of the list. The first fault stops what was not begun yet. */
export async function inParallel<T, R>(list: readonly T[], atOnce: number, work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = []
  for (let i = 0; i < list.length; i += atOnce) results.push(...(await Promise.all(list.slice(i, i + atOnce).map(work))))
  return results
}
