// A number of pupils as the region may know it: a small one as people read it and hear it.
import { countText, type Shown } from '../words/shown-numbers.ts'

export function CountText({ count }: { readonly count: Shown }) {
  if (count !== '<5') return <span className="number">{countText(count)}</span>
  return (
    <>
      <span aria-hidden="true" className="number">
        {'<5'}
      </span>
      <span className="only-heard">{countText(count)}</span>
    </>
  )
}
