// What every form with a number of pupils per school says.
export const countWords = {
  notNumber: (school: string) => `${school}: vul een heel getal in van 0 tot en met 999.`,
  save: 'Geef door',
  nothingChanged: 'Er is niets veranderd.',
  leave: 'U hebt de aantallen nog niet doorgegeven.',
  leaveYes: 'Weggaan zonder door te geven',
  leaveNo: 'Hier blijven',
} as const
