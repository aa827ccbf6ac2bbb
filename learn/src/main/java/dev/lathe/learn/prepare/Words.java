package dev.lathe.learn.prepare;

import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Texts;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.Step;
import dev.lathe.learn.Task;
import dev.lathe.learn.file.Parts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Turns text into columns of numbers: words and pairs of words are hashed into slots, and the
/// slots that tell most of the target get a column each, such as `text#17`.
///
/// A column holds one plus the logarithm of how often its words come, or 0. Normalised, that is
/// multiplied by the logarithm of how few texts have them, and each text is brought to the same
/// length, so that long texts weigh no more than short ones; otherwise a column `text.length`
/// counts the characters.
///
/// What a slot tells is the sum, over the texts that have it, of how far the target is from its
/// mean: rare words and words that do not matter both tell little.
///
/// **Missing values.** 0 for every word; no length.
///
/// **Cost.** Two passes over the texts when fitted, then four bytes for each row and column. The
/// number of columns is held down so that this stays below half a gigabyte.
///
/// **Source.** Weinberger and others, *Feature hashing for large scale multitask learning*, ICML
/// 2009 (without its signs: slots are many enough that few words share one); Manning, Raghavan and
/// Schütze, *Introduction to information retrieval*, 2008, chapter 6.
///
/// @param most how many slots of a column of text get a column at most, 1 or more
/// @param normalised whether rare words weigh more and every text as much
public record Words(int most, boolean normalised) implements Preparation {
  static final String TYPE = "words.v1";

  private static final int FEWEST = 64;
  private static final long MOST_CELLS = 1L << 27;

  public Words {
    if (most < 1) throw new IllegalArgumentException("most must be 1 or more, got " + most);
  }

  @Override
  public Prepared fit(Task task) {
    Frame inputs = task.inputs();
    var names = new Names(task);
    List<WordColumns> pieces = new ArrayList<>();
    for (int i = 0; i < inputs.width(); i++) {
      if (inputs.column(i) instanceof Texts texts) {
        pieces.add(columns(inputs.names().get(i), texts, task, names));
      }
    }
    if (pieces.isEmpty()) return Chain.unchanged(inputs);
    return Chain.prepared(new Fitted(pieces), inputs);
  }

  private WordColumns columns(String column, Texts texts, Task task, Names unique) {
    double[] weights = task.weights();
    var having = new Sums(Terms.SLOTS);
    double[] telling = telling(texts, weights, Outcomes.of(task), having);
    long allowed = Math.max(FEWEST, MOST_CELLS / Math.max(1, texts.rows()));
    int[] slots =
        IntStream.range(0, Terms.SLOTS)
            .filter(slot -> having.at(slot) > 0)
            .boxed()
            .sorted(Comparator.comparingDouble(slot -> -telling[slot]))
            .limit(Math.min(most, allowed))
            .mapToInt(Integer::intValue)
            .sorted()
            .toArray();
    if (slots.length == 0) slots = new int[] {0};
    double[] rarity = new double[slots.length];
    List<String> names = new ArrayList<>();
    double all = total(weights);
    for (int i = 0; i < slots.length; i++) {
      double share = (1 + all) / (1 + having.at(slots[i]));
      rarity[i] = normalised ? StrictMath.log(share) + 1 : 1;
      names.add(unique.unique(column + "#" + i));
    }
    if (!normalised) names.add(unique.unique(column + ".length"));
    return new WordColumns(column, slots, rarity, names);
  }

  private static double total(double[] weights) {
    var total = new Sums(1);
    for (double weight : weights) {
      total.add(0, weight);
    }
    return total.at(0);
  }

  /// What each slot tells of the target.
  ///
  /// @param having gets the weight of the texts that have each slot
  private static double[] telling(Texts texts, double[] weights, Outcomes outcomes, Sums having) {
    int outputs = outcomes.names().size();
    double[][] off = new double[outputs][];
    for (int output = 0; output < outputs; output++) {
      off[output] = fromMean(outcomes.values(output), weights);
    }
    var sums = new Sums[outputs];
    Arrays.setAll(sums, _ -> new Sums(Terms.SLOTS));
    int[] last = new int[Terms.SLOTS];
    var terms = new Terms();
    for (int row = 0; row < texts.rows(); row++) {
      if (weights[row] == 0) continue;
      terms.read(texts.text(row));
      for (int i = 0; i < terms.size(); i++) {
        int slot = terms.slot(i);
        if (last[slot] == row + 1) continue;
        last[slot] = row + 1;
        having.add(slot, weights[row]);
        for (int output = 0; output < outputs; output++) {
          sums[output].add(slot, weights[row], off[output][row]);
        }
      }
    }
    double[] telling = new double[Terms.SLOTS];
    for (int slot = 0; slot < telling.length; slot++) {
      for (Sums sum : sums) {
        telling[slot] = Math.max(telling[slot], Math.abs(sum.at(slot)));
      }
    }
    return telling;
  }

  private static double[] fromMean(double[] values, double[] weights) {
    var sums = new Sums(2);
    for (int row = 0; row < values.length; row++) {
      sums.add(0, weights[row], values[row]);
      sums.add(1, weights[row]);
    }
    double mean = sums.at(0) / sums.at(1);
    return Arrays.stream(values).map(value -> value - mean).toArray();
  }

  /// The words that each column of text is looked through for.
  public static final class Fitted implements Step {
    private final Rewrite<WordColumns> rewrite;

    private Fitted(List<WordColumns> pieces) {
      rewrite = new Rewrite<>(pieces);
    }

    @Override
    public Frame apply(Frame frame) {
      return rewrite.apply(frame);
    }

    @Override
    public Parts parts() {
      return Parts.of(TYPE)
          .with("columns", rewrite.pieces().stream().map(WordColumns::parts).toList());
    }

    static Fitted read(Parts parts) {
      return new Fitted(parts.list("columns").stream().map(WordColumns::read).toList());
    }
  }

  /// The texts of a column, which must hold some.
  static Texts texts(String name, Column column) {
    if (column instanceof Texts texts) return texts;
    throw PlainNumbers.wrongType(name, "text", column);
  }
}
