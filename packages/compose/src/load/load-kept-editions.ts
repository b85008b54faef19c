import { type EditionData, editionData, type Project } from '@decode/model';
import { fileStart } from '@decode/source';
import type { FolderReader } from './folder-reader.ts';

const folder = 'editions';

/** Those of recommendations/editions/ that an edition needs: the one before it, and its own. Others are not read. */
export async function loadKeptEditions(root: FolderReader, number: number): Promise<Project['kept']> {
  const numbers = (await root.names(folder, '.json')).filter((name) => /^[1-9]\d*$/.test(name)).map(Number);
  const earlier = numbers.filter((one) => one < number);
  const before = earlier.length > 0 ? await load(root, Math.max(...earlier)) : undefined;
  const own = numbers.includes(number) ? await load(root, number) : undefined;
  return { ...(before && { before }), ...(own && { own }) };
}

async function load(root: FolderReader, number: number): Promise<EditionData | undefined> {
  const name = `${folder}/${number}.json`;
  const text = await root.text(name);
  if (text === undefined) return undefined;
  const data = parse(text);
  if (data?.edition.number === number) return data;
  root.report({
    rule: 'kept-edition',
    severity: 'error',
    found: data
      ? `This file holds edition ${data.edition.number} under the name of edition ${number}.`
      : `This file does not hold the data of an edition, or was changed by hand.`,
    todo: 'Take the file back as it was when the edition was released.',
    why: 'Later editions say what has changed by comparing themselves with it.',
    origin: fileStart(root.path(name)),
  });
  return undefined;
}

function parse(text: string): EditionData | undefined {
  try {
    return editionData.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
