import { type Document, type Message, type Project, sortMessages } from '@decode/model';
import type { Rules } from './load-rules.ts';
import type { Finding, Rule } from './rule.ts';

function message(rule: Rule, finding: Finding): Message {
  return { rule: rule.id, severity: rule.severity, why: rule.reason, ...finding };
}

/** All that is wrong with the content itself, whatever is built from it. */
export function checkProject(project: Project, { content }: Rules): Message[] {
  return sortMessages(
    content.flatMap((rule) =>
      'checkProject' in rule ? [...rule.checkProject(project)].map((finding) => message(rule, finding)) : [],
    ),
  );
}

/** All that is wrong with one document; an error stops its output. */
export function checkDocument(document: Document, project: Project, { content }: Rules): Message[] {
  return sortMessages(
    content.flatMap((rule) =>
      'checkDocument' in rule
        ? [...rule.checkDocument(document, project)].map((finding) => message(rule, finding))
        : [],
    ),
  );
}
