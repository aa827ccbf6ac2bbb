package dev.lathe.io;

import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// Writes CSV: UTF-8, comma, line feed, quotes only where a cell needs them.
///
/// ```java
/// static void save(Frame frame, Path file) {
///   try (var csv = CsvWriter.to(file)) {
///     csv.frame(frame).finish();
///   }
/// }
/// ```
///
/// A file appears whole or not at all: it is written beside its place and moved there by [#finish];
/// closed without that, nothing is left. An existing file is replaced; a pipe or a device is
/// written to as it is.
///
/// **Missing values.** Written as empty cells.
public final class CsvWriter implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Writer writer;
  private final Optional<Path> target;
  private final Optional<Path> temporary;
  private final String name;

  private CsvWriter(
      OutputStream out, Optional<Path> target, Optional<Path> temporary, String name) {
    this.writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
    this.target = target;
    this.temporary = temporary;
    this.name = name;
  }

  /// A writer of the file at this path.
  ///
  /// @throws TableException when its folder does not exist or cannot be written to
  public static CsvWriter to(Path target) {
    Path whole = target.toAbsolutePath();
    Path folder = whole.getParent();
    if (folder == null || Files.isDirectory(whole)) {
      throw new TableException("'%s' is a folder; name a file to write".formatted(target));
    }
    if (!Files.isDirectory(folder)) {
      throw new TableException(
          "there is no folder '%s' to write '%s' in".formatted(folder, whole.getFileName()));
    }
    if (Files.exists(whole) && !Files.isRegularFile(whole)) return device(target);
    Path temporary =
        folder.resolve("." + whole.getFileName() + "." + ProcessHandle.current().pid());
    try {
      OutputStream out = Files.newOutputStream(temporary);
      temporary.toFile().deleteOnExit();
      return new CsvWriter(out, Optional.of(whole), Optional.of(temporary), target.toString());
    } catch (IOException e) {
      throw unwritable(target.toString(), e);
    }
  }

  /// A pipe or a device cannot be replaced; it is written to as it is.
  private static CsvWriter device(Path target) {
    try {
      OutputStream out = Files.newOutputStream(target, StandardOpenOption.WRITE);
      return new CsvWriter(out, Optional.empty(), Optional.empty(), target.toString());
    } catch (IOException e) {
      throw unwritable(target.toString(), e);
    }
  }

  /// A writer to a stream, which [#close] closes.
  public static CsvWriter to(OutputStream out) {
    return new CsvWriter(out, Optional.empty(), Optional.empty(), "the output");
  }

  /// Writes one row.
  ///
  /// @throws TableException when the disk is full or the reader of the output went away
  public CsvWriter row(String... cells) {
    try {
      for (int cell = 0; cell < cells.length; cell++) {
        if (cell > 0) writer.write(',');
        write(cells[cell], cells.length == 1);
      }
      writer.write('\n');
      return this;
    } catch (IOException e) {
      throw unwritable(name, e);
    }
  }

  /// Writes one row.
  public CsvWriter row(List<String> cells) {
    return row(cells.toArray(String[]::new));
  }

  /// Writes the names of a frame's columns and all its rows.
  public CsvWriter frame(Frame frame) {
    row(frame.names());
    String[] cells = new String[frame.width()];
    for (int row = 0; row < frame.rows(); row++) {
      for (int column = 0; column < cells.length; column++) {
        Column each = frame.column(column);
        cells[column] = each.text(row);
      }
      row(cells);
    }
    return this;
  }

  private void write(String cell, boolean alone) throws IOException {
    if (!quoted(cell, alone)) {
      writer.write(cell);
      return;
    }
    writer.write('"');
    for (int i = 0; i < cell.length(); i++) {
      if (cell.charAt(i) == '"') writer.write('"');
      writer.write(cell.charAt(i));
    }
    writer.write('"');
  }

  /// Whether a cell would not come back as it is without quotes; an empty cell alone in its row
  /// would be a blank line.
  private static boolean quoted(String cell, boolean alone) {
    if (cell.isEmpty()) return alone;
    if (cell.charAt(0) <= ' ' || cell.charAt(cell.length() - 1) <= ' ') return true;
    for (int i = 0; i < cell.length(); i++) {
      char character = cell.charAt(i);
      if (character == ',' || character == '"' || character == '\n' || character == '\r') {
        return true;
      }
    }
    return false;
  }

  /// Says that all rows are written: a file now takes its place.
  ///
  /// @throws TableException when the disk is full
  public void finish() {
    try {
      writer.flush();
      if (target.isEmpty() || temporary.isEmpty()) return;
      writer.close();
      try {
        Files.move(temporary.get(), target.get(), StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException _) {
        Files.move(temporary.get(), target.get(), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw unwritable(name, e);
    }
  }

  @Override
  public void close() {
    try {
      if (temporary.isEmpty()) {
        writer.close();
        return;
      }
      try {
        writer.close();
      } catch (IOException _) {
        // What could not be written is being thrown away.
      }
      Files.deleteIfExists(temporary.get());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TableException unwritable(String name, IOException e) {
    String why =
        switch (e) {
          case AccessDeniedException _ -> "no permission";
          case NoSuchFileException _ -> "no file can be made there";
          default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    return new TableException("'%s' cannot be written: %s".formatted(name, why), e);
  }
}
