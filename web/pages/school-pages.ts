// The pages of schools and boards, in one piece that is fetched when one of them is needed.
export { Board } from './board.tsx'
export { MergedCalendar } from './school/merged-calendar.tsx'
export { SchoolContacts } from './school/school-contacts.tsx'
export { SchoolFrame } from './school/school-frame.tsx'
export { SchoolMessages } from './school/school-messages.tsx'
export { SchoolSteps } from './school/school-steps.tsx'
