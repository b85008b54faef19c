import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a person does with F9 and «Update all indexes», in LibreOffice's own Basic. */
const module = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Export(given As String, made As String, updated As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL(ConvertToURL(given), "_blank", 0, hidden())
  If updated = "updated" Then
    doc.TextFields.refresh()
    For i = 0 To doc.DocumentIndexes.Count - 1
      doc.DocumentIndexes.getByIndex(i).update()
    Next i
    doc.TextFields.refresh()
  End If
  Dim text(1) As New com.sun.star.beans.PropertyValue
  text(0).Name = "FilterName"
  text(0).Value = "Text (encoded)"
  text(1).Name = "FilterOptions"
  text(1).Value = "UTF8,LF"
  doc.storeToURL(ConvertToURL(made), text())
  doc.close(True)
End Sub
</script:module>
`;

/** Lines of a document as LibreOffice shows it: as it opens, and after all fields and indexes were updated. */
export async function linesInOffice(
  soffice: string,
  folder: string,
  bytes: Uint8Array,
): Promise<{ readonly opened: readonly string[]; readonly updated: readonly string[] }> {
  const profile = join(folder, 'profile');
  const words = [`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--norestore'];
  const given = join(folder, 'given.docx');
  await writeFile(given, bytes);
  // The first start makes the profile, and with it the library that the macro belongs to.
  await run(soffice, [...words, '--convert-to', 'txt:Text', '--outdir', folder, given]);
  await writeFile(join(profile, 'user', 'basic', 'Standard', 'Module1.xba'), module);
  const lines = async (state: 'opened' | 'updated') => {
    const made = join(folder, `${state}.txt`);
    await run(soffice, [...words, `macro:///Standard.Module1.Export(${given},${made},${state})`]);
    const text = await readFile(made, 'utf8');
    // Headings stand in a list that shows blanks for numbers.
    return text.split('\n').map((line) => line.trim());
  };
  return { opened: await lines('opened'), updated: await lines('updated') };
}
