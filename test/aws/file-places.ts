// The buckets of files of the trial stage, something in each, and who they are asked by: what the cases about files share.
import { permissionsOf } from './allowed.ts'
import { resources, synthesized } from './synthesized.ts'

export const { may, arnOf, roles } = permissionsOf(synthesized())

export const buckets = synthesized().all.flatMap((template) => resources(template, 'AWS::S3::Bucket'))
/** The properties of the bucket whose logical id begins so. */
export const bucketNamed = (beginning: string) => buckets.find(({ id }) => id.startsWith(beginning))!.properties

export const quarantine = arnOf('filesquarantine')
export const attachments = arnOf('filesattachments')
export const filesKey = arnOf('fileskey')
export const object = 'voorbeeld/2026-2027/99AB00/481516/0123456789abcdef0123/2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae'
export const upload = `${quarantine}/${object}`
export const attachment = `${attachments}/${object}`

/** How the role of a door is described. */
export const door = (name: string): string => `What ${name} may do`
export const scanner = 'Lets GuardDuty look through uploads for malware'

/** Whether an upload comes in, said so, by this role. */
export const put = (how: Readonly<Record<string, string>>, as = door('api')): boolean => may({ as, action: 's3:PutObject', of: upload, how })
