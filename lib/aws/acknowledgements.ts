// What the checks find and we keep as it is, each with its reason: the only place where a finding is put aside.
import { type App, Validations } from 'aws-cdk-lib'
import type { Stage } from '../stage.ts'

export interface Acknowledgement {
  /** As the check names it; `<stage>` stands for the stage's name. */
  readonly rule: string
  /** The construct, as `stack/path`; a `*` at the end stands for all that begin so. */
  readonly at: string
  readonly reason: string
  /** Only where the web app has no host name of its own. */
  readonly onlyWithoutDomain?: true
}

const acknowledgements: readonly Acknowledgement[] = [
  {
    rule: 'AwsSolutions::AwsSolutions-APIG4',
    at: 'service/route-*',
    reason:
      'The api door checks every token itself, with the same code on one machine and in AWS: docs/decisions/0012. ' +
      'An authorizer of the gateway would answer 401 in another form than the contract, and would have to know which routes are open.',
  },
  ...['missed-ticks', 'missed-chores', 'uploads/lost', 'uploads/troubled', 'mail-news/lost'].map((queue) => ({
    rule: 'AwsSolutions::AwsSolutions-SQS3',
    at: `service/${queue}/queue`,
    reason: 'It is itself where things end up that a schedule or a rule puts there; nobody takes from it, and what is behind it is an alarm.',
  })),
  ...['api', 'intake', 'chores'].flatMap((door) =>
    ['quarantine', 'attachments'].map((bucket) => ({
      rule: `AwsSolutions::AwsSolutions-IAM5[Resource::arn:aws:s3:::overstap-<stage>-${bucket}-<AWS::AccountId>/*]`,
      at: `service/${door}/role`,
      reason:
        'The star stands for all objects of one bucket: a door serves every region, and which school may have which object is decided by rules ' +
        'that IAM cannot know. What it may do with them is a short list, and the tests hold each door to its own.',
    })),
  ),
  {
    rule: 'AwsSolutions::AwsSolutions-IAM5[Resource::arn:aws:s3:::overstap-<stage>-quarantine-<AWS::AccountId>/*]',
    at: 'storage/files/scan/role',
    reason: 'The malware scan reads every upload; that is what it is for. It reads no other bucket.',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-IAM5[Resource::arn:aws:events:eu-west-1:<AWS::AccountId>:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*]',
    at: 'storage/files/scan/role',
    reason: 'GuardDuty makes the rule by which it hears of new uploads itself, and chooses the end of its name; the condition names who made it.',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-CFR1',
    at: 'web/front',
    reason: 'Schools close to the border have staff who live in Belgium or Germany, and staff travel; accounts are by invitation only.',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-CFR2',
    at: 'web/front',
    reason:
      'Everything behind the front is files that are the same for everybody, and an API that refuses callers without a token; the gateway ' +
      'limits all callers together. What opens without signing in (the school page, feeds, a region\'s agreements) was looked at: a made-up ' +
      'link or feed costs no read, and guessing one is guessing 256 bits: docs/decisions/0013.',
  },
  {
    rule: 'AwsSolutions::AwsSolutions-CFR4',
    at: 'web/front',
    onlyWithoutDomain: true,
    reason:
      'The address that CloudFront gives has a fixed policy, which also lets old TLS in. ' +
      'A trial without a host name of its own lives with that; setting `domain` ends it.',
  },
  {
    rule: 'Annotation::@aws-cdk/aws-cloudfront:minimumProtocolVersionWithoutCertificate',
    at: 'web/front',
    onlyWithoutDomain: true,
    reason: 'The same: the setting stays in the code, and works from the moment that the stage has a host name.',
  },
]

const matches = (pattern: string, path: string): boolean =>
  pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) && !path.slice(pattern.length).includes('/') : path === pattern

/** The acknowledgements of a stage: two of them are for a stage without a host name. */
export const acknowledgementsOf = (stage: Stage): readonly Acknowledgement[] =>
  acknowledgements
    .filter((each) => !each.onlyWithoutDomain || stage.domain === undefined)
    .map((each) => ({ ...each, rule: each.rule.replace('<stage>', stage.name) }))

/** Writes the acknowledgements to the constructs; refuses one that is about nothing, so that the list does not outlive what it excuses. */
export const acknowledge = (app: App, stage: Stage): void => {
  for (const { at, rule, reason } of acknowledgementsOf(stage)) {
    const found = app.node.findAll().filter((construct) => matches(`overstap-${stage.name}-${at}`, construct.node.path))
    if (found.length === 0) throw new Error(`The acknowledgement of ${rule} is about ${at}, which is not there.`)
    for (const construct of found) Validations.of(construct).acknowledge({ id: rule, reason })
  }
}
