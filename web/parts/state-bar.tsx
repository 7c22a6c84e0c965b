// How many of a whole are in each state: one bar in parts, with every number in words beside it.

interface StatePart {
  readonly key: string
  readonly name: string
  readonly count: number
}

export function StateBar({ parts }: { readonly parts: readonly StatePart[] }) {
  const all = parts.reduce((sum, { count }) => sum + count, 0)
  const before = (at: number) => parts.slice(0, at).reduce((sum, { count }) => sum + count, 0)
  return (
    <div className="state-bar">
      <svg viewBox={`0 0 ${Math.max(1, all)} 1`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {parts.map(({ key, count }, at) => count > 0 && <rect key={key} className={`state-bar__part state-bar__part--${at}`} x={before(at)} width={count} height="1" />)}
      </svg>
      <ul className="state-bar__words">
        {parts.map(({ key, name, count }, at) => (
          <li key={key} className={count === 0 ? 'soft' : undefined}>
            <span className={`state-bar__key state-bar__part--${at}`} aria-hidden="true" />
            <strong className="number">{count}</strong> {name}
          </li>
        ))}
      </ul>
    </div>
  )
}
