// Regions, who works for them, and their years.
import type { Membership } from '../domain/actor.ts'
import type { TemplateFile } from '../domain/attachment-type-template.ts'
import type { AttachmentTypes } from '../domain/attachment-type.ts'
import type { DraftCalendar, PublishedCalendar } from '../domain/calendar.ts'
import type { Milestone } from '../domain/milestone.ts'
import type { RegionMessage } from '../domain/region-message.ts'
import type { Region, RegionYear, YearSettings } from '../domain/region.ts'
import type { SchoolYear } from '../domain/school-year.ts'
import type { ClockRow } from './mail.ts'
import type { RepeatKey, Trace } from './trace.ts'

export interface RegionYearKey {
  readonly regionId: string
  readonly year: SchoolYear
}

export interface Members {
  /** All memberships of one person: 1 read, none while it is at most 60 s old. */
  of(sub: string): Promise<readonly Membership[]>
  /** Gives a membership that is not there yet; one that is there stays. For setting up an installation: no actor stands behind it. */
  grant(sub: string, membership: Membership): Promise<void>
}

export interface Regions {
  list(): Promise<readonly Region[]>
  get(regionId: string): Promise<Region | undefined>
  /** Refuses `already-exists`, also for a repeat key that was used. */
  create(region: Region, coordinators: readonly string[], trace: Trace, repeat?: RepeatKey): Promise<void>
  save(region: Region, expectedVersion: number, trace: Trace): Promise<void>
}

export interface YearHead extends RegionYear {
  readonly calendar?: PublishedCalendar
}

export interface Years {
  /** Settings and the published calendar: 1 read, none while it is at most 60 s old. */
  get(key: RegionYearKey): Promise<YearHead | undefined>
  /** The same, read now: for whoever is about to decide or to send. */
  getFresh(key: RegionYearKey): Promise<YearHead | undefined>
  /** One transaction: the head, the draft when there are steps for it, and the region's list of years. Refuses `already-exists`. */
  open(region: Region, head: RegionYear, trace: Trace, repeat?: RepeatKey, draft?: readonly Milestone[]): Promise<void>
  saveSettings(key: RegionYearKey, settings: YearSettings, expectedVersion: number, trace: Trace): Promise<void>
  draft(key: RegionYearKey): Promise<DraftCalendar | undefined>
  saveDraft(key: RegionYearKey, milestones: readonly Milestone[], expectedVersion: number, trace: Trace): Promise<void>
  /**
   * One transaction: the version, the head, and the clock's `nextDue`; and the draft when a moved date goes into it too. Refuses
   * `changed-meanwhile`.
   */
  publish(
    key: RegionYearKey,
    calendar: PublishedCalendar,
    expected: { readonly headVersion: number; readonly draftVersion: number },
    trace: Trace,
    draft?: readonly Milestone[],
  ): Promise<void>
  /** What a plan of mails starts from, in one read: the head, the draft and what the clock has decided. */
  forPlan(key: RegionYearKey): Promise<{ readonly head: YearHead; readonly draft: DraftCalendar; readonly clock?: ClockRow } | undefined>
  versions(key: RegionYearKey): Promise<readonly PublishedCalendar[]>
  version(key: RegionYearKey, number: number): Promise<PublishedCalendar | undefined>
  /** What the region wrote after the message with this id, oldest first. */
  messages(key: RegionYearKey, after?: string): Promise<readonly RegionMessage[]>
  /** Keeps a message after the newest one there is and wakes the clock. Refuses `already-exists` for a repeat key that was used. */
  saveMessage(key: RegionYearKey, message: RegionMessage, newest: string | undefined, trace: Trace, repeat?: RepeatKey): Promise<void>
}

/** The attachment types of a region's year, as one list, and the templates that schools fill in. */
export interface AttachmentTypeLists {
  /** 1 read, none while it is at most 60 s old. Locked ones never change again; for whoever locks them there is `getFresh`. */
  get(key: RegionYearKey): Promise<AttachmentTypes>
  getFresh(key: RegionYearKey): Promise<AttachmentTypes>
  /**
   * The whole list and what it changes in the templates: one transaction. Refuses `types-locked` once a school has set ready, and
   * `changed-meanwhile`.
   */
  save(key: RegionYearKey, types: AttachmentTypes, expectedVersion: number, trace: Trace, templates?: TemplateChanges): Promise<void>
  template(key: RegionYearKey, typeId: string): Promise<TemplateFile | undefined>
}

export interface TemplateChanges {
  readonly put?: { readonly typeId: string; readonly file: TemplateFile }
  /** The types whose template goes. */
  readonly drop?: readonly string[]
}
