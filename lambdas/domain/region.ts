// A region: the schools that work under one calendar, and the contact point that serves them.
import type { LocalDate } from './local-date.ts'
import type { Instant } from './moment.ts'
import type { SchoolYear } from './school-year.ts'
import type { SchoolHoliday } from './working-days.ts'

export interface ContactPoint {
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly url?: string
  /** When the phone is answered, in words. */
  readonly hours?: string
}

export const holidayRegions = ['noord', 'midden', 'zuid'] as const
export type HolidayRegion = (typeof holidayRegions)[number]

export interface Region {
  readonly id: string
  readonly name: string
  readonly contactPoint: ContactPoint
  readonly holidayRegion: HolidayRegion
  readonly years: readonly SchoolYear[]
  readonly version: number
}

export function isRegionId(text: string): boolean {
  return /^[a-z][a-z0-9-]{1,39}$/.test(text) && !text.endsWith('-')
}

/** What a region decides for a year beside its calendar (`GET`, `PATCH` of a year). */
export interface YearSettings {
  readonly usesOso: boolean
  readonly dossiers: 'none' | 'with-attachment' | 'all'
  readonly opensOn: 'first-choice' | 'placement'
  readonly usesCodes: boolean
  readonly channel: { readonly kind: 'here' } | { readonly kind: 'external'; readonly name: string; readonly url: string }
  readonly schoolHolidays: readonly SchoolHoliday[]
  readonly decidedBy?: string
  readonly decidedOn?: LocalDate
  readonly document?: string
}

export const usualSettings: YearSettings = {
  usesOso: true,
  dossiers: 'with-attachment',
  opensOn: 'placement',
  usesCodes: false,
  channel: { kind: 'here' },
  schoolHolidays: [],
}

/** A region's year as every request about it needs it: settings and what is published. */
export interface RegionYear {
  readonly regionId: string
  readonly year: SchoolYear
  /** Kept equal to the region's own row, so that a school and a mail need no other read. */
  readonly region: Pick<Region, 'name' | 'contactPoint'>
  readonly settings: YearSettings
  readonly openedAt: Instant
  /** The highest number given to a published calendar; 0 while none is. */
  readonly publishedVersion: number
  /** From this moment the year's dossiers may not be read: they are being destroyed. */
  readonly closedAt?: Instant
  readonly version: number
}
