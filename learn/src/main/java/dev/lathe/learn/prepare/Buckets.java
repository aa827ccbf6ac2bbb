package dev.lathe.learn.prepare;

import dev.lathe.frame.Column;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Texts;
import dev.lathe.learn.file.Parts;
import dev.lathe.math.Workers;
import java.util.Arrays;
import java.util.List;

/// One column of text, as hashed words.
final class Buckets implements Piece {
  private static final Numbers ZERO = Numbers.of(0);

  private final String column;
  private final double[] rarity;
  private final boolean normalised;
  private final List<String> names;
  private final int bits;

  Buckets(String column, double[] rarity, boolean normalised, List<String> names) {
    this.column = column;
    this.rarity = rarity;
    this.normalised = normalised;
    this.names = List.copyOf(names);
    Sound.length(names.size(), rarity.length, "names of buckets");
    Sound.finite(rarity, "weights of buckets");
    Sound.check(Integer.bitCount(rarity.length) == 1, "buckets are no power of two");
    bits = Integer.numberOfTrailingZeros(rarity.length);
  }

  static int bucket(long hash, int bits) {
    return bits == 0 ? 0 : (int) (hash >>> (64 - bits));
  }

  @Override
  public String column() {
    return column;
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public List<Column> apply(Column values) {
    Texts texts = Words.texts(column, values);
    var row = new Row();
    if (texts.rows() == 1) return one(row, texts.text(0));
    int[] from = new int[rarity.length + 1];
    for (int i = 0; i < texts.rows(); i++) {
      row.read(texts.text(i));
      for (int j = 0; j < row.size; j++) {
        from[row.touched[j] + 1]++;
      }
      row.clear();
    }
    for (int bucket = 0; bucket < rarity.length; bucket++) {
      from[bucket + 1] = Math.addExact(from[bucket + 1], from[bucket]);
    }
    int[] rows = new int[from[rarity.length]];
    float[] cells = new float[rows.length];
    int[] next = from.clone();
    for (int i = 0; i < texts.rows(); i++) {
      row.read(texts.text(i));
      row.weigh();
      for (int j = 0; j < row.size; j++) {
        int at = next[row.touched[j]]++;
        rows[at] = i;
        cells[at] = (float) row.counts[row.touched[j]];
      }
      row.clear();
    }
    List<Numbers> columns =
        Workers.current()
            .map(
                rarity.length,
                bucket -> {
                  double[] made = new double[texts.rows()];
                  for (int at = from[bucket]; at < from[bucket + 1]; at++) {
                    made[rows[at]] = cells[at];
                  }
                  return Numbers.of(made);
                });
    return List.copyOf(columns);
  }

  private List<Column> one(Row row, String text) {
    Column[] columns = new Column[rarity.length];
    Arrays.fill(columns, ZERO);
    row.read(text);
    row.weigh();
    for (int i = 0; i < row.size; i++) {
      int bucket = row.touched[i];
      columns[bucket] = Numbers.of((double) (float) row.counts[bucket]);
    }
    return Arrays.asList(columns);
  }

  Parts parts() {
    return Parts.of("words-column.v1")
        .with("name", column)
        .with("rarity", rarity)
        .with("normalised", normalised)
        .with("names", names);
  }

  static Buckets read(Parts parts) {
    return new Buckets(
        parts.text("name"), parts.doubles("rarity"), parts.yes("normalised"), parts.texts("names"));
  }

  /// The buckets that one text touches.
  private final class Row {
    private final Terms terms = new Terms();
    private final double[] counts = new double[rarity.length];
    private int[] touched = new int[64];
    private int size;

    void read(String text) {
      terms.read(text);
      for (int i = 0; i < terms.size(); i++) {
        int bucket = bucket(terms.hash(i), bits);
        if (counts[bucket]++ == 0) {
          if (size == touched.length) touched = Arrays.copyOf(touched, 2 * size);
          touched[size++] = bucket;
        }
      }
    }

    /// Turns counts into what a column holds. Rounded to single precision they take half the room.
    void weigh() {
      double squares = 0;
      for (int i = 0; i < size; i++) {
        int bucket = touched[i];
        counts[bucket] = (1 + StrictMath.log(counts[bucket])) * rarity[bucket];
        squares += counts[bucket] * counts[bucket];
      }
      double length = normalised && squares > 0 ? Math.sqrt(squares) : 1;
      for (int i = 0; i < size; i++) {
        counts[touched[i]] /= length;
      }
    }

    void clear() {
      for (int i = 0; i < size; i++) {
        counts[touched[i]] = 0;
      }
      size = 0;
    }
  }
}
