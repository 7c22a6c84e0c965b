// The schools and the year of the demo that the samples ask about.
export const poSchool = '90AA00'
export const voSchool = '92AA00'
export const secondVoSchool = '92BA00'
export const region = '/regions/voorbeeld'
export const year = `${region}/years/2026-2027`
/** The board of the PO school, for which the demo user `board` works. */
export const boardId = '99901'
