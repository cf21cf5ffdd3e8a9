/** The door of the notices. */
export { NotificationsModule } from './notifications.module.js';
export { SendNotices } from './followers/send-notices.js';
export { TakeNotices } from './followers/take-notices.js';
