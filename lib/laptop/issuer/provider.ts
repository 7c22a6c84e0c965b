// The OpenID Connect provider, set up to behave for our one public client as the user pool in AWS does.
import { Provider, type KoaContextWithOIDC } from 'oidc-provider'
import { loopbackRedirects } from '../../loopback.ts'
import { escaped, page, pageHeaders } from '../page.ts'
import type { Keeping } from './keeping.ts'
import { accessTokenClaims, accessTokenSeconds, audience, clientId, scopes } from './tokens.ts'

const day = 86_400
/** The provider wants a resource to be a URI; the token names the audience. */
const resource = `urn:${audience}`

export interface ProviderOptions {
  /** As `http://127.0.0.1:4000/oidc`. */
  readonly issuer: string
  readonly keeping: Keeping
  /** Where the web app runs: its pages may ask for tokens and get the answer. */
  readonly webOrigins: readonly string[]
  readonly signInPath: string
}

export function createProvider({ issuer, keeping, webOrigins, signInPath }: ProviderOptions): Provider {
  const { pathname } = new URL(issuer)
  const showPage = (ctx: KoaContextWithOIDC, title: string, body: string) => {
    ctx.set(pageHeaders)
    ctx.type = 'html'
    ctx.body = page(title, body)
  }
  return new Provider(issuer, {
    adapter: keeping.adapter,
    jwks: { keys: [{ ...keeping.signingKey }] },
    cookies: { keys: [keeping.cookieKey], long: { path: pathname, signed: true }, short: { signed: true } },
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        application_type: 'web',
        redirect_uris: [...webOrigins.map((origin) => `${origin}/aangemeld`), ...loopbackRedirects],
        post_logout_redirect_uris: webOrigins.map((origin) => `${origin}/`),
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    clientBasedCORS: (_ctx, origin) => webOrigins.includes(origin),
    responseTypes: ['code'],
    clientAuthMethods: ['none'],
    pkce: { required: () => true },
    scopes: [...scopes.split(' '), 'offline_access'],
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    // A user pool puts profile and address in the ID token, so this one does.
    conformIdTokenClaims: false,
    findAccount: (_ctx, sub) => {
      const person = keeping.bySub(sub)
      return person && { accountId: sub, claims: () => ({ sub, name: person.name, email: person.email, email_verified: true }) }
    },
    extraTokenClaims: () => accessTokenClaims,
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    // The application is ours: nobody has to agree that it may know who signs in.
    async loadExistingGrant(ctx) {
      const { client, session, provider } = ctx.oidc
      const known = client && session?.grantIdFor(client.clientId)
      const grant = (known && (await provider.Grant.find(known))) || new provider.Grant({ clientId, accountId: session!.accountId! })
      grant.addOIDCScope(`${scopes} offline_access`)
      grant.addResourceScope(resource, scopes)
      await grant.save()
      return grant
    },
    interactions: { url: (_ctx, interaction) => `${pathname}${signInPath}/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: scopes,
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: accessTokenSeconds,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => showPage(ctx, 'Uitloggen', logoutPage(form)),
        postLogoutSuccessSource: (ctx) => showPage(ctx, 'Uitgelogd', '<h1>U bent uitgelogd</h1>\n<p><a href="/">Naar de coördinator</a></p>'),
      },
    },
    ttl: {
      AccessToken: accessTokenSeconds,
      IdToken: accessTokenSeconds,
      AuthorizationCode: 60,
      Interaction: 3600,
      Session: day,
      Grant: 30 * day,
      RefreshToken: 30 * day,
    },
    renderError: (ctx, out) => showPage(ctx, 'Inloggen is niet gelukt', errorPage(out.error, out.error_description)),
  })
}

function logoutPage(form: string): string {
  return `<h1>Wilt u uitloggen?</h1>
${form}
<p>U bent nog niet uitgelogd.</p>
<p><button type="submit" form="op.logoutForm" name="logout" value="yes">Ja, log mij uit</button></p>
<p><a href="/">Nee, terug naar de coördinator</a></p>`
}

function errorPage(code: string, description = ''): string {
  return `<h1>Inloggen is niet gelukt</h1>
<p>Ga <a href="/">terug naar de coördinator</a> en log opnieuw in.</p>
<p class="soft">${escaped(code)}: ${escaped(description)}</p>`
}

