// Puts the parts of an update in the order in which dynalite may do them one by one and still mean the places of a list as they were.

interface Section {
  readonly type: string
  readonly path: readonly (string | number)[]
}

/**
 * The sections with all removals last, and the further places of a list before the nearer ones: dynalite takes an element out at once, so
 * that every later place in the same list would mean the next element.
 */
export function removalsLast<T extends Section>(sections: readonly T[]): T[] {
  const removals = sections.filter(section => section.type === 'remove')
  const others = sections.filter(section => section.type !== 'remove')
  return [...others, ...removals.toSorted((a, b) => placeIn(b) - placeIn(a))]
}

const placeIn = (section: Section) => {
  const step = section.path.at(-1)
  return typeof step === 'number' ? step : -1
}
