/** The door of the councils. */
export { CouncilsModule } from './councils.module.js';
export { EndTerms } from './commands/end-terms.js';
export { councilSlice, councilSlice1 } from './store/council-slice.js';
export { seatSlice, seatSlice1 } from './store/seat-slice.js';
export { motionSlice, motionSlice1 } from './store/motion-slice.js';
export { ballotSlice } from './store/ballot-slice.js';
export { commentSlice } from './store/comment-slice.js';
export { CloseVotes } from './commands/close-votes.js';
