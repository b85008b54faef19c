/**
 * How a catalogue is written as PO, in one place for reading and printing. GNU gettext's conventions
 * (https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html), so that Poedit, Weblate and OmegaT open it:
 *
 *     #  translators' comments
 *     #. kind | section | hash of the source text
 *     #, md-text, fuzzy
 *     #| msgid "the text that the translation is of"
 *     msgctxt "id of the unit"
 *     msgid "source text"
 *     msgstr "translation"
 *
 * `fuzzy` with a previous msgid: the source changed since (stale). `fuzzy` alone: no person has confirmed it. Both at
 * once need a mark of their own, or a reverted source would make an unconfirmed translation current.
 */
export const flags = {
  fuzzy: 'fuzzy',
  markdown: 'md-text',
  icu: 'icu-message-format',
  unconfirmed: 'unconfirmed',
} as const;

/**
 * Head lines of an exported catalogue: the folder that it belongs to, the language that it went out to be translated
 * into, which tools do not touch as they do `Language`, and the ids of the texts that went out.
 */
export const folderHeader = 'X-Decode-Folder';
export const languageHeader = 'X-Decode-Language';
export const textsHeader = 'X-Decode-Texts';
/**
 * At the end of the first line of an exported entry's extracted comment: hash of the translation that went out. What
 * breaks that translation is said below, and the entry is fuzzy.
 */
export const sentMark = /\| sent (h1:\w+)/;

/** Begins a translator's comment with a person's reason why the translation is right as it is. */
export const acceptedMark = 'accepted:';
