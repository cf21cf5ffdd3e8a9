/** Words of the error pages. */
export const failed = {
  'failed.home': 'Go to the home page',
  'failed.number': 'If you tell us about it, name this number:',
  'failed.notFound.title': 'There is no such page',
  'failed.notFound.text': 'If you typed the address, check it. If you followed a link, the page may have been named wrongly. Nothing that was once published here is ever taken away without a note in its place.',
  'failed.signIn.title': 'Please sign in first',
  'failed.signIn.text': 'This page is for the people who work on reports. To file a report or to open your case you need no account.',
  'failed.notAllowed.title': 'This was not allowed',
  'failed.notAllowed.text': 'Either the form did not come from a page of this site, or your session has ended, or your roles do not allow this. Nothing was changed. Go back, reload the page and try again.',
  'failed.tooLarge.title': 'That was too large',
  'failed.tooLarge.text': 'Nothing was kept of it. Go back: what you typed is still there. Make the text shorter, or choose fewer or smaller files.',
  'failed.tooMany.title': 'Too many at once',
  'failed.tooMany.text': 'Very much is being sent to this site just now. Please wait some minutes, go back and try again. What you typed is still there.',
  'failed.malformed.title': 'This could not be read',
  'failed.malformed.text': 'Something in the address or the form does not have the form that we expect. Nothing was changed. Go back and try again.',
  'failed.ours.title': 'Something went wrong on our side',
  'failed.ours.text': 'Nothing was changed. Please go back and try again in a few minutes: what you typed is still there.',
} as const;
