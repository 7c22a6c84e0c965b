// One line of JSON per event, with a code from this catalogue: never a name, an address, a token or the content of anything.

/** Every log line there is, with what it means. */
export const logCatalogue = {
  REQUEST_DONE: 'A request was answered',
  REQUEST_FAILED: 'A request met a fault: the answer shows only its reference',
  CODES_LOCKED: 'A school typed too many codes that do not exist: it waits until the hour ends',
  TICK_DONE: 'A tick of the clock was worked off',
  OUTBOX_DONE: 'A batch of notifications was worked off',
  INTAKE_DONE: 'A batch of uploads was worked off',
  INTAKE_FAILED: 'An upload met a fault on its way in: it stays hidden and is tried again',
  INTAKE_MESSAGE_DROPPED: 'A scan result is not about an upload of ours: nothing was done with it',
  MAIL_EVENTS_DONE: 'A batch of news of mails was worked off',
  MAIL_EVENT_FAILED: 'News of a mail met a fault on its way in: it is tried again',
  MAIL_EVENT_DROPPED: 'News is not about a mail of ours, or about one of long ago: nothing was done with it',
  CHORES_DONE: 'A round of the slow work was done',
  CHORE_FAILED: "The slow work on a region's year met a fault: the next round takes it up again",
  FILES_SWEPT: "A region's year was cleared of uploads that were never kept, and of objects without an owner",
  MAIL_NOT_TAKEN: 'The mail service did not take a mail: it waits and is tried again',
  YEAR_FAILED: "A region's year could not be decided: the next tick takes it up again",
  NOTIFICATION_FAILED: 'A notification met a fault on its way out: it waits and is tried again',
  OUTBOX_MESSAGE_UNREADABLE: 'A queue message is none of ours and will not become so: it goes to the dead letters',
} as const

export type LogCode = keyof typeof logCatalogue

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>

/** What may be told of a fault: its name and its first places in the code, never its message, which may quote what people typed. */
export function traits(fault: unknown): { readonly fault: string; readonly at: string } {
  if (!(fault instanceof Error)) return { fault: 'not an error', at: '' }
  const { stack = '', message, name } = fault
  const places = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : stack
  return { fault: name, at: places.split('\n').map((line) => line.trim()).filter((line) => /^at .+:\d+:\d+\)?$/.test(line)).slice(0, 3).join(' ') }
}

export type Log = (code: LogCode, fields?: LogFields) => void

/** Writes to a line printer such as `console.log`; JSON escapes whatever could break a line. */
export function logTo(print: (line: string) => void): Log {
  return (code, fields = {}) => print(JSON.stringify({ code, message: logCatalogue[code], ...fields }))
}

/** The SDK copies all that it sends and hears for its logger, also where nobody logs; not with a client that was given here. */
export function unlogged<C extends { readonly middlewareStack: { remove(name: string): boolean } }>(client: C): C {
  client.middlewareStack.remove('loggerMiddleware')
  return client
}
