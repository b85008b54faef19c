import type { Converter, Finisher, Office, Printer, Rasteriser } from '@decode/model';

/** The effects that formats need; engine gives them. A format asks for the part it uses. */
export type Tools = Printer & Converter & Office & Rasteriser & Partial<Finisher>;
