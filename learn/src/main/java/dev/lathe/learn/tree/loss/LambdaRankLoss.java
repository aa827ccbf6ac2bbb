package dev.lathe.learn.tree.loss;

import java.util.Arrays;

/*
 * Each pair of rows of a group, one more relevant than the other, pulls them apart: by how likely
 * their scores are to have them the wrong way round, times what exchanging them would change of the
 * group's NDCG. Pairs of which neither stands among the first 30 pull nothing. As in LightGBM, pairs
 * of far scores pull less, and the pull of a group grows as a logarithm only.
 */

/// The order of rows within groups: the score of a row says how far up it belongs. What is watched
/// is the part of the best order's worth (NDCG) that is missed.
///
/// **Source.** Burges, *From RankNet to LambdaRank to LambdaMART: an overview*, MSR-TR-2010-82; the
/// truncation at 30 and both normalisations of LightGBM (`rank_objective.hpp`, `LambdarankNDCG`).
///
/// **Cost.** Rows of a group times 30, for each group and round.
public final class LambdaRankLoss implements Loss {
  private static final int FIRST = 30;
  private static final int ROWS_TO_A_BLOCK = 1024;
  private static final double APART = 0.01;

  private final int[] starts;
  private final double[] discounts;

  private LambdaRankLoss(int[] starts) {
    this.starts = starts.clone();
    int longest = 0;
    for (int group = 1; group < starts.length; group++) {
      longest = Math.max(longest, starts[group] - starts[group - 1]);
    }
    discounts = new double[longest];
    for (int place = 0; place < longest; place++) {
      discounts[place] = Math.log(2) / Math.log(2.0 + place);
    }
  }

  /// The loss of these groups.
  ///
  /// @param starts the first row of each group, rising, then the number of all rows
  public static LambdaRankLoss of(int[] starts) {
    return new LambdaRankLoss(starts);
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public Link link() {
    return Link.IDENTITY;
  }

  @Override
  public double[] start(double[] target, double[] weights, double[] offset) {
    return new double[1];
  }

  @Override
  public int[] blocks(int rows) {
    int[] bounds = new int[starts.length];
    int count = 0;
    for (int start : starts) {
      if (start > rows) break;
      boolean full = count == 0 || start - bounds[count - 1] >= ROWS_TO_A_BLOCK;
      if (full) bounds[count++] = start;
    }
    if (bounds[count - 1] < rows) {
      bounds = Arrays.copyOf(bounds, count + 1);
      bounds[count++] = rows;
    }
    return Arrays.copyOf(bounds, count);
  }

  @Override
  public void slopes(
      double[][] scores,
      double[] target,
      int from,
      int to,
      float[][] gradients,
      float[][] hessians) {
    for (int group = first(from); group + 1 < starts.length && starts[group] < to; group++) {
      var ranked = new Ranked(scores[0], target, starts[group], starts[group + 1], discounts);
      ranked.pull();
      ranked.write(gradients[0], hessians[0]);
    }
  }

  private int first(int row) {
    return Arrays.binarySearch(starts, row);
  }

  @Override
  public double loss(double[][] scores, double[] target, double[] weights, int from, int to) {
    double sum = 0;
    for (int group = first(from); group + 1 < starts.length && starts[group] < to; group++) {
      int begin = starts[group];
      int end = starts[group + 1];
      double weight = 0;
      for (int row = begin; row < end; row++) weight += weights[row];
      if (weight == 0) continue;
      sum += weight / (end - begin) * new Ranked(scores[0], target, begin, end, discounts).missed();
    }
    return sum;
  }

  /// The rows of a group, the highest score first, equals as they stand.
  private static final class Ranked {
    private final int from;
    private final int count;
    private final int[] rows;
    private final double[] score;
    private final double[] gain;
    private final double[] discount;
    private final double[] gradient;
    private final double[] hessian;
    private double total;

    Ranked(double[] scores, double[] target, int from, int to, double[] discount) {
      this.discount = discount;
      this.from = from;
      count = to - from;
      long[] keys = new long[count];
      for (int i = 0; i < count; i++) {
        int bits = Float.floatToRawIntBits((float) scores[from + i] + 0f);
        int rising = bits ^ (bits >> 31 & Integer.MAX_VALUE);
        keys[i] = (long) ~rising << 32 | i;
      }
      Arrays.sort(keys);
      rows = new int[count];
      score = new double[count];
      gain = new double[count];
      for (int place = 0; place < count; place++) {
        rows[place] = (int) keys[place];
        score[place] = scores[from + rows[place]];
        gain[place] = gain(target[from + rows[place]]);
      }
      gradient = new double[count];
      hessian = new double[count];
    }

    private static double gain(double relevance) {
      int whole = (int) relevance;
      return whole == relevance ? (1L << whole) - 1 : Math.pow(2, relevance) - 1;
    }

    /// The share of the best order's worth that is missed; rows of equal score share their places.
    double missed() {
      double best = best(count);
      double worth = 0;
      for (int begin = 0; begin < count; ) {
        int end = begin;
        double gains = 0;
        double places = 0;
        while (end < count && (float) score[end] == (float) score[begin]) {
          gains += gain[end];
          places += discount[end++];
        }
        worth += gains * places / (end - begin);
        begin = end;
      }
      return best > 0 ? 1 - worth / best : 0;
    }

    /// The most that the first places can be worth.
    private double best(int first) {
      double[] rising = gain.clone();
      Arrays.sort(rising);
      double best = 0;
      for (int place = 0; place < Math.min(first, count); place++) {
        best += rising[count - 1 - place] * discount[place];
      }
      return best;
    }

    void pull() {
      double best = best(FIRST);
      if (best <= 0) return;
      double even = score[0] == score[count - 1] ? 1 : 0;
      double[] pulls = new double[count];
      double[] curves = new double[count];
      for (int high = 0; high < Math.min(FIRST, count - 1); high++) {
        double own = score[high];
        for (int low = high + 1; low < count; low++) {
          double ahead = gain[high] - gain[low];
          double side = Math.signum(ahead);
          double far = Math.abs(own - score[low]);
          double worth = Math.abs(ahead) * (discount[high] - discount[low]) / best;
          worth /= even + (1 - even) * (APART + far);
          double wrong = 1 / (1 + Exponential.of(side * (own - score[low])));
          pulls[low] = side * wrong * worth;
          curves[low] = wrong * (1 - wrong) * worth;
        }
        for (int low = high + 1; low < count; low++) {
          gradient[high] -= pulls[low];
          gradient[low] += pulls[low];
          hessian[high] += curves[low];
          hessian[low] += curves[low];
          total += 2 * Math.abs(pulls[low]);
        }
      }
    }

    void write(float[] gradients, float[] hessians) {
      double factor = total > 0 ? Math.log(1 + total) / Math.log(2) / total : 0;
      for (int place = 0; place < count; place++) {
        gradients[from + rows[place]] = (float) (gradient[place] * factor);
        hessians[from + rows[place]] = (float) (hessian[place] * factor);
      }
    }
  }
}
