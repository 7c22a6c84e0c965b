// What browsers reach: over TLS only, with the headers of the laptop, and without a way round to the files.
import { describe, expect, it } from 'vitest'
import { runInNewContext } from 'node:vm'
import { policyText, webHeaders } from '../../lib/web-headers.ts'
import { stages } from '../../lib/stage.ts'
import { only, resources, synthesized } from './synthesized.ts'

const { web } = synthesized()
const front = only(web, 'AWS::CloudFront::Distribution').properties.DistributionConfig
/** A text in which only the account's number is left to CloudFormation. */
const inAccount = (value: { 'Fn::Join': [string, (string | object)[]] }, account: string) =>
  value['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : { '{"Ref":"AWS::AccountId"}': account }[JSON.stringify(part)])).join('')

const liveFront = only(synthesized('live').web, 'AWS::CloudFront::Distribution').properties.DistributionConfig

describe('files', () => {
  it('are in buckets that nobody reads from outside', () => {
    const buckets = resources(web, 'AWS::S3::Bucket')
    expect(buckets).toHaveLength(2)
    for (const { properties } of buckets) {
      expect(properties.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true,
      })
      expect(properties.WebsiteConfiguration).toBeUndefined()
    }
  })

  it('reach a browser through the front alone', () => {
    expect(resources(web, 'AWS::CloudFront::OriginAccessControl')).toHaveLength(1)
    const statements = resources(web, 'AWS::S3::BucketPolicy').flatMap(({ properties }) => properties.PolicyDocument.Statement)
    const readers = statements.filter(({ Effect, Action }) => Effect === 'Allow' && Action === 's3:GetObject')
    expect(readers).toHaveLength(1)
    expect(readers[0].Principal).toEqual({ Service: 'cloudfront.amazonaws.com' })
    expect(JSON.stringify(readers[0].Condition)).toContain('distribution/')
  })

  it('are refused without TLS', () => {
    const policies = resources(web, 'AWS::S3::BucketPolicy').map(({ properties }) => JSON.stringify(properties))
    expect(policies.filter((policy) => policy.includes('"aws:SecureTransport":"false"'))).toHaveLength(2)
  })
})

describe('the front', () => {
  it('sends people on to TLS, and refuses the API without it', () => {
    expect(front.DefaultCacheBehavior.ViewerProtocolPolicy).toBe('redirect-to-https')
    expect(front.CacheBehaviors).toHaveLength(1)
    expect(front.CacheBehaviors[0]).toMatchObject({ PathPattern: '/v1/*', ViewerProtocolPolicy: 'https-only' })
  })

  it('speaks TLS 1.2 or newer where the stage has a host name of its own', () => {
    expect(liveFront.ViewerCertificate).toMatchObject({ MinimumProtocolVersion: 'TLSv1.2_2021', SslSupportMethod: 'sni-only' })
    expect(liveFront.Aliases).toEqual([stages.live.domain?.name])
  })

  it('never keeps an answer of the API', () => {
    const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad'
    expect(front.CacheBehaviors[0].CachePolicyId).toBe(cachingDisabled)
    expect(front.CacheBehaviors[0].AllowedMethods).toEqual(expect.arrayContaining(['PUT', 'PATCH', 'POST', 'DELETE']))
  })

  it('has no error pages: the 404 of the API stays as it is', () => expect(front.CustomErrorResponses).toBeUndefined())

  it('gives pages the headers of the laptop, and strict transport', () => {
    const policy = only(web, 'AWS::CloudFront::ResponseHeadersPolicy').properties.ResponseHeadersPolicyConfig
    const { SecurityHeadersConfig: own, CustomHeadersConfig: others } = policy
    const given = {
      ...Object.fromEntries(others.Items.map(({ Header, Value }: { Header: string; Value: string }) => [Header, Value])),
      ...(own.ContentTypeOptions ? { 'x-content-type-options': 'nosniff' } : {}),
      'referrer-policy': own.ReferrerPolicy.ReferrerPolicy,
    }
    expect(given).toEqual(webHeaders)
    expect(own.FrameOptions.FrameOption).toBe('DENY')
    expect(own.StrictTransportSecurity).toMatchObject({ AccessControlMaxAgeSec: 31_536_000, IncludeSubdomains: true })
    expect(inAccount(own.ContentSecurityPolicy.ContentSecurityPolicy, '111122223333')).toBe(
      policyText([
        'https://cognito-idp.eu-west-1.amazonaws.com',
        'https://overstap-proef.auth.eu-west-1.amazoncognito.com',
        'https://overstap-trial-quarantine-111122223333.s3.eu-west-1.amazonaws.com',
        'https://overstap-trial-attachments-111122223333.s3.eu-west-1.amazonaws.com',
      ]),
    )
    expect(front.DefaultCacheBehavior.ResponseHeadersPolicyId).toBeDefined()
  })

  it('leaves the headers of the API as the door gives them', () => {
    expect(front.CacheBehaviors[0].ResponseHeadersPolicyId).toBeUndefined()
  })

  it('writes down who came', () => expect(front.Logging).toMatchObject({ IncludeCookies: false, Prefix: 'front/' }))

  it.each([
    ['/', '/index.html'],
    ['/scholen/voorbeeld/2026-2027/20LO04', '/index.html'],
    ['/aangemeld', '/index.html'],
    ['/assets/app-4f2a.js', '/assets/app-4f2a.js'],
    ['/favicon.ico', '/favicon.ico'],
    ['/map.met.punt/pagina', '/index.html'],
  ])('answers %s with %s', (asked, given) => {
    const code: string = only(web, 'AWS::CloudFront::Function').properties.FunctionCode
    expect(runInNewContext(`${code}; handler({ request: { uri } }).uri`, { uri: asked })).toBe(given)
  })
})

describe('the gateway', () => {
  const stage = only(web, 'AWS::ApiGatewayV2::Stage').properties

  it('limits all callers together', () => {
    expect(stage.DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 })
  })

  it('logs the route and how it went, never an address, a path, a query or who asked', () => {
    const format: string = stage.AccessLogSettings.Format
    expect(Object.values(JSON.parse(format))).toEqual(expect.arrayContaining(['$context.requestId', '$context.routeKey', '$context.status']))
    expect(format).not.toMatch(/sourceIp|\$context\.path|authorizer|userAgent|identity|rawQuery/)
  })

  it('asks no other origin in: the web app and the API share one', () => {
    expect(only(web, 'AWS::ApiGatewayV2::Api').properties.CorsConfiguration).toBeUndefined()
  })
})

describe('logs', () => {
  it('go by themselves after the days of the stage', () => {
    for (const name of ['trial', 'live'] as const) {
      const { all } = synthesized(name)
      const groups = all.flatMap((template) => resources(template, 'AWS::Logs::LogGroup'))
      expect(groups).toHaveLength(7)
      expect(groups.map(({ properties }) => properties.RetentionInDays)).toEqual(groups.map(() => stages[name].logDays))
    }
  })
})
