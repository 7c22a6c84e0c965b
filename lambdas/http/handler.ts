// The type of a handler, by the route that it answers.
import type * as z from 'zod'
import type { Actor, Person } from '../domain/actor.ts'
import type { PageLink } from '../domain/link.ts'
import type { RouteName, Routes } from '../contract/routes.ts'
import type { RepeatKey } from '../ports/trace.ts'

type Plain = string | number | boolean | null | undefined | Uint8Array

/** JSON has no `undefined`: an optional field is there with a value, or not there. Nobody changes what was sent or what is answered. */
type Exact<T> = T extends Plain
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Exact<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: Exact<Exclude<T[K], undefined>> }
      : T

type Read<T> = T extends z.ZodType ? Exact<z.output<T>> : T extends 'file' ? Uint8Array : undefined

/** Routes that nobody signs in for. */
type WithoutAccount = { readonly open: true } | { readonly link: true }

export interface AskedOf<N extends RouteName> {
  readonly actor: N extends 'getMe' ? undefined : Routes[N] extends WithoutAccount ? undefined : Actor
  readonly person: Routes[N] extends WithoutAccount ? undefined : Person
  /** What the token of a link says; that it still holds is asked by the use case. */
  readonly link: Routes[N] extends { link: true } ? PageLink : undefined
  /** What `If-None-Match` names. */
  readonly ifNoneMatch?: string
  readonly params: Read<Routes[N]['params']>
  readonly query: Read<Routes[N]['query']>
  readonly body: Routes[N] extends { body: infer B } ? Read<B> : undefined
  readonly ifMatch: Routes[N] extends { ifMatch: 'wanted' } ? number : number | undefined
  readonly repeat?: RepeatKey
}

/** A file as it is, with a tag that changes with its content; without a body when the asker has it already. */
export interface FileAnswer {
  readonly file: string | undefined
  readonly etag: string
}

export interface AnswerOf<N extends RouteName> {
  readonly body: Read<Routes[N]['answer']>
  /** The version of the resource, for `ETag`. */
  readonly version?: number
  /** When it differs from the route's own. */
  readonly status?: number
}

export type Handler<N extends RouteName> = (asked: AskedOf<N>) => Promise<Routes[N] extends { calendarFile: true } ? FileAnswer : AnswerOf<N>>
