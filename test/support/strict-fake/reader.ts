// Cuts an expression into its words and reads them one by one.
import { invalid } from './errors.ts'

const word = /\s*(?:([#:]?[A-Za-z_][A-Za-z0-9_]*|[#:][A-Za-z0-9_]+)|(\d+)|(<>|<=|>=|[=<>()[\],.+-]))/y

export interface Reader {
  /** `KeyConditionExpression` and so on, for the refusals. */
  readonly kind: string
  /** The word at hand, or the one so many places further; `undefined` at the end. */
  peek(further?: number): string | undefined
  take(): string
  /** Takes the word at hand if it is this one; keywords in any case. */
  accept(wanted: string): boolean
  expect(wanted: string): void
  expectEnd(): void
  refuse(why: string): Error
}

/** A reader of the words of one expression. Refuses an empty one and characters that have no place in it. */
export function readExpression(kind: string, text: string): Reader {
  const refuse = (why: string) => invalid(`Invalid ${kind}: ${why}`)
  if (text.trim() === '') throw refuse('The expression can not be empty;')
  const words = cut(text, refuse)
  let at = 0
  const is = (found: string | undefined, wanted: string) => found?.toUpperCase() === wanted.toUpperCase()
  const near = () => words.slice(Math.max(0, at - 1), at + 2).join(' ')
  return {
    kind,
    refuse,
    peek: (further = 0) => words[at + further],
    take() {
      const found = words[at]
      if (found === undefined) throw refuse('Syntax error; token: <EOF>')
      at += 1
      return found
    },
    accept(wanted) {
      if (!is(words[at], wanted)) return false
      at += 1
      return true
    },
    expect(wanted) {
      if (!this.accept(wanted)) throw refuse(`Syntax error; ${wanted} is missing, near: "${near()}"`)
    },
    expectEnd() {
      if (at < words.length) throw refuse(`Syntax error; token: "${words[at]}", near: "${near()}"`)
    },
  }
}

function cut(text: string, refuse: (why: string) => Error): string[] {
  const words: string[] = []
  word.lastIndex = 0
  while (text.slice(word.lastIndex).trim() !== '') {
    const from = word.lastIndex
    const match = word.exec(text)
    if (match === null) throw refuse(`Syntax error; near: "${text.slice(from, from + 12)}"`)
    words.push(match[1] ?? match[2] ?? match[3] ?? '')
  }
  return words
}
