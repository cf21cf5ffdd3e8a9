/** There is no such record, or none that may be shown: the portal answers with its page for 404. */
export class NotFound extends Error {
  readonly statusCode = 404;

  constructor() {
    super('not found');
    this.name = 'NotFound';
  }
}
