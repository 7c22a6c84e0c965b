// Document paths: how an expression names a place in an item, and what stands there.
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { Placeholders } from './placeholders.ts'
import type { Reader } from './reader.ts'
import { isReserved } from './reserved-words.ts'
import type { Item } from './values.ts'

/** An attribute's name, followed by names in maps and places in lists. */
export type Path = readonly [string, ...(string | number)[]]

/** Reads a path at hand, such as `contacts[0].#name`. Refuses reserved words that stand bare. */
export function readPath(reader: Reader, placeholders: Placeholders): Path {
  const path: [string, ...(string | number)[]] = [readName(reader, placeholders)]
  for (;;) {
    if (reader.accept('.')) {
      path.push(readName(reader, placeholders))
    } else if (reader.accept('[')) {
      const place = reader.take()
      if (!/^\d+$/.test(place)) throw reader.refuse(`Syntax error; token: "${place}"`)
      path.push(Number(place))
      reader.expect(']')
    } else {
      return path
    }
  }
}

function readName(reader: Reader, placeholders: Placeholders): string {
  const found = reader.take()
  if (found.startsWith('#')) return placeholders.name(found)
  if (!/^[A-Za-z]/.test(found)) throw reader.refuse(`Syntax error; token: "${found}"`)
  if (isReserved(found)) throw reader.refuse(`Attribute name is a reserved keyword; reserved keyword: ${found}`)
  return found
}

/** What stands at a path; `undefined` where nothing does. */
export function valueAt(item: Item, path: readonly (string | number)[]): AttributeValue | undefined {
  let found: AttributeValue | undefined = { M: item }
  for (const step of path) found = typeof step === 'number' ? found?.L?.[step] : found?.M?.[step]
  return found
}

export const samePath = (a: Path, b: Path) => a.length === b.length && a.every((step, at) => step === b[at])

/** Refuses two paths of which one lies within the other, or that take one place for both a map and a list. */
export function expectApart(reader: Reader, paths: readonly Path[]) {
  for (const [at, path] of paths.entries()) {
    for (const other of paths.slice(at + 1)) {
      const fork = path.findIndex((step, depth) => step !== other[depth])
      const here = path[fork]
      const there = other[fork]
      if (fork === -1 || there === undefined) throw reader.refuse('Two document paths overlap with each other; must remove or rewrite one')
      if (typeof here !== typeof there) throw reader.refuse('Two document paths conflict with each other; must remove or rewrite one')
    }
  }
}

/** Only what stands at these paths, in the shape that it had; list elements close up. */
export function pick(item: Item, paths: readonly Path[]): Item {
  const wanted = paths.filter(path => valueAt(item, path) !== undefined)
  return Object.fromEntries(
    [...Map.groupBy(wanted, path => path[0])].map(([name, own]) => [name, pickWithin(item[name] as AttributeValue, own.map(rest))]),
  )
}

const rest = (path: readonly (string | number)[]) => path.slice(1)

function pickWithin(value: AttributeValue, paths: readonly (string | number)[][]): AttributeValue {
  if (paths.some(path => path.length === 0)) return value
  const groups = [...Map.groupBy(paths, path => path[0] as string | number)]
  const inside = (step: string | number, own: (string | number)[][]) =>
    pickWithin(valueAt({ value }, ['value', step]) as AttributeValue, own.map(rest))
  if (value.L === undefined) return { M: Object.fromEntries(groups.map(([step, own]) => [String(step), inside(step, own)])) }
  return { L: groups.toSorted(([a], [b]) => Number(a) - Number(b)).map(([step, own]) => inside(step, own)) }
}
