// Texts that people typed, made fit for one line of a mail: they may say what they like, but not shape the mail.

/** Text on one line, without control characters and without marks that turn the direction of what follows; at most `most` characters. */
export function onOneLine(text: string, most = 300): string {
  return clipped(text.replace(/[\u202a-\u202e\u2066-\u2069\ufeff]/g, '').replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim(), most)
}

/** At most `most` characters, with `…` where something was left out; never half of an emoji. */
export function clipped(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('').trimEnd()}…`
}

/** The first letter as a capital: `uiterlijk` to `Uiterlijk`. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** `De Ark`, `De Ark en De Brug`, `De Ark, De Brug en De Kade`. */
export function listed(texts: readonly string[]): string {
  return texts.length < 2 ? (texts[0] ?? '') : `${texts.slice(0, -1).join(', ')} en ${texts.at(-1)}`
}
