// The security headers of the web app: plain data that the stacks and the laptop share.

/** What the pages of the web app may load and call. No inline script or style. */
export const contentSecurityPolicy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
} as const

/** The other headers of every page and file. `Strict-Transport-Security` is for where there is TLS. */
export const webHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const

/** The policy as the value of its header; `connectTo` are the other origins that the browser has to call, such as the sign-in service. */
export function policyText(connectTo: readonly string[] = []): string {
  return Object.entries(contentSecurityPolicy)
    .map(([directive, sources]) => [directive, ...sources, ...(directive === 'connect-src' ? connectTo : [])].join(' '))
    .join('; ')
}
