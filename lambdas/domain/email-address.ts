// What counts as an e-mail address here: narrower than the standard, so that whatever is stored can also be written to.

const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
const domainPart = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/i

/**
 * Whether mail can be sent to this text: 4 to 256 characters with one @ (as OSO asks), at most 64 before it, a domain with a dot after it.
 * Spaces, line breaks, control characters, brackets and lists of addresses are none. Neither are letters outside ASCII: the mail service
 * takes them in no local part and in a domain only as punycode (`xn--`).
 */
export function isEmailAddress(text: string): boolean {
  if (text.length < 4 || text.length > 256) return false
  const at = text.indexOf('@')
  return at >= 1 && at <= 64 && localPart.test(text.slice(0, at)) && domainPart.test(text.slice(at + 1))
}
