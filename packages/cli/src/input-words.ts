import type { AnyVerb, InputMeta } from '@decode/engine';

/** A field of a verb's input as it is typed. */
export interface InputWord {
  /** Name of the field. */
  readonly field: string;
  readonly description: string;
  /** `place`: stands without a name. */
  readonly positional?: string;
  /** `tag`: the word shown for an option's value; absent where it is a switch. */
  readonly value?: string;
  readonly many: boolean;
  readonly required: boolean;
  readonly number: boolean;
  readonly choices?: readonly string[];
}

interface JsonSchema extends Partial<InputMeta> {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

/** The fields of a verb's input, read from its JSON Schema. */
export function inputWords(verb: AnyVerb): InputWord[] {
  const schema = verb.input.toJSONSchema({ io: 'input' }) as JsonSchema;
  return Object.entries(schema.properties ?? {}).map(([field, property]) => {
    const many = property.type === 'array';
    const one = many ? (property.items ?? {}) : property;
    return {
      field,
      description: property.description ?? '',
      many,
      required: schema.required?.includes(field) ?? false,
      number: one.type === 'integer' || one.type === 'number',
      ...(property.positional !== undefined && { positional: property.positional }),
      ...(one.type !== 'boolean' &&
        property.positional === undefined && { value: property.value ?? one.type ?? 'value' }),
      ...(one.enum && { choices: one.enum }),
    };
  });
}

/** `dryRun` as it is typed: `--dry-run`. */
export function optionName(field: string): string {
  return `--${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
