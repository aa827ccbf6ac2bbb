package dev.lathe.frame;

import dev.lathe.frame.ColumnProfile.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/*
 * How often the levels of a column come. Texts are counted by hashes of 64 bits, sorted, so that the
 * memory does not depend on how many differ; that two of them share a hash is not to be expected
 * below a billion texts.
 */
final class LevelTally {
  private static final int TOP = 10;
  private static final int LONGEST = 100;

  private LevelTally() {}

  static ColumnProfile of(String name, Categories column) {
    int[] counts = column.counts();
    return profile(name, column, counts, column.levels()::get);
  }

  static ColumnProfile of(String name, YesNo column) {
    int[] counts = new int[2];
    for (int row = 0; row < column.rows(); row++) {
      if (!column.missing(row)) counts[column.code(row)]++;
    }
    return profile(name, column, counts, code -> code == 1 ? "yes" : "no");
  }

  private static ColumnProfile profile(
      String name, Column column, int[] counts, IntFunction<String> names) {
    long count = Arrays.stream(counts).asLongStream().sum();
    long distinct = Arrays.stream(counts).filter(rows -> rows > 0).count();
    List<Level> top = new ArrayList<>();
    for (int code : most(counts)) {
      top.add(new Level(shortened(names.apply(code)), counts[code]));
    }
    return profile(name, column, count, distinct, top);
  }

  private static ColumnProfile profile(
      String name, Column column, long count, long distinct, List<Level> top) {
    return new ColumnProfile(
        name,
        column.type(),
        column.bytes(),
        count,
        column.rows() - count,
        distinct,
        count == 0 ? Optional.empty() : Optional.of(new ColumnProfile.OfLevels(top)));
  }

  /// The places of the highest counts that are not zero, falling; the first of equals first.
  private static List<Integer> most(int[] counts) {
    List<Integer> most = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 0) continue;
      if (most.size() == TOP && counts[most.getLast()] >= counts[i]) continue;
      int place = most.size();
      while (place > 0 && counts[most.get(place - 1)] < counts[i]) place--;
      most.add(place, i);
      if (most.size() > TOP) most.removeLast();
    }
    return most;
  }

  static ColumnProfile of(String name, Texts column) {
    long[] hashes = new long[column.rows()];
    int count = 0;
    for (int row = 0; row < hashes.length; row++) {
      if (!column.missing(row)) hashes[count++] = ColumnChecks.hash(column.text(row));
    }
    long[] sorted = Arrays.copyOf(hashes, count);
    Arrays.sort(sorted);
    int[] runs = new int[count];
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      if (i > 0 && sorted[i] != sorted[i - 1]) distinct++;
      runs[distinct]++;
      sorted[distinct] = sorted[i];
    }
    if (count > 0) distinct++;
    return profile(name, column, count, distinct, top(column, sorted, runs, distinct));
  }

  /// The most frequent texts, of equals the one that comes first.
  private static List<Level> top(Texts column, long[] hashes, int[] runs, int distinct) {
    int[] falling = Arrays.copyOf(runs, distinct);
    Arrays.sort(falling);
    int least = distinct == 0 ? 1 : falling[Math.max(0, distinct - TOP)];
    int above = 0;
    for (int i = Math.max(0, distinct - TOP); i < distinct; i++) {
      if (falling[i] > least) above++;
    }
    int equals = Math.min(TOP, distinct) - above;
    boolean[] taken = new boolean[distinct];
    List<Level> top = new ArrayList<>();
    for (int row = 0; row < column.rows() && top.size() < Math.min(TOP, distinct); row++) {
      if (column.missing(row)) continue;
      long hash = ColumnChecks.hash(column.text(row));
      int at = Arrays.binarySearch(hashes, 0, distinct, hash);
      if (taken[at] || runs[at] < least || (runs[at] == least && equals == 0)) continue;
      if (runs[at] == least) equals--;
      taken[at] = true;
      top.add(new Level(shortened(column.text(row)), runs[at]));
    }
    top.sort((a, b) -> Long.compare(b.rows(), a.rows()));
    return top;
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST) return text;
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }
}
