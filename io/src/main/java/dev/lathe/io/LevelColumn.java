package dev.lathe.io;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.ColumnType;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Texts;
import dev.lathe.frame.Times;
import dev.lathe.frame.YesNo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/*
 * Makes a column of different cells and codes. Unless a type was asked for it is the narrowest that
 * holds every cell: numbers, yes/no, times; then text if most values are different and have several
 * words, else categories. This decides from all rows, so that it does not matter which type the
 * first rows seemed to have.
 */
final class LevelColumn {
  /// Text has more different values than this,
  static final int TEXT_DISTINCT = 20;

  /// of all values at least this share are different,
  static final double TEXT_SHARE = 0.5;

  /// and on average they have at least so many words.
  static final double TEXT_WORDS = 2.5;

  private final List<Part.Levels> parts;
  private final Missing missing;
  private final boolean[] met;
  private final List<Dictionary> dictionaries = new ArrayList<>();
  private final List<int[]> counts = new ArrayList<>();
  private final List<boolean[]> absent = new ArrayList<>();
  private final int rows;

  /// @param parts the blocks' parts, in order
  /// @param missing markers of missing values
  LevelColumn(List<Part> parts, Missing missing) {
    this.parts = parts.stream().map(Part.Levels.class::cast).toList();
    this.missing = missing;
    this.met = new boolean[missing.size()];
    long total = 0;
    IdentityHashMap<Dictionary, int[]> byDictionary = new IdentityHashMap<>();
    for (Part.Levels part : this.parts) {
      total += part.codes.length;
      int[] count = byDictionary.get(part.dictionary);
      if (count == null) {
        count = new int[part.dictionary.size()];
        byDictionary.put(part.dictionary, count);
        dictionaries.add(part.dictionary);
        counts.add(count);
        absent.add(markers(part.dictionary));
      }
      for (int code : part.codes) {
        if (code >= 0) count[code]++;
      }
    }
    rows = Math.toIntExact(total);
  }

  private boolean[] markers(Dictionary dictionary) {
    boolean[] marked = new boolean[dictionary.size()];
    for (int code = 0; code < marked.length; code++) {
      int marker = missing.index(dictionary.bytes(), dictionary.start(code), dictionary.end(code));
      if (marker >= 0) met[marker] = true;
      marked[code] = marker >= 0;
    }
    return marked;
  }

  /// Which markers were met.
  boolean[] met() {
    return met;
  }

  /// The column, of this type or else of the narrowest that fits.
  Column column(Optional<ColumnType> type) {
    if (type.isPresent()) {
      return type.get() == ColumnType.TEXT ? texts() : categories(sorted());
    }
    if (all(Cell.NUMBER)) return numbers();
    if (all(Cell.YES_NO)) return answers();
    if (all(Cell.TIME)) return times();
    List<Level> levels = sorted();
    return text(levels) ? texts() : categories(levels);
  }

  /// The column, of strings unless they all answer yes or no or tell a time.
  Column strings() {
    List<Level> levels = sorted();
    if (!levels.isEmpty() && all(Cell.YES_NO)) return answers();
    if (!levels.isEmpty() && all(Cell.TIME)) return times();
    return text(levels) ? texts() : categories(levels);
  }

  /// What a cell can be.
  enum Cell {
    NUMBER,
    ANY_NUMBER,
    YES_NO,
    TIME,
    CODE,
    DECIMAL_COMMA
  }

  /// How many values are of this sort.
  long count(Cell sort) {
    long count = 0;
    var is = new Is(sort);
    for (int d = 0; d < dictionaries.size(); d++) {
      Dictionary dictionary = dictionaries.get(d);
      for (int code = 0; code < dictionary.size(); code++) {
        if (!absent.get(d)[code] && is.test(dictionary, code)) count += counts.get(d)[code];
      }
    }
    return count;
  }

  /// How many values are present.
  long present() {
    long count = 0;
    for (int d = 0; d < dictionaries.size(); d++) {
      for (int code = 0; code < counts.get(d).length; code++) {
        if (!absent.get(d)[code]) count += counts.get(d)[code];
      }
    }
    return count;
  }

  /// The first value in sort order that is not of this sort.
  String other(Cell sort) {
    var is = new Is(sort);
    return sorted().stream()
        .filter(level -> !is.test(dictionaries.get(level.dictionary), level.code))
        .map(Level::text)
        .findFirst()
        .orElse("");
  }

  private static final class Is {
    private final Cell sort;
    private final NumberCell number = new NumberCell();
    private final TimeCell time = new TimeCell();

    Is(Cell sort) {
      this.sort = sort;
    }

    boolean test(Dictionary dictionary, int code) {
      byte[] bytes = dictionary.bytes();
      int start = dictionary.start(code);
      int end = dictionary.end(code);
      return switch (sort) {
        case NUMBER -> number.read(bytes, start, end) && !number.leadingZero;
        case ANY_NUMBER -> number.read(bytes, start, end);
        case CODE -> number.read(bytes, start, end) && number.leadingZero;
        case YES_NO -> YesNoCell.read(bytes, start, end) >= 0;
        case TIME -> time.read(bytes, start, end) != TimeCell.NONE;
        case DECIMAL_COMMA -> {
          byte[] point = Arrays.copyOfRange(bytes, start, end);
          int comma = Utf8.indexOf((byte) ',', point, 0, point.length);
          if (comma == point.length) yield false;
          point[comma] = '.';
          yield number.read(point, 0, point.length);
        }
      };
    }
  }

