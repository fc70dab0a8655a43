const ATTRIBUTES = String.raw`(?:\s+[^\s=<>/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*`;
const TAG = new RegExp(String.raw`<((?:[\w.-]+:)?([\w.-]+))(${ATTRIBUTES})(/?)>`, 'g');
const ATTRIBUTE = /\s+(?:([^\s=<>/:]+):)?([^\s=<>/:]+)\s*=\s*("[^"<]*"|'[^'<]*')/g;

/** What becomes of an attribute: its new value, or undefined where it goes. Names are without their prefixes. */
export type Judge = (element: string, attribute: string, value: string) => string | undefined;

/** The same XML with each attribute judged. All else stays as it is written. */
export const attributesJudged = (xml: string, judge: Judge): string =>
  xml.replace(TAG, (_, tag: string, element: string, attributes: string, end: string) => {
    const judged = attributes.replace(
      ATTRIBUTE,
      (whole: string, prefix: string | undefined, name: string, quoted: string) => {
        if (prefix === 'xmlns' || name === 'xmlns') return whole;
        const value = quoted.slice(1, -1);
        const kept = judge(element, name, value);
        if (kept === value) return whole;
        return kept === undefined ? '' : ` ${prefix ? `${prefix}:` : ''}${name}="${kept.replaceAll('"', '&quot;')}"`;
      },
    );
    return `<${tag}${judged}${end}>`;
  });

/** Without these elements and all within them. Names are without their prefixes; none of them holds itself. */
export const withoutElements = (xml: string, names: readonly string[]): string =>
  xml.replace(
    new RegExp(String.raw`<((?:[\w.-]+:)?(?:${names.join('|')}))(${ATTRIBUTES})(?:/>|>[^]*?</\1\s*>)`, 'g'),
    '',
  );

/** With the text of these elements replaced. */
export const withText = (xml: string, names: readonly string[], text: string): string =>
  xml.replace(
    new RegExp(String.raw`<((?:[\w.-]+:)?(?:${names.join('|')}))(${ATTRIBUTES})>[^]*?</\1\s*>`, 'g'),
    (_, tag: string, attributes: string) => `<${tag}${attributes}>${text}</${tag}>`,
  );
