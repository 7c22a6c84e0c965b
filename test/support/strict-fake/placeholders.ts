// The `#names` and `:values` of one request: each must be defined, and each must be used.
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { invalid } from './errors.ts'
import { kept } from './values.ts'

export interface Placeholders {
  name(placeholder: string): string
  value(placeholder: string): AttributeValue
  /** To be called once all expressions have been read. Refuses what was defined and not used. */
  expectAllUsed(): void
}

interface Definitions {
  readonly ExpressionAttributeNames?: Record<string, string> | undefined
  readonly ExpressionAttributeValues?: Record<string, AttributeValue> | undefined
}

/** The placeholders of a request. Refuses an empty list, and a placeholder that is written wrongly. */
export function placeholdersOf(request: Definitions): Placeholders {
  const names = define('ExpressionAttributeNames', request.ExpressionAttributeNames, /^#[0-9a-zA-Z_]+$/)
  const values = define('ExpressionAttributeValues', request.ExpressionAttributeValues, /^:[0-9a-zA-Z_]+$/)
  return {
    name: placeholder => names.use(placeholder),
    value: placeholder => kept(values.use(placeholder)),
    expectAllUsed() {
      names.expectAllUsed()
      values.expectAllUsed()
    },
  }
}

function define<T>(list: string, given: Record<string, T> | undefined, form: RegExp) {
  const defined = new Map(Object.entries(given ?? {}))
  const unused = new Set(defined.keys())
  if (given !== undefined && defined.size === 0) throw invalid(`${list} must not be empty`)
  for (const placeholder of defined.keys()) {
    if (!form.test(placeholder)) throw invalid(`${list} contains invalid key: Syntax error; key: "${placeholder}"`)
  }
  return {
    use(placeholder: string): T {
      const found = defined.get(placeholder)
      if (found === undefined) throw invalid(`An expression uses ${placeholder}, which is not defined in ${list}`)
      unused.delete(placeholder)
      return found
    },
    expectAllUsed() {
      if (unused.size > 0) throw invalid(`Value provided in ${list} unused in expressions: keys: {${[...unused].join(', ')}}`)
    },
  }
}
