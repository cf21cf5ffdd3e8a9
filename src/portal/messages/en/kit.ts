/** Words of the kit itself: header, footer, errors, dates, states. Pages have files of their own beside this one. */
export const kit = {
  'site.name': 'Folkmoot',
  'site.home': 'Folkmoot, home page',
  'site.skip': 'Skip to the main part of this page',
  'site.errorTitle': 'Error: {title}',
  'site.pageTitle': '{title} – Folkmoot',

  'nav.label': 'Main',
  'nav.report': 'Report an incident',
  'nav.incidents': 'Incidents',
  'nav.ledger': 'The ledger',
  'nav.integrity': 'Integrity',
  'nav.case': 'Your case',

  'crumbs.label': 'Where you are',
  'crumbs.back': 'Back',

  'footer.label': 'About this site',
  'footer.promise':
    'Folkmoot keeps a public record of harm done by AI systems, and of what became of each report. Nobody, not even the people who run this site, can change the record without it showing.',
  'footer.privacy': 'These pages set no cookies for people who report, and we do not keep your network address.',
  'footer.verify': 'Check a receipt',
  'footer.stored': 'What we store',
  'footer.desk': 'For editors and organisations',
  'footer.language': 'Language',

  'exit.label': 'Way out',
  'exit.link': 'Leave this page quickly',
  'exit.note': 'Takes you to {place}. This page stays in your browser’s history.',

  'error.title': 'There is a problem',
  'error.prefix': 'Error:',
  'warning.prefix': 'Important:',
  'banner.success': 'Done',
  'banner.important': 'Please note',

  'field.optional': '{label} (optional)',
  'field.seenBy.public': 'Anyone may see this',
  'field.seenBy.publicAfterReview': 'Anyone may see this, once an editor has read it',
  'field.seenBy.reviewers': 'Only the people who review reports see this',
  'field.seenBy.sealed': 'Kept closed. Only the people who review reports can open it',
  'field.choose': 'Please choose',

  'date.day': 'Day',
  'date.month': 'Month',
  'date.year': 'Year',
  'date.hint': 'Leave out what you do not know. A year alone is fine.',
  'date.unknown': 'I do not know',
  'date.none': 'Not known',
  'date.error.year': 'Write the year with four digits, for example 2025',
  'date.error.month': 'Write the month as a number from 1 to 12',
  'date.error.day': 'There is no such day in that month. Check the day, or leave it out',
  'date.error.needsMonth': 'Write the month too, or leave out the day',
  'date.error.needsYear': 'Write the year too, or choose “I do not know”',
  'instant.utc': '{instant} UTC',

  'files.limits':
    '{count, plural, one {You can add one file} other {You can add up to # files}}, each no larger than {size}. {types}',

  'steps.caption': 'Step {step, number} of {of, number}',

  'pages.label': 'Pages of this list',
  'pages.previous': 'Previous',
  'pages.next': 'Next',
  'pages.shown': '{count, plural, =0 {Nothing found} one {1 found} other {# found}}',

  'table.scroll': '{caption}. Scroll sideways to see all columns',
  'chart.asTable': 'Show these numbers as a table',
  'chart.summary':
    '{bars, plural, one {One bar} other {# bars}}, from {first} to {last}. The highest is {peak} with {value, number}.',

  'facets.label': 'Narrow the list',
  'facets.remove': 'remove this choice: {label}',

  'search.button': 'Search',

  'code.copy': 'Copy the code',
  'code.copied': 'The code is copied.',
  'code.failed': 'It could not be copied. Please write the code down.',

  'state.received': 'Received',
  'state.in-review': 'Being read',
  'state.needs-information': 'Waiting for your answer',
  'state.accepted': 'Accepted',
  'state.declined': 'Not taken up',
  'state.merged': 'Joined to another report',
  'state.open': 'Open',
  'state.with-jury': 'Before a jury',
  'state.with-council': 'Before a council',
  'state.closed': 'Closed',
  'state.published': 'Published',
  'state.corrected': 'Corrected',
  'state.retracted': 'Withdrawn',
} as const;
