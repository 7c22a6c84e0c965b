// The key that signs links, derived from one that never leaves the key service: nothing secret stands in the environment or in the code.
import { GenerateMacCommand, type KMSClient } from '@aws-sdk/client-kms'

/** Another text gives another key, with which every link given out is dead. */
const purpose = new TextEncoder().encode('overstap-links-1')

/** Asks the key service for the MAC of a fixed text under the root key `keyId`: 32 bytes, always the same. */
export function kmsLinkKey(kms: KMSClient, keyId: string): () => Promise<Uint8Array> {
  return async () => {
    const { Mac } = await kms.send(new GenerateMacCommand({ KeyId: keyId, MacAlgorithm: 'HMAC_SHA_256', Message: purpose }))
    if (Mac?.length !== 32) throw new Error('the key service answered no key for links')
    return Mac
  }
}
