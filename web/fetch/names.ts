// Names of folders and files in a zip: safe on a school laptop with Windows, unique without looking at capitals, and never a way out of the zip.

/** Long enough to know a pupil or file by, short enough for the 260 signs that Windows allows a whole path. */
const longestFolder = 60
const longestFile = 100

/** Names that Windows keeps for devices, with any ending. */
const devices = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)/i

/** Signs that Windows forbids or nobody can see: separators, controls, zero-width signs, and those that turn the direction of reading. */
const forbidden = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu

const cut = (text: string, most: number) => [...text].slice(0, Math.max(0, most)).join('')

/** Windows drops points and spaces at the end by itself, so that two names could become one. */
const trimmed = (text: string) => text.replace(/[.\s]+$/u, '').replace(/^[\s]+/u, '')

function safe(text: string): string {
  const plain = trimmed(text.toWellFormed().normalize('NFC').replaceAll(forbidden, '-').replaceAll(/\s+/gu, ' '))
  return devices.test(plain) || plain.startsWith('.') ? `_${plain}` : plain
}

/** A name for a folder; `fallback` where nothing is left of it. */
export function folderName(wanted: string, fallback: string): string {
  return trimmed(cut(safe(wanted), longestFolder)) || fallback
}

/** The name of a file: the part before the ending gives way when it is too long. */
export function fileName(wanted: string, fallback: string): string {
  const name = safe(wanted)
  if (name === '') return fallback
  const at = name.lastIndexOf('.')
  const [stem, ending] = at > 0 && name.length - at <= 10 ? [name.slice(0, at), name.slice(at)] : [name, '']
  return `${trimmed(cut(stem, longestFile - [...ending].length)) || fallback}${ending}`
}

/** Two names that Windows or a Mac takes for one have one key. */
const keyOf = (name: string) => name.normalize('NFKC').toUpperCase().toLowerCase()

function numbered(name: string, number: number): string {
  const at = name.lastIndexOf('.')
  return at > 0 && name.length - at <= 10 ? `${name.slice(0, at)} (${number})${name.slice(at)}` : `${name} (${number})`
}

/** Gives each name once: a second one gets a number. `taken` are names that stand there already. */
export function uniqueNames(taken: readonly string[] = []): (name: string) => string {
  const given = new Set(taken.map(keyOf))
  return (name) => {
    let unique = name
    for (let number = 2; given.has(keyOf(unique)); number++) unique = numbered(name, number)
    given.add(keyOf(unique))
    return unique
  }
}
