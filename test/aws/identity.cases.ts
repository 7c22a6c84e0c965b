// Who gets in, and with what.
import { loopbackRedirects } from '../../lib/loopback.ts'
import { describe, expect, it } from 'vitest'
import { only, synthesized } from './synthesized.ts'

const { identity } = synthesized()
const pool = only(identity, 'AWS::Cognito::UserPool').properties
const client = only(identity, 'AWS::Cognito::UserPoolClient').properties
const minutes = (amount: number, unit: string) => amount * ({ minutes: 1, hours: 60, days: 1440 }[unit] ?? Number.NaN)

describe('an account', () => {
  it('is made by invitation only', () => expect(pool.AdminCreateUserConfig.AllowAdminCreateUserOnly).toBe(true))

  it('needs a second factor, an app and not a text message', () => {
    expect(pool.MfaConfiguration).toBe('ON')
    expect(pool.EnabledMfas).toEqual(['SOFTWARE_TOKEN_MFA'])
    expect(pool.SmsConfiguration).toBeUndefined()
  })

  it('has a password of at least 12 characters of every kind, watched for leaks', () => {
    expect(pool.Policies.PasswordPolicy).toMatchObject({
      MinimumLength: 12, RequireLowercase: true, RequireUppercase: true, RequireNumbers: true, RequireSymbols: true,
    })
    expect(pool.UserPoolAddOns.AdvancedSecurityMode).toBe('ENFORCED')
  })

  it('is the same with capitals and without', () => {
    expect(pool.UsernameAttributes).toEqual(['email'])
    expect(pool.UsernameConfiguration.CaseSensitive).toBe(false)
  })

  it('keeps its address until the new one is confirmed', () => {
    expect(pool.UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate).toEqual(['email'])
  })

  it('is protected against removal of the whole pool', () => expect(pool.DeletionProtection).toBe('ACTIVE'))

  it('hears in Dutch of its invitation and of its codes', () => {
    const words = JSON.stringify([pool.AdminCreateUserConfig, pool.VerificationMessageTemplate])
    expect(words).toContain('Uw toegang tot de Overstapcoördinator')
    expect(words).toContain('Uw code is {####}')
    expect(words).not.toMatch(/Verify|Your|jouw/)
  })
})

describe('the web app as client', () => {
  it('has no secret and takes a code only', () => {
    expect(client.GenerateSecret).toBe(false)
    expect(client.AllowedOAuthFlows).toEqual(['code'])
  })

  it('may not ask for a password itself, nor renew by the flow that rotation excludes', () => {
    expect(client.ExplicitAuthFlows).toEqual(['ALLOW_USER_AUTH'])
  })

  it('asks for who someone is and for the use of the API, nothing else', () => {
    expect(client.AllowedOAuthScopes.slice(0, 3)).toEqual(['openid', 'email', 'profile'])
    expect(client.AllowedOAuthScopes).toHaveLength(4)
    expect(JSON.stringify(client.AllowedOAuthScopes[3])).toContain('/use')
    expect(only(identity, 'AWS::Cognito::UserPoolResourceServer').properties).toMatchObject({
      Identifier: 'overstap-api', Scopes: [{ ScopeName: 'use' }],
    })
  })

  it('gets access for 15 to 60 minutes and a day of renewing at most, each renewal with a new token', () => {
    const access = minutes(client.AccessTokenValidity, client.TokenValidityUnits.AccessToken)
    expect(access).toBeGreaterThanOrEqual(15)
    expect(access).toBeLessThanOrEqual(60)
    expect(minutes(client.RefreshTokenValidity, client.TokenValidityUnits.RefreshToken)).toBeLessThanOrEqual(1440)
    expect(client.RefreshTokenRotation.Feature).toBe('ENABLED')
    expect(client.EnableTokenRevocation).toBe(true)
  })

  it('comes back to one page of the web app, over TLS, or to a program on the machine itself', () => {
    const live = only(synthesized('live').identity, 'AWS::Cognito::UserPoolClient').properties
    expect(live.CallbackURLs).toEqual(['https://app.overstap.example/aangemeld', ...loopbackRedirects])
    expect(loopbackRedirects.every((url) => url.startsWith('http://127.0.0.1:'))).toBe(true)
    expect(live.LogoutURLs).toEqual(['https://app.overstap.example/'])
  })

  it('does not tell whether an address has an account', () => expect(client.PreventUserExistenceErrors).toBe('ENABLED'))
})
