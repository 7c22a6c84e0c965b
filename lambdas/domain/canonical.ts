// One text for one value, whatever the order in which its fields happen to stand: for comparing and for hashing.

/** JSON with the keys of every object in alphabetical order; `undefined` fields are left out as JSON does. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  )
}
