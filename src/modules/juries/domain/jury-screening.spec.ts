import { describe, expect, it } from '@jest/globals';
import { screenTies } from './jury-screening.js';

describe('ties to the parties', () => {
  it.each<[string | null, readonly string[], readonly string[], string | null]>([
    ['My wife works for ACME Screening.', ['Acme Screening'], ['Acme Screening'], 'family-of-party'],
    ['I worked at Acme-Screening until 2024', ['Acme Screening'], ['Acme Screening'], 'employed-by-party'],
    ['Acme Screening funded my studies', ['Acme Screening', 'Other Lab'], ['Acme Screening'], 'funded-by-party'],
    ['I am suing acme screening over wages from my job there', ['Acme Screening'], ['Acme Screening'], 'litigant'],
    ['I have heard of Acme Screening', ['Acme Screening'], ['Acme Screening'], null],
    ['I like ants and work in a zoo', ['Ant'], [], null],
    ['I work', ['Acme'], [], null],
    ['AI AI', ['AI'], [], null],
    ['Привет, работаю в Акме', ['Акме'], ['Акме'], null],
    [null, ['Acme'], [], null],
    ['', [''], [], null],
  ])('%j beside %j', (ties, names, found, reason) => expect(screenTies(ties, names)).toEqual({ names: found, reason }));
});
