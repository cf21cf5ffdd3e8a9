/** Known to this room under its old name. */
export { characters, cleanText, type Lines } from '../../../kernel/plain-text.js';
