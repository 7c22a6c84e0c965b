// Numbers of pupils per school, as somebody types them over what was saved before.

/** What was typed, by school id; a school that is not in it keeps what was saved. */
export type TypedCounts = Readonly<Record<string, string>>
/** What was saved, by school id; nothing is 0. */
export type SavedCounts = Readonly<Record<string, number>>
export interface SchoolCount {
  readonly schoolId: string
  readonly count: number
}

/** From 0 to 999; nothing typed is 0. */
export const isCount = (text: string): boolean => /^\d{0,3}$/.test(text.trim())

/** The text in the field of a school; 0 is an empty field. */
export const textOf = (schoolId: string, typed: TypedCounts, saved: SavedCounts): string => typed[schoolId] ?? (saved[schoolId] ? String(saved[schoolId]) : '')

/** The number that a text says; 0 while it says none. */
export const countOf = (text: string): number => (isCount(text) ? Number(text.trim()) : 0)

/** What to save of texts without faults, of these schools. */
export const changedCounts = (schoolIds: readonly string[], typed: TypedCounts, saved: SavedCounts): SchoolCount[] =>
  schoolIds
    .map((schoolId) => ({ schoolId, count: countOf(textOf(schoolId, typed, saved)) }))
    .filter(({ schoolId, count }) => count !== (saved[schoolId] ?? 0))

/** What is typed still over what was read again: a number that stands there by now is not. */
export const stillTyped = (typed: TypedCounts, saved: SavedCounts): TypedCounts =>
  Object.fromEntries(Object.entries(typed).filter(([schoolId, text]) => !isCount(text) || countOf(text) !== (saved[schoolId] ?? 0)))
