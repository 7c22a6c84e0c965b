// The size of an item as the service counts it, in bytes of UTF-8: dynalite counts characters, so that a long `ë` would slip through.
import type { AttributeValue, Row } from 'dynalite/db/index.js'

/** The most that one item may weigh: 400 KB with its attribute names. */
export const largestItem = 400 * 1024

const bytesOf = (text: unknown) => Buffer.byteLength(String(text), 'utf8')
const numberBytes = (text: unknown) => Math.ceil(String(text).replace(/[-.]/g, '').length / 2) + 1
const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0)

function valueBytes(value: AttributeValue): number {
  const [type, content] = Object.entries(value)[0] ?? []
  switch (type) {
    case 'S':
      return bytesOf(content)
    case 'N':
      return numberBytes(content)
    case 'B':
      return Buffer.byteLength(String(content), 'base64')
    case 'SS':
      return sum((content as string[]).map(bytesOf))
    case 'NS':
      return sum((content as string[]).map(numberBytes))
    case 'BS':
      return sum((content as string[]).map(one => Buffer.byteLength(one, 'base64')))
    case 'L':
      return 3 + sum((content as AttributeValue[]).map(one => 1 + valueBytes(one)))
    case 'M':
      return 3 + sum(Object.entries(content as Row).map(([name, one]) => 1 + bytesOf(name) + valueBytes(one)))
    default:
      return 1
  }
}

/** What an item weighs, in bytes, names included. */
export const itemBytes = (item: Row): number => sum(Object.entries(item).map(([name, value]) => bytesOf(name) + valueBytes(value)))
