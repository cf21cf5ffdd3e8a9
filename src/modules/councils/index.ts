/** The door of the councils. */
export { CouncilsModule } from './councils.module.js';
