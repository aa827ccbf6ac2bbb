package dev.lathe.learn.prepare;

import dev.lathe.frame.Column;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Texts;
import dev.lathe.learn.file.Parts;
import java.util.Arrays;
import java.util.List;

/// One column of text, as a column for each of some slots of words. Where a name is left over, the
/// text is plain: not normalised, and the last column is its length.
final class WordColumns implements Piece {
  /// To what length a normalised text is brought: as long as some four scaled columns, so that a
  /// learner that penalises coefficients lets the words speak.
  private static final double LENGTH = 2;

  private static final Numbers ZERO = Numbers.of(0);

  private final String column;
  private final int[] slots;
  private final double[] rarity;
  private final List<String> names;

  WordColumns(String column, int[] slots, double[] rarity, List<String> names) {
    this.column = column;
    this.slots = slots;
    this.rarity = rarity;
    this.names = List.copyOf(names);
    Sound.length(rarity.length, slots.length, "weights of words");
    Sound.finite(rarity, "weights of words");
    Sound.within(slots, 0, Terms.SLOTS, "slots of words");
    Sound.check(slots.length > 0, "a text has no words");
    for (int i = 1; i < slots.length; i++) {
      Sound.check(slots[i - 1] < slots[i], "slots of words are not in order");
    }
    Sound.length(names.size(), slots.length + (normalised() ? 0 : 1), "names of words");
  }

  private boolean normalised() {
    return names.size() == slots.length;
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
    var text = new Text();
    Column[] columns = new Column[names.size()];
    if (texts.rows() == 1) {
      Arrays.fill(columns, ZERO);
      text.read(texts.text(0));
      for (int i = 0; i < text.size; i++) {
        columns[text.touched[i]] = Numbers.of(text.cell(i));
      }
    } else {
      fill(columns, texts, text);
    }
    if (!normalised()) columns[slots.length] = lengths(texts);
    return Arrays.asList(columns);
  }

  private void fill(Column[] columns, Texts texts, Text text) {
    var cells = new Cells(slots.length);
    for (int row = 0; row < texts.rows(); row++) {
      text.read(texts.text(row));
      for (int i = 0; i < text.size; i++) {
        cells.add(row, text.touched[i], (float) text.cell(i));
      }
    }
    System.arraycopy(cells.columns(texts.rows()), 0, columns, 0, slots.length);
  }

  private static Numbers lengths(Texts texts) {
    double[] lengths = new double[texts.rows()];
    for (int row = 0; row < lengths.length; row++) {
      lengths[row] = texts.missing(row) ? Double.NaN : texts.text(row).length();
    }
    return Numbers.of(lengths);
  }

  Parts parts() {
    return Parts.of("words-column.v1")
        .with("name", column)
        .with("slots", slots)
        .with("rarity", rarity)
        .with("names", names);
  }

  static WordColumns read(Parts parts) {
    return new WordColumns(
        parts.text("name"), parts.ints("slots"), parts.doubles("rarity"), parts.texts("names"));
  }

  /// The columns that one text has something in.
  private final class Text {
    private final Terms terms = new Terms();
    private final double[] counts = new double[slots.length];
    private int[] touched = new int[64];
    private int size;
    private double unit;

    void read(String text) {
      for (int i = 0; i < size; i++) {
        counts[touched[i]] = 0;
      }
      size = 0;
      terms.read(text);
      for (int i = 0; i < terms.size(); i++) {
        int at = Arrays.binarySearch(slots, terms.slot(i));
        if (at >= 0 && counts[at]++ == 0) {
          if (size == touched.length) touched = Arrays.copyOf(touched, 2 * size);
          touched[size++] = at;
        }
      }
      double squares = 0;
      for (int i = 0; i < size; i++) {
        double weight = (1 + StrictMath.log(counts[touched[i]])) * rarity[touched[i]];
        counts[touched[i]] = weight;
        squares += weight * weight;
      }
      unit = normalised() && squares > 0 ? LENGTH / Math.sqrt(squares) : 1;
    }

    /// Rounded to single precision a column takes half the room.
    double cell(int i) {
      return (float) (counts[touched[i]] * unit);
    }
  }
}
