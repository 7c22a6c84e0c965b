// Finds the route of a request as API Gateway does: by method and by segments, the route with the fewest parameters first.

export interface Route {
  readonly method: string
  /** As `/v1/regions/{regionId}`. */
  readonly path: string
}

export interface RouteMatch {
  readonly routeKey: string
  readonly parameters?: Readonly<Record<string, string>>
}

/** Without a list of routes everything is the default route. Asked with a decoded path; answers `undefined` where there is no route. */
export function routeMatcher(routes?: readonly Route[]): (method: string, path: string) => RouteMatch | undefined {
  if (!routes) return () => ({ routeKey: '$default' })
  const known = routes
    .map(({ method, path }) => ({ method, path, segments: path.split('/') }))
    .toSorted((one, other) => parametersIn(one.segments) - parametersIn(other.segments))

  return (method, path) => {
    const segments = path.split('/')
    const found = known.find(
      (route) =>
        route.method === method &&
        route.segments.length === segments.length &&
        route.segments.every((segment, index) => (isParameter(segment) ? segments[index] !== '' : segment === segments[index])),
    )
    if (!found) return undefined
    const parameters = found.segments.flatMap((segment, index) => (isParameter(segment) ? [[segment.slice(1, -1), segments[index]!]] : []))
    return { routeKey: `${found.method} ${found.path}`, ...(parameters.length > 0 && { parameters: Object.fromEntries(parameters) }) }
  }
}

const isParameter = (segment: string) => segment.startsWith('{')
const parametersIn = (segments: readonly string[]) => segments.filter(isParameter).length
