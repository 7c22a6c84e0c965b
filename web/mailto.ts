// A mail as a link that one's own mail program opens.

/** Lines end with CRLF, and every sign that means something in a link is written out (RFC 6068). */
export function mailtoOf(address: string, { subject, text }: { readonly subject: string; readonly text: string }): string {
  const to = encodeURIComponent(address).replaceAll('%40', '@')
  return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll(/\r?\n/g, '\r\n'))}`
}
