// The warnings of the check in few words, for where their full sentence is no longer there.

const names: Readonly<Record<string, string>> = {
  'opens-before-national': 'opent voor de landelijke datum',
  'final-advice-after-national': 'na de landelijke datum voor het advies',
  'closes-before-national': 'sluit voor de landelijke datum',
  'decides-after-national': 'besluit na de landelijke datum',
  'on-weekend': 'valt in een weekend',
  'on-public-holiday': 'valt op een feestdag',
  'on-school-holiday': 'valt in een schoolvakantie',
  'deadline-hour-not-once': 'valt in het uur waarin de klok verandert',
  'due-after-holiday': 'valt kort na een vakantie',
  'moved-into-past': 'komt op een dag die al voorbij is',
  'reminder-before-now': 'een herinnering viel voor het publiceren',
  'reminder-on-free-day': 'een herinnering valt op een vrije dag',
  'too-few-working-days': 'weinig werkdagen voor het werk',
  'easter-in-application-week': 'Pasen valt in de aanmeldweek',
}

/** "valt in een weekend"; a warning that is not known here is just a warning. */
export const warningName = (code: string): string => names[code] ?? 'let op'
