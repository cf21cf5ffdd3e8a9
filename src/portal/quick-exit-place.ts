/** Where "Leave this page quickly" leads: a place that many people open at any hour, and that asks nothing of us. */
export const QUICK_EXIT = 'https://www.wikipedia.org/';
