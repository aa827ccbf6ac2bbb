package dev.lathe.benchmarks.peers;

import dev.lathe.benchmarks.QualitySet;
import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Texts;
import dev.lathe.frame.Times;
import dev.lathe.frame.YesNo;
import dev.lathe.query.Access;
import dev.lathe.query.TableSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The rows of every work, written once to a folder: a sheet to learn from and one held out.
///
/// Made-up sets are named for their rows and columns, `made-100000x50`; the public ones are found
/// in the folder of data sets. Of seed 0 a public set is split by the rule of the quality bars, and
/// of other seeds by the same rule with another key. Of a date only the day of the month is left:
/// the sets here have year and month beside it.
///
/// @param folder where sheets are kept
/// @param data the folder of public sets
record Sheets(Path folder, Path data) {
  /// The set in which what is strange is looked for among the rows learned from.
  private static final String EVERY_ROW = "http_kdd99";

  /// The list of the quality bars, put beside the classes by the build.
  private static final String LIST = "/sets.csv";

  /// Sets that have no bar of quality, in the form of that list.
  private static final String OTHERS =
      """
      set,file,target,drop,score,bar
      skin_segmentation,skin_segmentation.csv.gz,skin,,auc,
      http_kdd99,http_kdd99.csv.gz,anomaly,,auc,
      """;

  /// The sets of the quality bars.
  static List<QualitySet> sets() {
    try (InputStream list = Sheets.class.getResourceAsStream(LIST)) {
      if (list == null) throw new IllegalStateException("the build left out " + LIST);
      return QualitySet.all(new String(list.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The rows to learn from.
  static Path train(Path folder, String name, long seed) {
    return folder.resolve(name + "-" + seed + "-train.sheet");
  }

  /// The rows held out.
  static Path test(Path folder, String name, long seed) {
    return folder.resolve(name + "-" + seed + "-test.sheet");
  }

  /// Sees to it that both sheets are there.
  void make(String name, long seed) throws IOException {
    Path train = train(folder, name, seed);
    Path test = test(folder, name, seed);
    if (Files.exists(train) && Files.exists(test)) return;
    System.err.println("side-by-side: making the rows of " + name + ", seed " + seed);
    if (name.startsWith("made-")) {
      String[] size = name.substring("made-".length()).split("x", -1);
      int rows = Integer.parseInt(size[0]);
      var made = new MadeRows(7 + 1000 * seed, Integer.parseInt(size[1]), 0.7);
      made.write(test, IntStream.range(rows, rows + Math.max(20_000, rows / 10)).toArray());
      made.write(train, IntStream.range(0, rows).toArray());
    } else if (name.startsWith("sparse-")) {
      int rows = Integer.parseInt(name.substring("sparse-".length()));
      var made = new SparseRows(7 + 1000 * seed);
      made.write(test, rows, rows + 20_000);
      made.write(train, 0, rows);
    } else if (name.equals("synth_500k")) {
      var made = new MadeRows(7, 50, 2);
      made.write(test, split(500_000, seed, true));
      made.write(train, split(500_000, seed, false));
    } else {
      write(name, train, test, seed);
    }
  }

  private static int[] split(int rows, long seed, boolean test) {
    return IntStream.range(0, rows)
        .filter(row -> (Draw.uniform(42 + seed, row) < 0.2) == test)
        .toArray();
  }

  private void write(String name, Path train, Path test, long seed) throws IOException {
    QualitySet set =
        Stream.concat(sets().stream(), QualitySet.all(OTHERS).stream())
            .filter(entry -> entry.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("there is no set " + name));
    Path file = data.resolve(set.file());
    if (!Files.exists(file)) {
      throw new Absent("there is no " + file.getFileName() + " in the folder of data sets");
    }
    Frame frame =
        TableSource.of(file.toString(), new Access())
            .read(new dev.lathe.io.Reading())
            .frame()
            .without(set.drop());
    boolean all = name.equals(EVERY_ROW);
    int[] rows = IntStream.range(0, frame.rows()).toArray();
    write(frame, set, train, all ? rows : split(frame.rows(), seed, false));
    write(frame, set, test, all ? rows : split(frame.rows(), seed, true));
  }

  private static void write(Frame frame, QualitySet set, Path file, int[] rows) throws IOException {
    boolean numbers = set.numbers();
    Column answer = frame.column(set.target());
    if (!numbers) answer = asCategories(answer);
    int classes = answer instanceof Categories categories ? categories.levels().size() : 0;
    Kind kind = numbers ? Kind.REGRESSION : classes == 2 ? Kind.BINARY : Kind.MULTICLASS;
    Frame inputs = frame.without(List.of(set.target()));
    int[] forms = new int[inputs.width()];
    for (int i = 0; i < forms.length; i++) {
      forms[i] = inputs.column(i) instanceof Categories categories ? categories.levels().size() : 0;
    }
    try (var writer = new Sheet.Writer(file, rows.length, kind, classes, forms)) {
      writer.write(values(answer.rows(rows)));
      for (int i = 0; i < forms.length; i++) writer.write(values(inputs.column(i).rows(rows)));
    }
  }

  /// A target's classes, whatever the reader took them for.
  private static Categories asCategories(Column column) {
    if (column instanceof Categories categories) return categories;
    String[] words = new String[column.rows()];
    for (int row = 0; row < words.length; row++) words[row] = column.text(row);
    return Categories.of(words);
  }

  private static double[] values(Column column) {
    double[] values = new double[column.rows()];
    switch (column) {
      case Numbers numbers -> values = numbers.toArray();
      case Categories categories -> {
        int[] codes = categories.toCodes();
        for (int row = 0; row < codes.length; row++) {
          values[row] = codes[row] == Categories.MISSING ? Double.NaN : codes[row];
        }
      }
      case YesNo _ -> {
        for (int row = 0; row < values.length; row++) {
          String text = column.text(row);
          values[row] =
              column.missing(row) ? Double.NaN : text.equals("yes") || text.equals("true") ? 1 : 0;
        }
      }
      case Times times -> {
        for (int row = 0; row < values.length; row++) {
          values[row] = times.missing(row) ? Double.NaN : times.at(row).getDayOfMonth();
        }
      }
      case Texts _ -> throw new IllegalArgumentException("no public set here has texts");
    }
    return Arrays.copyOf(values, values.length);
  }
}
