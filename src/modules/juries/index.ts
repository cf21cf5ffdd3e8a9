/** The door of the juries. */
export { JuriesModule } from './juries.module.js';
