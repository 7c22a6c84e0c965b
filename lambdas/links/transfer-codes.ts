// The parents' codes, made from a key that nobody else has: nothing of a code is kept, and yet the same one can be printed again.
import { codeFrom } from '../domain/transfer-code.ts'
import type { Codes } from '../ports/dossiers.ts'

/** `key` is the root of links without an account; a text that no signed link can be keeps the two apart. */
export function transferCodes(key: () => Promise<Uint8Array>): Codes {
  let known: ReturnType<typeof crypto.subtle.importKey> | undefined
  const ourKey = () =>
    (known ??= key()
      .then((bytes) => crypto.subtle.importKey('raw', Uint8Array.from(bytes), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']))
      .catch((error: unknown) => {
        known = undefined
        throw error
      }))
  const mac = async (text: string) => new Uint8Array(await crypto.subtle.sign('HMAC', await ourKey(), new TextEncoder().encode(text)))
  return {
    of: async (dossierId, codeNumber) => codeFrom(await mac(`transfer-code|${dossierId}|${codeNumber}`)),
    hashOf: async (code) => Buffer.from(await mac(`find-by-code|${code}`)).toString('hex').slice(0, 40),
  }
}
