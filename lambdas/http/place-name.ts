// Names of places in mails that are ready to be sent: the register writes them in capitals, people read them with small letters, as on the screens.

const small = new Set(['aan', 'achter', 'bij', 'de', 'den', 'der', 'en', 'het', 'in', 'op', 'over', 'te', 'ten', 'ter', 'tot', 'van', 'voor', "'t", '’t'])

function capital(word: string): string {
  // IJmuiden, 's-Gravenhage
  const short = /^(['’]s-)(.*)$/u.exec(word)
  if (short) return `${short[1]}${capital(short[2]!)}`
  return word.startsWith('ij') ? `IJ${word.slice(2)}` : word.slice(0, 1).toUpperCase() + word.slice(1)
}

/** "VOORBEELD OOST" as "Voorbeeld Oost"; a name with small letters in it comes back as it is. */
export function placeName(name: string): string {
  if (name !== name.toUpperCase()) return name
  return name
    .toLowerCase()
    .split(' ')
    .map((word, index) => (index > 0 && small.has(word) ? word : word.split('-').map((part, at) => (at > 0 && small.has(part) ? part : capital(part))).join('-')))
    .join(' ')
    .replaceAll(/(^|\s)(['’])s-(\p{L})/gu, (_, before: string, mark: string, letter: string) => `${before}${mark}s-${letter.toUpperCase()}`)
}
