// What differs from one installation to another, as typed settings: everything else is the same in every account.

/**
 * The region is fixed, because the addresses of the sign-in service are made from it and the browser's content policy names them; so the
 * template is the same on every machine, without an account. Ireland: within the EU, and it has every service that is used here.
 */
export const awsRegion = 'eu-west-1'

interface WebDomain {
  /** The host name of the web app, without `https://`. */
  readonly name: string
  /** A certificate for that name, in us-east-1, where CloudFront looks for it. */
  readonly certificateArn: string
}

export interface Stage {
  readonly name: 'trial' | 'live'
  /** The verified domain that mail comes from, and the address before which the region's own name is shown. */
  readonly mail: { readonly domain: string; readonly sender: string }
  /** Who hears of an alarm. */
  readonly alarmsTo: string
  /** The first part of the sign-in pages' host name; nobody else in the AWS region may have it. */
  readonly signInPrefix: string
  /** Absent: the web app lives at the address that CloudFront gives, which also speaks TLS 1.0 and 1.1. */
  readonly domain?: WebDomain
  readonly logDays: 30 | 90
  /** What the gateway lets through, for all callers together. */
  readonly throttle: { readonly requestsPerSecond: number; readonly burst: number }
}

/** The stages. The names below are stand-ins (`.example`): whoever installs this writes their own. */
export const stages: Readonly<Record<Stage['name'], Stage>> = {
  trial: {
    name: 'trial',
    mail: { domain: 'proef.overstap.example', sender: 'bericht@proef.overstap.example' },
    alarmsTo: 'beheer@overstap.example',
    signInPrefix: 'overstap-proef',
    logDays: 30,
    throttle: { requestsPerSecond: 50, burst: 100 },
  },
  live: {
    name: 'live',
    mail: { domain: 'overstap.example', sender: 'bericht@overstap.example' },
    alarmsTo: 'beheer@overstap.example',
    signInPrefix: 'overstap-inloggen',
    domain: {
      name: 'app.overstap.example',
      certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-4000-8000-000000000000',
    },
    logDays: 90,
    throttle: { requestsPerSecond: 200, burst: 400 },
  },
}

const stageNames = Object.keys(stages).join(', ')

/** The stage of this name; refuses another name with a sentence that lists what there is. */
export const stageNamed = (name: unknown): Stage => {
  const found = Object.values(stages).find((stage) => stage.name === name)
  if (!found) throw new Error(`There is no stage "${String(name)}". Choose one of: ${stageNames} (for example: cdk synth -c stage=trial).`)
  if (!found.mail.sender.endsWith(`@${found.mail.domain}`)) throw new Error(`The sender of stage ${found.name} is not in its mail domain.`)
  return found
}

/** The host of the sign-in pages. */
export const signInHost = (stage: Stage): string => `${stage.signInPrefix}.auth.${awsRegion}.amazoncognito.com`

/** The buckets that browsers reach by themselves, with what the API signed for them. */
export type FileBucket = 'quarantine' | 'attachments'

/**
 * The name of a bucket; the account stands in it, because all accounts in the world share the names. Made from the settings and not by AWS,
 * since the browser's content policy names its host before the bucket is there.
 */
export const bucketName = (stage: Stage, bucket: FileBucket, account: string): string => `overstap-${stage.name}-${bucket}-${account}`

/** The host at which a browser reaches a bucket. */
export const bucketHost = (stage: Stage, bucket: FileBucket, account: string): string =>
  `${bucketName(stage, bucket, account)}.s3.${awsRegion}.amazonaws.com`
