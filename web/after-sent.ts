// What stands in a form once it was sent and taken.

/** Makes place for `next`, unless somebody went on typing while `sent` was on its way: then that stays. */
export const afterSent =
  <T>(sent: T, next: T) =>
  (now: T): T =>
    now === sent ? next : now

/** The same of a form that keeps what was typed by field: what was sent goes, what was typed since stays. */
export const fieldsAfterSent =
  <T>(sent: Readonly<Record<string, T>>) =>
  (now: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(now).filter(([field, value]) => sent[field] !== value))
