// The name of a region as its address shows it.
import { expect, it } from 'vitest'
import { isRegionId } from '../../lambdas/domain/region.ts'

it.each(['voorbeeld', 'regio-noord', 'a1', 'a'.repeat(40)])('%s names a region', (text) => {
  expect(isRegionId(text)).toBe(true)
})

it.each(['a', 'a'.repeat(41), 'Voorbeeld', '1a', '-a', 'a-', 'a b', 'a#b', 'a/b', 'ä1', 'ab\n', ''])('"%s" names none', (text) => {
  expect(isRegionId(text)).toBe(false)
})
