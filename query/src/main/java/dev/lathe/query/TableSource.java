package dev.lathe.query;

import dev.lathe.frame.RowSource;
import dev.lathe.frame.Schema;
import dev.lathe.io.Chunks;
import dev.lathe.io.Loaded;
import dev.lathe.io.Reading;
import dev.lathe.io.TableException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where a table comes from, named in one string: a file (CSV, JSON lines, either packed with gzip;
/// Parquet), several by a pattern (`*`, `?`), `-` for standard input, or SQL over files.
///
/// ```java
/// static Loaded adults() {
///   String sql = "select * from 'people.parquet' where age >= 18";
///   return TableSource.of(sql, new Access()).read(new Reading());
/// }
/// ```
///
/// SQL is what begins with `select` or `with`. It must be one statement that only reads, from files
/// under the working folder or those that [Access] names; it cannot reach a network, write, or load
/// anything. DuckDB, which runs it, is loaded for SQL and Parquet only.
///
/// **Cost.** As [dev.lathe.io.TableFile]; SQL and Parquet a second more to load DuckDB. SQL runs on
/// one thread, so that rows come in the same order every time.
public sealed interface TableSource permits FileSource, StreamSource, ParquetSource, SqlSource {
  /// All rows.
  ///
  /// @throws TableException when there is no such file, or it is not as it should be
  Loaded read(Reading reading);

  /// The rows a bounded number at a time.
  ///
  /// @param schema the columns wanted and their types; those the source lacks are left out
  /// @throws TableException when there is no such file, or it is not as it should be
  Chunks chunks(Reading reading, Schema schema);

  /// The rows for what goes through them more than once without holding them: those of CSV and JSON
  /// lines in files.
  ///
  /// @throws TableException when there is no such file, it is not as it should be, or the rows come
  ///   from elsewhere
  RowSource rows(Reading reading);

  /// A short name for what is made of it: a file's name without folder and endings, `sql` or
  /// `stdin`.
  String name();

  /// The source that a string names.
  ///
  /// @throws TableException when a pattern matches no file
  static TableSource of(String spec, Access access) {
    if (spec.equals("-")) return new StreamSource(access.input());
    boolean exists = exists(spec);
    if (!exists && Sql.looksLike(spec)) return new SqlSource(spec, access);
    boolean pattern = !exists && Pattern.compile("[*?]").matcher(spec).find();
    List<Path> files = pattern ? Glob.files(spec) : List.of(Path.of(spec));
    String last = Path.of(spec.replace('*', '_').replace('?', '_')).getFileName().toString();
    String label = pattern ? spec.substring(spec.length() - last.length()) : last;
    boolean parquet = files.stream().allMatch(ParquetSource::is);
    return parquet ? new ParquetSource(files, label) : new FileSource(files, label);
  }

  private static boolean exists(String spec) {
    try {
      return Files.exists(Path.of(spec));
    } catch (InvalidPathException _) {
      return false;
    }
  }

  /// A file's name without its endings and without what stands for other letters.
  static String stem(String label) {
    String lower = label.toLowerCase(Locale.ROOT);
    int end = lower.endsWith(".gz") ? label.length() - 3 : label.length();
    int dot = label.lastIndexOf('.', end - 1);
    String stem = label.substring(0, dot > 0 ? dot : end);
    String plain = stem.replaceAll("[*?]+", "").replaceAll("^[-_. ]+|[-_. ]+$", "");
    return plain.isEmpty() ? "table" : plain;
  }
}
