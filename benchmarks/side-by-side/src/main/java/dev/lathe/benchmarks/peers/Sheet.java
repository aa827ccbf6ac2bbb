package dev.lathe.benchmarks.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Rows in a file that every side reads for itself, column by column, so that nobody's memory holds
/// another's form of them.
///
/// One line of ASCII: `sheet ROWS KIND CLASSES FORM…`, filled up with blanks to a multiple of eight
/// bytes; then doubles, low byte first: the target (numbers or class codes), then each column. The
/// form of a column is 0 for numbers, the count of levels for categories (codes, `NaN` is missing),
/// and -1 for numbers that are mostly zero: how many are not, their rows, their values.
final class Sheet {
  static final int SPARSE = -1;

  private final Path path;
  private final int rows;
  private final Kind kind;
  private final int classes;
  private final int[] forms;
  private final long[] starts;

  private Sheet(Path path, String[] heading, long start) {
    this.path = path;
    rows = Integer.parseInt(heading[1]);
    kind = Kind.valueOf(heading[2]);
    classes = Integer.parseInt(heading[3]);
    forms = Arrays.stream(heading).skip(4).mapToInt(Integer::parseInt).toArray();
    starts = new long[forms.length + 1];
    starts[0] = start;
    long at = start + 8L * rows;
    for (int column = 0; column < forms.length; column++) {
      starts[column + 1] = at;
      at += 8L * (forms[column] == SPARSE ? 1 + 2 * (long) read(at, 1)[0] : rows);
    }
  }

  private Sheet(Path path, int rows, Kind kind, int classes, int[] forms, long[] starts) {
    this.path = path;
    this.rows = rows;
    this.kind = kind;
    this.classes = classes;
    this.forms = forms;
    this.starts = starts;
  }

  static Sheet open(Path path) {
    try (FileChannel channel = FileChannel.open(path)) {
      ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
      channel.read(bytes, 0);
      String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
      int end = text.indexOf('\n') + 1;
      return new Sheet(path, text.substring(0, end).strip().split(" ", -1), end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The first rows, as many as told; the whole sheet where it has no more.
  Sheet first(int most) {
    if (most >= rows) return this;
    if (sparse()) throw new IllegalArgumentException("a sparse sheet is taken whole");
    return new Sheet(path, most, kind, classes, forms, starts);
  }

  Path path() {
    return path;
  }

  int rows() {
    return rows;
  }

  int width() {
    return forms.length;
  }

  Kind kind() {
    return kind;
  }

  /// How many classes the target has; 0 for numbers.
  int classes() {
    return classes;
  }

  /// Figures for a row in a prediction: one, or one for each of several classes.
  int outputs() {
    return kind == Kind.MULTICLASS ? classes : 1;
  }

  /// The count of levels of a column of categories, else 0.
  int levels(int column) {
    return Math.max(0, forms[column]);
  }

  /// The numbers of the columns that hold categories.
  List<Integer> categories() {
    var found = new ArrayList<Integer>();
    for (int column = 0; column < forms.length; column++) {
      if (forms[column] > 0) found.add(column);
    }
    return found;
  }

  boolean sparse() {
    return Arrays.stream(forms).anyMatch(form -> form == SPARSE);
  }

  double[] target() {
    return read(starts[0], rows);
  }

  double[] column(int column) {
    double[] values = new double[rows];
    copy(column, values);
    return values;
  }

  /// Reads a column into an array that may be used for the next one: what a side leaves behind when
  /// it loads its rows is not what learning needs.
  void copy(int column, double[] into) {
    if (forms[column] != SPARSE) {
      read(starts[column + 1], rows, into);
      return;
    }
    Arrays.fill(into, 0, rows, 0);
    double[][] filled = filled(column);
    for (int i = 0; i < filled[0].length; i++) into[(int) filled[0][i]] = filled[1][i];
  }

  /// The rows where a column is not zero, ascending, and its values there.
  double[][] filled(int column) {
    if (forms[column] != SPARSE) throw new IllegalArgumentException("column is not sparse");
    int count = (int) read(starts[column + 1], 1)[0];
    long at = starts[column + 1] + 8;
    return new double[][] {read(at, count), read(at + 8L * count, count)};
  }

  private double[] read(long at, int count) {
    double[] values = new double[count];
    read(at, count, values);
    return values;
  }

  private void read(long at, int count, double[] values) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel channel = FileChannel.open(path)) {
      int done = 0;
      while (done < count) {
        bytes.clear().limit((int) Math.min(bytes.capacity(), 8L * (count - done)));
        while (bytes.hasRemaining()) {
          if (channel.read(bytes, at + 8L * done + bytes.position()) < 0) {
            throw new IOException(path + " is cut short; delete it and run again");
          }
        }
        int here = bytes.flip().remaining() / 8;
        bytes.asDoubleBuffer().get(values, done, here);
        done += here;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes a sheet: the target first, then the columns in order.
  static final class Writer implements AutoCloseable {
    private final Path path;
    private final Path part;
    private final FileChannel channel;
    private final ByteBuffer bytes =
        ByteBuffer.allocateDirect(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

    Writer(Path path, int rows, Kind kind, int classes, int[] forms) throws IOException {
      this.path = path;
      part = path.resolveSibling(path.getFileName() + ".part");
      Files.createDirectories(path.toAbsolutePath().resolveSibling("."));
      channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING);
      String heading =
          Arrays.stream(forms)
              .mapToObj(String::valueOf)
              .collect(
                  Collectors.joining(" ", "sheet " + rows + " " + kind + " " + classes + " ", ""));
      String padded = heading + " ".repeat(7 - heading.length() % 8) + "\n";
      channel.write(ByteBuffer.wrap(padded.getBytes(StandardCharsets.ISO_8859_1)));
    }

    void write(double[] values) throws IOException {
      for (int done = 0; done < values.length; ) {
        int here = Math.min(bytes.capacity() / 8, values.length - done);
        bytes.clear();
        bytes.asDoubleBuffer().put(values, done, here);
        bytes.limit(8 * here);
        while (bytes.hasRemaining()) channel.write(bytes);
        done += here;
      }
    }

    /// Writes a column that is mostly zero.
    void writeSparse(double[] places, double[] values) throws IOException {
      write(new double[] {places.length});
      write(places);
      write(values);
    }

    @Override
    public void close() throws IOException {
      channel.close();
      Files.move(part, path, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
