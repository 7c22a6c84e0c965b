// Phone numbers as people in the Netherlands type them, to one form.

/** The number for secret numbers in OSO; nobody can be called there. */
export function isSecretPhone(text: string): boolean {
  return /^9{10}$/.test(text.replace(/[\s.()/-]/g, ''))
}

/**
 * A Dutch number as `+31…` with nine digits after it (E.164); `undefined` when the text is none. Takes `+31`, `0031`, spaces, dashes, `(0)`.
 */
export function dutchPhone(text: string): string | undefined {
  const bare = text.replace(/\(0\)/, '').replace(/[\s.()/\u2010-\u2014-]/g, '')
  const match = /^(?:\+31|0031|0)0?([1-9]\d{8})$/.exec(bare)
  return match ? `+31${match[1]}` : undefined
}