  /// Whether every value is of this sort.
  boolean all(Cell sort) {
    var is = new Is(sort);
    for (int d = 0; d < dictionaries.size(); d++) {
      Dictionary dictionary = dictionaries.get(d);
      for (int code = 0; code < dictionary.size(); code++) {
        if (!absent.get(d)[code] && !is.test(dictionary, code)) return false;
      }
    }
    return true;
  }

  private int dictionary(Part.Levels part) {
    for (int d = 0; d < dictionaries.size(); d++) {
      if (dictionaries.get(d) == part.dictionary) return d;
    }
    throw new IllegalStateException("a part without its dictionary");
  }

  private interface Taker {
    void take(int row, int dictionary, int code);
  }

  private void eachPresent(Taker taker) {
    int row = 0;
    for (Part.Levels part : parts) {
      int d = dictionary(part);
      boolean[] marked = absent.get(d);
      for (int code : part.codes) {
        if (code >= 0 && !marked[code]) taker.take(row, d, code);
        row++;
      }
    }
  }

  Column numbers() {
    var number = new NumberCell();
    boolean[] whole = {true};
    eachLevel((_, d, code) ->
        whole[0] &= number.read(bytes(d), start(d, code), end(d, code)) && number.whole);
    if (whole[0]) {
      long[] values = new long[rows];
      Arrays.fill(values, Long.MIN_VALUE);
      eachPresent((row, d, code) -> {
        number.read(bytes(d), start(d, code), end(d, code));
        values[row] = number.bits;
      });
      return Numbers.of(values);
    }
    double[] values = new double[rows];
    Arrays.fill(values, Double.NaN);
    eachPresent((row, d, code) -> {
      number.read(bytes(d), start(d, code), end(d, code));
      values[row] = number.whole ? number.bits : number.value;
    });
    return Numbers.of(values);
  }

  private void eachLevel(Taker taker) {
    for (int d = 0; d < dictionaries.size(); d++) {
      for (int code = 0; code < dictionaries.get(d).size(); code++) {
        if (!absent.get(d)[code]) taker.take(-1, d, code);
      }
    }
  }

  private byte[] bytes(int dictionary) {
    return dictionaries.get(dictionary).bytes();
  }

  private int start(int dictionary, int code) {
    return dictionaries.get(dictionary).start(code);
  }

  private int end(int dictionary, int code) {
    return dictionaries.get(dictionary).end(code);
  }

  Column answers() {
    byte[] codes = new byte[rows];
    Arrays.fill(codes, (byte) -1);
    eachPresent((row, d, code) ->
        codes[row] = (byte) YesNoCell.read(bytes(d), start(d, code), end(d, code)));
    return YesNo.ofCodes(codes);
  }

  Column times() {
    long[] micros = new long[rows];
    Arrays.fill(micros, Times.MISSING);
    var time = new TimeCell();
    eachPresent((row, d, code) -> micros[row] = time.read(bytes(d), start(d, code), end(d, code)));
    return Times.ofMicros(micros);
  }

  private Column texts() {
    List<String[]> levels = new ArrayList<>();
    for (Dictionary dictionary : dictionaries) {
      String[] texts = new String[dictionary.size()];
      Arrays.setAll(texts, dictionary::level);
      levels.add(texts);
    }
    @Nullable String[] values = new @Nullable String[rows];
    eachPresent((row, d, code) -> values[row] = levels.get(d)[code]);
    return Texts.of(values);
  }

  private record Level(String text, int dictionary, int code) {}

  private List<Level> sorted() {
    List<Level> levels = new ArrayList<>();
    eachLevel((_, d, code) -> levels.add(new Level(dictionaries.get(d).level(code), d, code)));
    levels.sort(Comparator.comparing(Level::text));
    return levels;
  }

  private boolean text(List<Level> levels) {
    long words = 0;
    long present = 0;
    int distinct = 0;
    String last = "";
    for (Level level : levels) {
      if (!level.text.equals(last)) distinct++;
      last = level.text;
      long count = counts.get(level.dictionary)[level.code];
      words += count * words(level.text);
      present += count;
    }
    return distinct > TEXT_DISTINCT
        && distinct >= TEXT_SHARE * present
        && words >= TEXT_WORDS * present;
  }

  private static int words(String text) {
    int words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean space = text.charAt(i) <= ' ';
      if (!space && !inside) words++;
      inside = !space;
    }
    return words;
  }

  private Column categories(List<Level> levels) {
    List<String> names = new ArrayList<>();
    List<int[]> codes = new ArrayList<>();
    for (Dictionary dictionary : dictionaries) {
      codes.add(new int[dictionary.size()]);
    }
    for (Level level : levels) {
      if (names.isEmpty() || !names.getLast().equals(level.text)) names.add(level.text);
      codes.get(level.dictionary)[level.code] = names.size() - 1;
    }
    int[] all = new int[rows];
    Arrays.fill(all, Categories.MISSING);
    eachPresent((row, d, code) -> all[row] = codes.get(d)[code]);
    return Categories.of(names, all);
  }
}
