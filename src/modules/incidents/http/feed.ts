/** One item of a feed: an incident as it was last published or corrected, an answer of a lab. */
export interface FeedItem {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  readonly published: string;
  readonly updated: string;
  readonly rights: string | null;
}

export interface Feed {
  readonly site: string;
  /** The page it belongs to, `/incidents`; the feed lies beneath it. */
  readonly page: string;
  readonly title: string;
  readonly items: readonly FeedItem[];
}

/** Atom (RFC 4287). */
export function atomFeed({ site, page, title, items }: Feed): string {
  const updated = items[0]?.updated ?? '1970-01-01T00:00:00.000Z';
  const entries = items.map(
    (item) => `  <entry>
    <id>${xml(item.url)}</id>
    <link rel="alternate" type="text/html" href="${xml(item.url)}"/>
    <title type="text">${xml(item.title)}</title>
    <published>${item.published}</published>
    <updated>${item.updated}</updated>
    <summary type="text">${xml(item.summary)}</summary>${item.rights === null ? '' : `\n    <rights>${xml(item.rights)}</rights>`}
  </entry>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${xml(`${site}${page}/feed.atom`)}</id>
  <title>${xml(title)}</title>
  <link rel="self" type="application/atom+xml" href="${xml(`${site}${page}/feed.atom`)}"/>
  <link rel="alternate" type="text/html" href="${xml(`${site}${page}`)}"/>
  <author><name>${xml(new URL(site).host)}</name></author>
  <updated>${updated}</updated>
${entries.join('')}</feed>
`;
}

/** JSON Feed 1.1 (jsonfeed.org). */
export function jsonFeed({ site, page, title, items }: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: `${site}${page}`,
    feed_url: `${site}${page}/feed.json`,
    items: items.map(({ url, title: itemTitle, summary, published, updated, rights }) => ({
      id: url,
      url,
      title: itemTitle,
      content_text: rights === null ? summary : `${summary}\n\n${rights}`,
      date_published: published,
      date_modified: updated,
    })),
  });
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text for XML 1.0; characters that no document may hold are left out. */
function xml(text: string): string {
  return text.replace(NOT_XML, '').replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
