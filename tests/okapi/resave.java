import java.io.File;
import java.nio.file.Path;
import net.sf.okapi.lib.xliff2.core.Fragment;
import net.sf.okapi.lib.xliff2.core.Segment;
import net.sf.okapi.lib.xliff2.core.StartXliffData;
import net.sf.okapi.lib.xliff2.reader.Event;
import net.sf.okapi.lib.xliff2.reader.XLIFFReader;
import net.sf.okapi.lib.xliff2.writer.XLIFFWriter;

/**
 * Reads XLIFF files against the schemas of OASIS and the rules beyond them, adds a word to every tenth translation that
 * holds no codes, and writes each again into a folder. Prints a line a file: its units and how many were edited, or
 * what is wrong.
 */
class Resave {
  public static void main(String[] args) {
    for (int i = 1; i < args.length; i++) {
      try {
        System.out.println(resave(new File(args[i]), Path.of(args[0], new File(args[i]).getName()).toFile()));
      } catch (Exception wrong) {
        System.out.println("wrong: " + String.valueOf(wrong.getMessage()).replaceAll("\\s+", " "));
      }
    }
  }

  static String resave(File from, File to) {
    int units = 0;
    int edited = 0;
    try (XLIFFReader reader = new XLIFFReader(XLIFFReader.VALIDATION_MAXIMAL);
        XLIFFWriter writer = new XLIFFWriter()) {
      reader.open(from);
      while (reader.hasNext()) {
        Event event = reader.next();
        if (event.isStartXliff()) {
          StartXliffData start = event.getStartXliffData();
          writer.create(to, start.getSourceLanguage(), start.getTargetLanguage());
        }
        if (event.isUnit()) {
          units++;
          for (Segment segment : event.getUnit().getSegments()) {
            Fragment target = segment.getTarget();
            if (units % 10 != 0 || target == null || target.hasTag()) continue;
            target.append(" (word)");
            edited++;
          }
        }
        writer.writeEvent(event);
      }
    }
    return units + " " + edited;
  }
}
