// What each door is told by its environment: names and addresses, never secrets; plain data that the stacks and the laptop share.
import * as z from 'zod'

const table = { TABLE_NAME: z.string().min(1) }
/** The root key from which the key that signs links is derived; absent where the key is at hand. */
const links = { LINK_KEY_ID: z.string().min(1).optional() }
const application = { APP_URL: z.url() }
/** Where uploads lie until they are checked, where attachments lie, and the key that both are encrypted with. */
const files = { QUARANTINE_BUCKET: z.string().min(1), ATTACHMENTS_BUCKET: z.string().min(1), FILES_KEY_ID: z.string().min(1) }

/** One schema per door, named after its file. A variable that a door does not name it does not get. */
export const environments = {
  api: z.object({
    ...table,
    ...application,
    ...links,
    ...files,
    /** The OpenID Connect issuer whose access tokens open the API. */
    ISSUER: z.url(),
    /** What an access token must be meant for: `aud`, or `client_id` where the issuer sets no audience. */
    AUDIENCE: z.string().min(1),
    /** The scope that an access token must carry. */
    SCOPE: z.string().min(1),
    /** Where new accounts are made; absent where the issuer knows everybody. */
    USER_POOL_ID: z.string().min(1).optional(),
  }),
  clock: z.object({ ...table, QUEUE_URL: z.string().min(1) }),
  intake: z.object({
    ...table,
    ...files,
    /** What looks for malware: with `guardduty` a file that it could not look into is refused, with `none` it is kept, and marked. */
    SCANNER: z.enum(['guardduty', 'none']),
  }),
  'mail-events': z.object(table),
  chores: z.object({ ...table, ...files, ...links }),
  outbox: z.object({ ...table, ...application, ...links, SENDER: z.email(), CONFIGURATION_SET: z.string().min(1).optional() }),
}

export type Door = keyof typeof environments
export type Environment<D extends Door> = z.infer<(typeof environments)[D]>
