/** Why a file is not read. One code per reason, the same for ever: tests and messages hang on them. */
export type PackageErrorCode =
  | 'too-big'
  | 'not-zip'
  | 'not-office'
  | 'legacy-or-encrypted'
  | 'encrypted'
  | 'zip64'
  | 'several-disks'
  | 'too-many-parts'
  | 'damaged'
  | 'unsafe-name'
  | 'duplicate-name'
  | 'unknown-compression'
  | 'part-too-big'
  | 'expands-too-much'
  | 'overlap'
  | 'macros'
  | 'outside-reference'
  | 'external-content'
  | 'not-utf8'
  | 'doctype'
  | 'not-well-formed'
  | 'too-deep'
  | 'too-many-elements';

/** A refusal: `message` says in words what is wrong and what to do; `part` names the part of the package it was found in. */
export class PackageError extends Error {
  override readonly name = 'PackageError';
  readonly code: PackageErrorCode;
  readonly part: string | undefined;

  constructor(code: PackageErrorCode, message: string, part?: string) {
    super(message);
    this.code = code;
    this.part = part;
  }
}
