package dev.lathe.learn.tree.exchange;

import static java.util.Objects.requireNonNull;

import dev.lathe.learn.tree.bins.ColumnBins;
import dev.lathe.learn.tree.ensemble.Trees;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The categories of one column, those together that no node tells apart. Class 0 holds all that no
/// node names.
final class CategoryClasses {
  /// The most categories of all columns.
  static final int MOST = 1 << 20;

  private final Map<Integer, Integer> classOf = new HashMap<>();
  private final Map<Integer, Integer> sizes = new HashMap<>();
  private int made;

  /// Parts every class by whether a node names its members, unless there were too many then.
  ///
  /// @param named rising
  /// @return whether it did
  boolean part(int[] named) {
    Map<Integer, Integer> touched = new HashMap<>();
    for (int category : named) touched.merge(classOf.getOrDefault(category, 0), 1, Integer::sum);
    int after = sizes.size();
    for (var each : touched.entrySet()) {
      if (!each.getValue().equals(sizes.get(each.getKey()))) after++;
    }
    if (after >= ColumnBins.MOST) return false;
    Map<Integer, Integer> parted = new HashMap<>();
    for (int category : named) {
      int held = classOf.getOrDefault(category, 0);
      int now = parted.computeIfAbsent(held, _ -> ++made);
      classOf.put(category, now);
      sizes.merge(now, 1, Integer::sum);
      sizes.computeIfPresent(held, (_, size) -> size == 1 ? null : size - 1);
    }
    return true;
  }

  /// How many categories are named.
  int size() {
    return classOf.size();
  }

  /// The class of each category that some node names, by category; classes are numbered without
  /// gaps in the order of their least category.
  SortedMap<Integer, Integer> numbered() {
    var all = new TreeMap<Integer, Integer>();
    Map<Integer, Integer> numbers = new HashMap<>();
    for (var each : new TreeMap<>(classOf).entrySet()) {
      all.put(each.getKey(), numbers.computeIfAbsent(each.getValue(), _ -> numbers.size() + 1));
    }
    return all;
  }

  /// A bit for each class that a node sends left, [Trees#WORDS] words.
  ///
  /// @param named the categories that it names
  /// @param classOf the class of each
  /// @param last the highest class
  /// @param left whether these go left, all others right; or the other way round
  static long[] bits(int[] named, Map<Integer, Integer> classOf, int last, boolean left) {
    long[] bits = new long[Trees.WORDS];
    for (int category : named) {
      int number = requireNonNull(classOf.get(category));
      bits[number >>> 6] |= 1L << (number & 63);
    }
    if (left) return bits;
    for (int number = 0; number <= last; number++) bits[number >>> 6] ^= 1L << (number & 63);
    return bits;
  }
}
