// The pages for who has no account, in one piece that is fetched when one of them is needed.
export { Agreements } from './agreements/agreements.tsx'
export { SchoolContacts as LinkedContacts } from './school/school-contacts.tsx'
export { HandOver } from './school-page/hand-over.tsx'
export { LinkedOso } from './school-page/linked-oso.tsx'
export { LinkedSchool } from './school-page/linked-school.tsx'
export { SchoolPage } from './school-page/school-page.tsx'
