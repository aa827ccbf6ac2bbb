package dev.lathe.io;

import dev.lathe.frame.Frame;
import dev.lathe.frame.RowSource;
import dev.lathe.frame.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads tables from files: CSV and JSON lines, also packed with gzip.
///
/// ```java
/// static Frame young(Path file) {
///   return TableFile.read(file).select(List.of("age", "income"));
/// }
/// ```
///
/// Delimiter, quote, header, encoding and markers of missing values are found out unless a
/// [Reading] says them. A column's type holds for every row: numbers, yes/no (`yes no true false y
/// n`), time (dates that can be read in one way), categories, or text where more than 20 and at
/// least half of the values are different and they have 2.5 words or more on average. Numbers with
/// leading zeros are categories. A column without any value is of numbers.
///
/// **Missing values.** Empty cells, and cells that hold nothing but a marker
/// ([Reading#USUAL_MISSING]).
///
/// **Cost.** About a second for 200 MB on two cores. Memory: the frame, one column twice, a few
/// megabytes a thread. An input stream is first copied to a temporary file.
public final class TableFile {
  private TableFile() {}

  /// The table in a file.
  ///
  /// @throws TableException when the file is absent, empty, a folder, not text, or has lines of
  ///   different lengths, or names that are blank or come twice
  public static Frame read(Path file) {
    return read(file, new Reading()).frame();
  }

  /// The table in a file, read as told.
  ///
  /// @throws TableException as [#read(Path)], and when a cell does not fit a type that was told
  public static Loaded read(Path file, Reading reading) {
    return read(List.of(file), file.getFileName().toString(), reading);
  }

  /// The table in several files with the same columns, one below the other.
  ///
  /// @param name what a person calls them together
  /// @throws TableException as [#read(Path, Reading)], and when columns differ
  public static Loaded read(List<Path> files, String name, Reading reading) {
    return read(files, name, reading, Blocks.SIZE);
  }

  static Loaded read(List<Path> files, String name, Reading reading, int blockSize) {
    try (var inputs = new Inputs(files)) {
      return new TableReader(inputs.all(), name, reading, blockSize).read();
    }
  }

  /// The table in a stream, which is read to its end and not closed.
  ///
  /// @param name what a person calls it, `stdin` for example
  public static Loaded read(InputStream in, String name, Reading reading) {
    try (var inputs = new Inputs(in, name)) {
      return new TableReader(inputs.all(), name, reading, Blocks.SIZE).read();
    }
  }

  /// The rows of a file for what goes through them more than once without holding them.
  ///
  /// The types of columns are those that fit the first thousand rows, until a later row refutes
  /// one: then the rows are gone through again, by a type that holds both. Whether a column is text
  /// or categories is told from the first rows alone. [Reading#types()] settles types.
  ///
  /// ```java
  /// static RowSource clicks(Path file) {
  ///   return TableFile.rows(List.of(file), "clicks", new Reading());
  /// }
  /// ```
  ///
  /// **Cost.** As reading it, for each time; memory for a megabyte of the file a thread.
  ///
  /// @param name what a person calls the files together
  /// @throws TableException as [#read(Path, Reading)]; what is wrong with a line is said when it
  ///   comes
  public static RowSource rows(List<Path> files, String name, Reading reading) {
    return rows(files, name, reading, Blocks.SIZE);
  }

  static RowSource rows(List<Path> files, String name, Reading reading, int blockSize) {
    var inputs = new Inputs(files);
    try {
      return new FileRows(inputs, name, reading, blockSize);
    } catch (RuntimeException e) {
      inputs.close();
      throw e;
    }
  }

  /// The rows of files with the same columns, a bounded number at a time.
  ///
  /// @param schema the columns wanted and their types; those the files lack are left out
  /// @throws TableException as [#read(Path, Reading)]; what is wrong with a line is said when it
  ///   comes
  public static Chunks chunks(List<Path> files, Reading reading, Schema schema) {
    return FileChunks.open(new Inputs(files), reading, schema);
  }

  /// The rows of a stream, a bounded number at a time; the stream is first copied to a temporary
  /// file.
  public static Chunks chunks(InputStream in, String name, Reading reading, Schema schema) {
    return FileChunks.open(new Inputs(in, name), reading, schema);
  }

  /// Files that may be read more than once; what comes from a stream lies in a temporary file until
  /// closed.
  static final class Inputs implements AutoCloseable {
    private final List<Input> all = new ArrayList<>();
    private final List<Path> temporary = new ArrayList<>();

    Inputs(List<Path> files) {
      if (files.isEmpty()) throw new TableException("there is no file to read");
      try {
        for (Path file : files) {
          Lookup.check(file);
          String name = file.getFileName().toString();
          if (Files.isRegularFile(file)) {
            all.add(Input.of(file, name, false));
          } else {
            try (InputStream in = Files.newInputStream(file)) {
              all.add(Input.of(spool(in, name), name, true));
            }
          }
        }
      } catch (IOException e) {
        close();
        throw new TableException("'%s' cannot be read: %s".formatted(files, e.getMessage()), e);
      } catch (TableException e) {
        close();
        throw e;
      }
    }

    Inputs(InputStream in, String name) {
      try {
        all.add(Input.of(spool(in, name), name, true));
      } catch (TableException e) {
        close();
        throw e;
      }
    }

    List<Input> all() {
      return all;
    }

    private Path spool(InputStream in, String name) {
      try {
        Path file = Files.createTempFile("lathe", ".input");
        temporary.add(file);
        file.toFile().deleteOnExit();
        Files.copy(in, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return file;
      } catch (IOException e) {
        throw new TableException("'%s' cannot be read: %s".formatted(name, e.getMessage()), e);
      }
    }

    @Override
    public void close() {
      for (Path file : temporary) {
        try {
          Files.deleteIfExists(file);
        } catch (IOException e) {
          System.getLogger("dev.lathe.io").log(System.Logger.Level.WARNING, "left " + file, e);
        }
      }
    }
  }
}
