// One line of JSON per event, with a code from this catalogue: never a name, an address, a token or the content of anything.

/** Every log line there is, with what it means. */
export const logCatalogue = {
  REQUEST_DONE: 'A request was answered',
  REQUEST_FAILED: 'A request met a fault: the answer shows only its reference',
  TICK_DONE: 'A tick of the clock was worked off',
  OUTBOX_DONE: 'A batch of notifications was worked off',
  MAIL_NOT_TAKEN: 'The mail service did not take a mail: it waits and is tried again',
  OUTBOX_MESSAGE_UNREADABLE: 'A queue message is none of ours and will not become so: it goes to the dead letters',
} as const

export type LogCode = keyof typeof logCatalogue

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>

export type Log = (code: LogCode, fields?: LogFields) => void

/** Writes to a line printer such as `console.log`; JSON escapes whatever could break a line. */
export function logTo(print: (line: string) => void): Log {
  return (code, fields = {}) => print(JSON.stringify({ code, message: logCatalogue[code], ...fields }))
}
