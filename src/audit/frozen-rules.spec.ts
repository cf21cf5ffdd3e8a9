import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DECIDERS } from './catalogue.js';

describe('rule sets', () => {
  it('are frozen: their files are what they were when entries were judged by them', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/freeze-rules.js', '--check'], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('are all frozen that the catalogue lists, each once', () => {
    const frozen = JSON.parse(readFileSync('src/audit/frozen-rules.json', 'utf8')) as Record<string, unknown>;
    expect(DECIDERS.map((decider) => decider.rules).sort()).toEqual(Object.keys(frozen).sort());
  });
});
