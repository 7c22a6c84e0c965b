// What an access token says: the same whether it was got by signing in or asked for by a program.
import { createLocalJWKSet, importJWK, jwtVerify, SignJWT, type JWK } from 'jose'
import { randomUUID } from 'node:crypto'

export const clientId = 'overstap-web'
export const audience = 'overstap-api'
export const apiScope = 'overstap-api/use'
export const scopes = `openid profile email ${apiScope}`
/** As long as Cognito's own default. */
export const accessTokenSeconds = 3600
/** The claim by which Cognito tells an access token from an ID token. */
export const accessTokenClaims = { token_use: 'access' } as const

export interface TokenMaker {
  /** An access token for the account `sub`, valid for an hour by the machine's clock. */
  mint(sub: string): Promise<string>
  /** The account of an access token of this issuer; `undefined` when it is not one, or no longer. */
  subOf(token: string): Promise<string | undefined>
}

export function tokenMaker(issuer: string, signingKey: JWK): TokenMaker {
  const { kty, n, e, kid, alg, use } = signingKey
  const keys = createLocalJWKSet({ keys: [{ kty, n, e, kid, alg, use } as JWK] })
  return {
    async mint(sub) {
      return new SignJWT({ ...accessTokenClaims, client_id: clientId, scope: scopes })
        .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: signingKey.kid! })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(sub)
        .setIssuedAt()
        .setExpirationTime(`${accessTokenSeconds}s`)
        .setJti(randomUUID())
        .sign(await importJWK(signingKey, 'RS256'))
    },
    async subOf(token) {
      try {
        return (await jwtVerify(token, keys, { issuer, audience, typ: 'at+jwt' })).payload.sub
      } catch {
        return undefined
      }
    },
  }
}
