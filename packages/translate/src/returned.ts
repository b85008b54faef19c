import type { Message, Origin, Unit } from '@decode/model';

/** What a translator's tool says of a text: not touched, translated, looked at by a second person. */
export type ReturnedState = 'initial' | 'translated' | 'reviewed';

/** A text that came back from a translator, not yet compared with the project. */
export interface ReturnedUnit {
  readonly id: string;
  readonly state: ReturnedState;
  /** Hash of the translation that went out; absent where there was none or the tool dropped it. */
  readonly sent?: string;
  readonly origin: Origin;
  /**
   * Canonical texts, `target` empty where there is none.
   * @throws ContentFault where they cannot be understood.
   */
  read(unit: Unit): { readonly source: string; readonly target: string };
}

export interface ReturnedFolder {
  /** Undefined where the file does not say; its ids do. */
  readonly folder: string | undefined;
  /** Of what was translated, where the file says so. */
  readonly sourceLanguage?: string;
  readonly language: string;
  /** Into which it was to be translated when it went out, where the file still says so. */
  readonly sentLanguage?: string;
  readonly units: readonly ReturnedUnit[];
  /** Ids of the texts that went out in it, where the file still says so: tools and people leave some out. */
  readonly wentOut?: readonly string[];
  /** Where the folder begins in the file. */
  readonly origin: Origin;
}

export interface Returned {
  readonly folders: readonly ReturnedFolder[];
  /** How many folders went out in the file, where it says so. */
  readonly foldersSent?: number;
  /** With an error among them, nothing can be taken. */
  readonly messages: readonly Message[];
}

/** A content that cannot be understood, in words for the person who sent it. */
export class ContentFault extends Error {}
