import { describe, expect, it } from '@jest/globals';
import { formatOpeningCode, parseOpeningCode } from './opening-code.js';

const SALT = `${'m0c2'.repeat(10)}abc=`;

describe('the code that opens a sealed ballot', () => {
  it.each([['yes'], [['a', 'b']], [[['a'], ['b', 'c']]], [{ a: 3 }]])('holds salt and choice: %j', (choice) => {
    expect(parseOpeningCode(formatOpeningCode(SALT, choice))).toEqual({ salt: SALT, choice: JSON.stringify(choice) });
  });

  it('is read whatever white space printing has put into it', () => {
    const code = formatOpeningCode(SALT, 'yes');
    expect(parseOpeningCode(` ${code.slice(0, 20)}\r\n${code.slice(20)} \n`)).toEqual({ salt: SALT, choice: '"yes"' });
  });

  it.each(['', 'yes', SALT, `${SALT}.`, `${SALT}.!!!!`, `${SALT}.bm90IGpzb24=`, `short=.InllcyI=`])('nothing else is one: %j', (typed) => {
    expect(parseOpeningCode(typed)).toBeUndefined();
  });
});
