// Who is asking: checks an access token of the configured issuer; says nothing of what its bearer may do.
import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from 'jose'
import { Refusal } from '../domain/refusal.ts'

export interface SignInSettings {
  readonly issuer: string
  readonly audience: string
  readonly scope: string
}

/** The `sub` of whoever holds the token in an `Authorization` header. Refuses `not-signed-in`, whatever is wrong. */
export type SignIn = (authorization: string | undefined) => Promise<string>

/** The addresses of the issuer's keys, as its discovery document tells; asked once. */
async function keysOf(issuer: string): Promise<JWTVerifyGetKey> {
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`)
  if (!answer.ok) throw new Error(`the issuer's discovery document answered ${answer.status}`)
  const { jwks_uri } = (await answer.json()) as { jwks_uri: string }
  return createRemoteJWKSet(new URL(jwks_uri))
}

/**
 * Only access tokens open the API: an ID token is refused. Cognito's access tokens name their client (`client_id`) and no audience; other
 * issuers name the audience.
 */
export function signIn({ issuer, audience, scope }: SignInSettings): SignIn {
  let keys: Promise<JWTVerifyGetKey> | undefined
  return async (authorization) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1]
    if (!token) throw new Refusal('not-signed-in')
    // The issuer being out of reach is a fault, not a wrong token, and the next request asks again.
    const found = await (keys ??= keysOf(issuer)).catch((error: unknown) => {
      keys = undefined
      throw error
    })
    const payload = await verify(token, found, issuer)
    const isForUs = payload['aud'] === undefined ? payload['client_id'] === audience : [payload['aud']].flat().includes(audience)
    const isAccess = payload['token_use'] === 'access'
    const hasScope = typeof payload['scope'] === 'string' && payload['scope'].split(' ').includes(scope)
    if (!isForUs || !isAccess || !hasScope || typeof payload.sub !== 'string' || payload.sub === '') throw new Refusal('not-signed-in')
    return payload.sub
  }
}

async function verify(token: string, keys: JWTVerifyGetKey, issuer: string) {
  try {
    const { payload } = await jwtVerify(token, keys, { issuer, algorithms: ['RS256'], requiredClaims: ['exp', 'sub', 'token_use'] })
    return payload
  } catch (error) {
    // A wrong token is refused; keys that cannot be fetched are a fault.
    if (error instanceof Error && 'code' in error && /^ERR_(JWT|JWS|JOSE_ALG|JWKS_NO_MATCHING|JOSE_NOT_SUPPORTED)/.test(String(error.code))) throw new Refusal('not-signed-in')
    throw error
  }
}
