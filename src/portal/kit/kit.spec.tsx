import { describe, expect, it } from '@jest/globals';
import type { VNode } from 'preact';
import { FormSink, FrontSink, ReceiptSink, RecordSink, type SinkProps } from '../../../test/support/kitchen-sink.js';
import type { Assets } from '../assets.js';
import { messagesFor } from '../messages/index.js';
import { renderPage } from '../render.js';
import { ErrorSummary } from './error-summary.js';
import { fieldId } from './field.js';
import { SourceLink } from './text.js';
import { TextInput } from './text-input.js';
import { niceTop } from './timeline-chart.js';

const assets: Assets = { style: '/assets/main-abc.css', island: (name) => `/assets/${name}-abc.js` };
const messages = messagesFor({});
const SINKS: readonly (readonly [string, (props: SinkProps) => VNode])[] = [
  ['front', FrontSink],
  ['form', FormSink],
  ['receipt', ReceiptSink],
  ['record', RecordSink],
];
const HOSTILE = [
  '<script>alert(1)</script>',
  '"onmouseover="alert(1)',
  "'onfocus='alert(1)' autofocus='",
  '</textarea><img src=x onerror=alert(1)>',
  '</title><svg onload=alert(1)>',
  '{script} <b>{n, plural, other {#}}</b>',
];

describe.each(SINKS)('the %s page of the kit', (_name, Sink) => {
  it.each(HOSTILE)('shows %s as text wherever a stranger wrote it', (typed) => {
    const tame = renderPage(<Sink messages={messages} assets={assets} typed="TYPED" />);
    const html = renderPage(<Sink messages={messages} assets={assets} typed={typed} />);
    expect(tags(html)).toEqual(tags(tame));
    expect(attributeNames(html)).toEqual(attributeNames(tame));
  });

  it('carries no style, script or handler within the page', () => {
    const html = renderPage(<Sink messages={messages} assets={assets} />);
    expect(tags(html)).not.toContain('style');
    expect(attributeNames(html).filter((name) => name === 'style' || name.startsWith('on'))).toEqual([]);
    expect(html.match(/<script[^>]*>[^<]/g)).toBeNull();
    for (const [script] of html.matchAll(/<script[^>]*>/g)) expect(script).toContain(' src="/assets/');
    expect(html).not.toContain('javascript:');
  });

  it('asks nothing of a third party', () => {
    const html = renderPage(<Sink messages={messages} assets={assets} />);
    for (const [, address] of html.matchAll(/<(?:link|script|img|source|iframe|form)[^>]* (?:href|src|action)="([^"]*)"/g)) {
      expect(address).toMatch(/^(\/|data:image\/svg)/);
    }
  });

  it('has no id twice, and every description and label leads to an id', () => {
    const html = renderPage(<Sink messages={messages} assets={assets} />);
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, references = ''] of html.matchAll(/ (?:for|aria-describedby|aria-labelledby)="([^"]*)"/g)) {
      for (const id of references.split(' ')) expect(ids).toContain(id);
    }
  });
});

describe('the error summary', () => {
  it('leads to every field it names', () => {
    const html = renderPage(<FormSink messages={messages} assets={assets} />);
    const summary = /<div class="govuk-error-summary"[\s\S]*?<\/ul>/.exec(html)?.[0] ?? '';
    const targets = [...summary.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    expect(targets).toEqual([fieldId('account'), fieldId('role'), fieldId('when')]);
    for (const id of targets) expect(html).toContain(` id="${id}"`);
  });

  it('says "Error" first in the title, and is absent when nothing is wrong', () => {
    expect(renderPage(<FormSink messages={messages} assets={assets} typed="A title" />)).toContain('<title>Error: A title – Folkmoot</title>');
    expect(renderPage(<ErrorSummary errors={[]} />).trim()).toBe('<!doctype html>');
  });
});

describe('parts', () => {
  it('keep what was typed on an error', () => {
    const html = renderPage(<TextInput name="title" label="Title" value={'a "quoted" <title>'} error="Too long" />);
    expect(html).toContain('value="a &quot;quoted&quot; &lt;title>"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('aria-describedby="f-title-error"');
  });

  it('make links of web addresses only', () => {
    expect(renderPage(<SourceLink href="https://example.org/a?b=1&c=2" />)).toContain('href="https://example.org/a?b=1&amp;c=2"');
    for (const href of ['javascript:alert(1)', ' JavaScript:alert(1)', 'data:text/html,x', '/report', '//example.org', 'vbscript:x', '']) {
      expect(renderPage(<SourceLink href={href} />)).not.toContain('<a');
    }
  });

  it('make ids of any name', () => {
    expect(fieldId('when.began')).toBe('f-when-began');
    expect(fieldId('a"b c')).toBe('f-a-b-c');
  });

  it.each([
    [0, 2],
    [1, 2],
    [2, 2],
    [3, 4],
    [41, 60],
    [1204, 2000],
  ])('draw %i under a line at %i', (value, top) => {
    expect(niceTop(value)).toBe(top);
  });
});

function tags(html: string): string[] {
  return [...html.matchAll(/<([a-z][a-z0-9-]*)/g)].map(([, name = '']) => name);
}

/** Names of attributes of all tags, read as a browser would: values in double quotes are skipped whole. */
function attributeNames(html: string): string[] {
  return [...html.matchAll(/<[a-z][a-z0-9-]*((?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*)\s*\/?>/g)].flatMap(([, attributes = '']) =>
    [...attributes.matchAll(/\s([^\s"'<>/=]+)(?:="[^"]*")?/g)].map(([, name = '']) => name),
  );
}
