// The little of a browser that signing in takes: it keeps cookies, and goes where it is sent one step at a time.

export interface Browser {
  /** One request, its cookies sent and kept; a redirect is not followed. */
  go(url: string | URL, init?: RequestInit): Promise<Response>
  /** Where the last answer sends the browser. */
  next(): URL
}

export function createBrowser(): Browser {
  const jar = new Map<string, { readonly value: string; readonly path: string }>()
  let last: { readonly at: URL; readonly location: string | null } | undefined
  return {
    async go(url, init = {}) {
      const at = new URL(url)
      const cookie = [...jar].filter(([, { path }]) => at.pathname.startsWith(path)).map(([name, { value }]) => `${name}=${value}`).join('; ')
      const answer = await fetch(at, { redirect: 'manual', ...init, headers: { ...init.headers, ...(cookie && { cookie }) } })
      for (const line of answer.headers.getSetCookie()) {
        const [, name, value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? '/'
        if (name && value === '') jar.delete(name)
        else if (name) jar.set(name, { value, path })
      }
      last = { at, location: answer.headers.get('location') }
      return answer
    },
    next() {
      if (!last?.location) throw new Error(`${last?.at.pathname} sent the browser nowhere`)
      return new URL(last.location, last.at)
    },
  }
}
