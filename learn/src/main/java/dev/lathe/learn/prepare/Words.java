package dev.lathe.learn.prepare;

import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Texts;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.Step;
import dev.lathe.learn.Task;
import dev.lathe.learn.file.Parts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Turns text into columns of numbers: words and pairs of words are hashed into buckets, and each
/// bucket gets a column, such as `text#17`.
///
/// A bucket holds one plus the logarithm of how often its words come, or 0. Normalised, it is
/// multiplied by the logarithm of how few texts have the bucket, and each text is brought to length
/// 1, so that long texts weigh no more than short ones.
///
/// As many buckets are made as the texts have use for: a power of two, from 64 up.
///
/// **Missing values.** 0 in every bucket.
///
/// **Cost.** Four bytes for each row and bucket.
///
/// **Source.** Weinberger and others, *Feature hashing for large scale multitask learning*, ICML
/// 2009 (without its signs); Manning, Raghavan and Schütze, *Introduction to information
/// retrieval*, 2008, chapter 6.
///
/// @param most how many buckets a column of text gets at most, 64 or more
/// @param normalised whether rare words weigh more and every text as much
public record Words(int most, boolean normalised) implements Preparation {
  static final String TYPE = "words.v1";

  private static final int FEWEST = 64;
  private static final int SLOTS = 1 << 20;
  private static final long MOST_CELLS = 1L << 27;

  public Words {
    if (most < FEWEST) throw new IllegalArgumentException("most must be 64 or more, got " + most);
  }

  @Override
  public Prepared fit(Task task) {
    Frame inputs = task.inputs();
    double[] weights = task.weights();
    var names = new Names(task);
    List<Buckets> pieces = new ArrayList<>();
    for (int i = 0; i < inputs.width(); i++) {
      if (inputs.column(i) instanceof Texts texts) {
        pieces.add(buckets(inputs.names().get(i), texts, weights, names));
      }
    }
    if (pieces.isEmpty()) return Chain.unchanged(inputs);
    return Chain.prepared(new Fitted(pieces), inputs);
  }

  private Buckets buckets(String column, Texts texts, double[] weights, Names unique) {
    int bits = bits(texts, weights);
    var have = new Sums(1 << bits);
    var all = new Sums(1);
    var terms = new Terms();
    int[] last = new int[1 << bits];
    for (int row = 0; row < texts.rows(); row++) {
      all.add(0, weights[row]);
      terms.read(texts.text(row));
      for (int i = 0; i < terms.size(); i++) {
        int bucket = Buckets.bucket(terms.hash(i), bits);
        if (last[bucket] == row + 1) continue;
        last[bucket] = row + 1;
        have.add(bucket, weights[row]);
      }
    }
    double[] rarity = new double[1 << bits];
    List<String> names = new ArrayList<>();
    for (int bucket = 0; bucket < rarity.length; bucket++) {
      rarity[bucket] = normalised ? StrictMath.log((1 + all.at(0)) / (1 + have.at(bucket))) + 1 : 1;
      names.add(unique.unique(column + "#" + bucket));
    }
    return new Buckets(column, rarity, normalised, names);
  }

  /// About as many buckets as there are different words and pairs, within what is allowed.
  private int bits(Texts texts, double[] weights) {
    var seen = new BitSet(SLOTS);
    var terms = new Terms();
    for (int row = 0; row < texts.rows(); row++) {
      if (weights[row] == 0) continue;
      terms.read(texts.text(row));
      for (int i = 0; i < terms.size(); i++) {
        seen.set((int) (terms.hash(i) >>> 44));
      }
    }
    long allowed = Math.min(most, MOST_CELLS / Math.max(1, texts.rows()));
    long wanted = Math.clamp(Math.min(seen.cardinality(), allowed), FEWEST, SLOTS);
    return 63 - Long.numberOfLeadingZeros(wanted);
  }

  /// The buckets of each column.
  public static final class Fitted implements Step {
    private final Rewrite<Buckets> rewrite;

    private Fitted(List<Buckets> pieces) {
      rewrite = new Rewrite<>(pieces);
    }

    @Override
    public Frame apply(Frame frame) {
      return rewrite.apply(frame);
    }

    @Override
    public Parts parts() {
      return Parts.of(TYPE).with("columns", rewrite.pieces().stream().map(Buckets::parts).toList());
    }

    static Fitted read(Parts parts) {
      return new Fitted(parts.list("columns").stream().map(Buckets::read).toList());
    }
  }

  /// The texts of a column, which must hold some.
  static Texts texts(String name, Column column) {
    if (column instanceof Texts texts) return texts;
    throw PlainNumbers.wrongType(name, "text", column);
  }
}
