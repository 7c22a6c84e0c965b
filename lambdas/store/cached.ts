// Remembers what was read for at most 60 seconds, so that a warm door asks the table once a minute and never serves what is older.

/** How long a membership or a calendar may be remembered: release and revocation lean on it (what `docs/decisions/0003` and the API's agreement say). */
export const memorySeconds = 60

/** How many things are remembered at once; more than that forgets the oldest. */
const most = 500

/**
 * A memory by key. `clock` is the machine's clock in milliseconds: how old a thing is has nothing to do with the product's `now`.
 */
export function cached<T>(clock: () => number) {
  const memory = new Map<string, { readonly value: T; readonly at: number }>()
  return {
    get(key: string): T | undefined {
      const found = memory.get(key)
      return found && clock() - found.at < memorySeconds * 1000 ? found.value : undefined
    },
    set(key: string, value: T): void {
      memory.delete(key)
      memory.set(key, { value, at: clock() })
      if (memory.size > most) memory.delete(memory.keys().next().value!)
    },
    forget(key: string): void {
      memory.delete(key)
    },
  }
}
