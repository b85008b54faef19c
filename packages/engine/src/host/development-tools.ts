import list from './development-tools.json' with { type: 'json' };

/**
 * A program that makes no document, or not the whole of one: it looks at what was made, or keeps the project. The list is
 * JSON because `.ci/run` reads it before anything is installed.
 */
export interface DevelopmentTool {
  readonly name: string;
  /** Names on PATH, or whole paths where an installer leaves PATH alone; the first one found is taken. */
  readonly programs: readonly string[];
  /** What makes it tell its version. */
  readonly ask: readonly string[];
  readonly neededFor: string;
  /** What does not work without it. */
  readonly cost: string;
  /** Packages of Debian. */
  readonly debian?: string;
  /** How to get it on other systems, or on all. */
  readonly otherwise: string;
}

export const developmentTools: readonly DevelopmentTool[] = list;

/** What to type. */
export function howToGet({ debian, otherwise }: DevelopmentTool): string {
  return debian === undefined ? otherwise : `Debian: apt-get install ${debian}; ${otherwise}`;
}
