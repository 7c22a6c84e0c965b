// What the runbook tells someone to type is what the code reads.
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { membershipRow } from '../../lambdas/store/members.ts'
import { synthesized } from './synthesized.ts'

const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8')
const { identity, web } = synthesized()

describe('the runbook', () => {
  it('makes the first operator with the row that the store reads', () => {
    const [, item = '{}'] = /--item '(.+)'/.exec(runbook) ?? []
    expect(unmarshall(JSON.parse(item))).toEqual(membershipRow('SUB', { role: 'operator' }))
  })

  it('names outputs that there are', () => {
    const outputs = [...Object.keys(identity.findOutputs('*')), ...Object.keys(web.findOutputs('*'))]
    for (const name of ['webconfig', 'filesbucket', 'frontid', 'fronthost']) {
      expect(runbook).toContain(`${name}`)
      expect(outputs).toContain(name)
    }
  })

  it('gives the web app the settings that it asks for', () => {
    const value = JSON.stringify(identity.findOutputs('webconfig')['webconfig']?.['Value'])
    for (const setting of ['issuer', 'clientId', 'openid email profile overstap-api/use']) expect(value).toContain(setting)
  })

  it('says that nothing of it was tried in AWS', () => expect(runbook).toContain('Nothing on this page was ever tried in an AWS account'))
})
