package dev.lathe.learn.prepare;

import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.YesNo;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.Step;
import dev.lathe.learn.Task;
import dev.lathe.learn.file.Parts;
import java.util.ArrayList;
import java.util.List;

/// Turns yes and no into 1 and 0, and infinite numbers into missing ones.
public record PlainNumbers() implements Preparation {
  static final String TYPE = "plain-numbers.v1";
  private static final int BLOCK = 1024;

  @Override
  public Prepared fit(Task task) {
    Frame inputs = task.inputs();
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < inputs.width(); i++) {
      if (inputs.column(i) instanceof Numbers || inputs.column(i) instanceof YesNo) {
        columns.add(inputs.names().get(i));
      }
    }
    if (columns.isEmpty()) return Chain.unchanged(inputs);
    return Chain.prepared(new Fitted(columns), inputs);
  }

  /// A column of numbers where infinities are missing; yes is 1 and no 0.
  static Numbers plain(String name, Column column) {
    if (column instanceof Numbers numbers) return finite(numbers);
    if (!(column instanceof YesNo yesNo)) throw wrongType(name, "numbers or yes and no", column);
    double[] values = new double[yesNo.rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] = yesNo.missing(row) ? Double.NaN : yesNo.code(row);
    }
    return Numbers.of(values);
  }

  private static Numbers finite(Numbers numbers) {
    if (numbers.whole()) return numbers;
    if (!infinite(numbers)) return numbers;
    double[] values = numbers.toArray();
    for (int row = 0; row < values.length; row++) {
      if (Double.isInfinite(values[row])) values[row] = Double.NaN;
    }
    return Numbers.of(values);
  }

  private static boolean infinite(Numbers numbers) {
    double[] block = new double[Math.min(BLOCK, numbers.rows())];
    for (int from = 0; from < numbers.rows(); from += BLOCK) {
      int count = Math.min(BLOCK, numbers.rows() - from);
      numbers.copyTo(from, block, 0, count);
      for (int i = 0; i < count; i++) {
        if (Math.abs(block[i]) == Double.POSITIVE_INFINITY) return true;
      }
    }
    return false;
  }

  static IllegalArgumentException wrongType(String name, String wanted, Column found) {
    return new IllegalArgumentException(
        "column '%s' holds %s where the recipe needs %s"
            .formatted(name, found.type().key(), wanted));
  }

  /// The columns that become plain numbers.
  public static final class Fitted implements Step {
    private final Rewrite<Plain> rewrite;

    private Fitted(List<String> columns) {
      rewrite = new Rewrite<>(columns.stream().map(Plain::new).toList());
    }

    @Override
    public Frame apply(Frame frame) {
      return rewrite.apply(frame);
    }

    @Override
    public Parts parts() {
      return Parts.of(TYPE).with("columns", rewrite.pieces().stream().map(Plain::column).toList());
    }

    static Fitted read(Parts parts) {
      return new Fitted(parts.texts("columns"));
    }
  }

  private record Plain(String column) implements Piece {
    @Override
    public List<String> names() {
      return List.of(column);
    }

    @Override
    public List<Column> apply(Column values) {
      return List.of(plain(column, values));
    }
  }
}
