import { describe, expect, it } from 'vitest'
import { linkName } from '../../lambdas/domain/file-name.ts'

describe('the name in a link', () => {
  it('says the number of the dossier and the kind, and nothing that a school typed', () => {
    expect(linkName('481516', { attachmentId: 'ab12cd34ef56ab12cd34', contentType: 'application/pdf' })).toBe('bijlage-481516-ab12.pdf')
    expect(linkName('481516', { attachmentId: 'ab12cd34ef56ab12cd34', contentType: 'image/jpeg' })).toBe('bijlage-481516-ab12.jpg')
  })
})
