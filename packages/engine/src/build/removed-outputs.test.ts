import { describe, expect, test } from 'vitest';
import { UsageProblem } from '../host/failure.ts';
import { errorAt } from './example-stages.ts';
import { outputText, workplace } from './example-workplace.ts';

describe('documents that no longer exist', () => {
  test('are removed, unless somebody changed them', async () => {
    const { example, run, host } = workplace();
    await run();
    delete example.places['vejle'];
    host.outputFiles.set('vejle/en/decode-vejle-en.docx', new TextEncoder().encode('with our remarks'));
    const { result } = await run();
    expect(result.removed).toHaveLength(6);
    expect([...host.outputFiles.keys()].filter((path) => path.startsWith('vejle'))).toEqual([
      'vejle/en/decode-vejle-en.docx',
    ]);
    expect(result.messages[0]).toMatchObject({ rule: 'changed-stale-output', severity: 'warning' });
  });

  test('are not removed when a slip keeps their place from being read', async () => {
    const { example, run, host } = workplace();
    host.projectFiles.set('templates/vejle/place.yaml', new Uint8Array());
    await run();
    delete example.places['vejle'];
    example.broken = ['templates/vejle'];
    example.messages = [errorAt('templates/vejle/place.yaml')];
    const { result } = await run();
    expect(result.unreadable).toEqual(['vejle']);
    expect(result.removed).toEqual([]);
    expect(host.outputFiles.has('vejle/da/decode-vejle-da.pdf')).toBe(true);
  });

  test('a language that only an unreadable place has is no wrong use', async () => {
    const { example, run } = workplace();
    delete example.places['vejle'];
    example.languages = ['da', 'lt'];
    example.broken = ['templates/vejle'];
    example.messages = [errorAt('templates/vejle/template.yaml')];
    for (const places of [['vejle'], []]) {
      const { result } = await run({ places, languages: ['da'] });
      expect(result.unreadable).toEqual(['vejle']);
      expect(result.messages).toEqual(example.messages);
    }
    await expect(run({ languages: ['fr'] })).rejects.toThrow(UsageProblem);
  });

  test('are the only files that are removed: what else lies there stays', async () => {
    const { example, run, host } = workplace();
    host.outputFiles.set('README.md', new Uint8Array([1]));
    host.outputFiles.set('vejle/notes.txt', new Uint8Array([1]));
    await run();
    delete example.places['vejle'];
    await run();
    expect(host.outputFiles.has('README.md')).toBe(true);
    expect(host.outputFiles.has('vejle/notes.txt')).toBe(true);
  });

  test('are taken from a manifest only as far as it names outputs', async () => {
    const { example, run, host } = workplace();
    host.outputFiles.set('README.md', new Uint8Array([1]));
    await run();
    const forged = outputText(host, 'manifest.json').replace('vejle/da/decode-vejle-da.html', 'README.md');
    host.outputFiles.set('manifest.json', new TextEncoder().encode(forged));
    delete example.places['vejle'];
    await run();
    expect(host.outputFiles.has('README.md')).toBe(true);
  });
});
