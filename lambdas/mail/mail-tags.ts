// The tags by which a mail is found again when the mail service tells what became of it.

export const notificationTag = 'overstap-id'
export const regionTag = 'overstap-region'

/** SES takes letters, digits, `-` and `_` in the value of a tag: a text goes in as base64url. */
export function tagOf(text: string): string {
  return Buffer.from(text).toString('base64url')
}

/** The text in a tag made by `tagOf`; of any other tag something that is no name of ours. */
export function textOfTag(tag: string): string {
  return Buffer.from(tag, 'base64url').toString()
}
