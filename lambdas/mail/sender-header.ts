// The sender as a mail header writes it: a display name that may hold any letter, and an address.

const quotable = /^[\x20-\x7e]*$/

/** Bytes of one encoded word: 75 characters at most, less `=?UTF-8?B?` and `?=`, four characters for three bytes. */
const bytesPerWord = 45

/** The name as encoded words (RFC 2047), split between characters. */
function encodedWords(name: string): string {
  const words: string[] = []
  let part = ''
  for (const character of name) {
    if (Buffer.byteLength(part + character) > bytesPerWord) {
      words.push(part)
      part = ''
    }
    part += character
  }
  return [...words, part].map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ')
}

/** `"Voorbeeld via Overstapcoordinator" <overstap@regio.example>`, for ASCII names in quotes, for others as encoded words. */
export function senderHeader(name: string, address: string): string {
  const shown = quotable.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : encodedWords(name)
  return `${shown} <${address}>`
}
