package dev.lathe.learn.tree;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/// Grows one symmetric tree: parts all leaves of a level by one split until there are as many as
/// may be, or no split gains enough over all of them.
final class LevelByLevel {
  private static final int SUMS_FOR_THREADS = 20_000;

  private final Growth growth;
  private final Expander expander;
  private final Histograms histograms;
  private final LevelSearch search;
  private final BinnedTree nodes;

  LevelByLevel(
      Growth growth,
      Expander expander,
      Histograms histograms,
      LevelSearch search,
      BinnedTree nodes) {
    this.growth = growth;
    this.expander = expander;
    this.histograms = histograms;
    this.search = search;
    this.nodes = nodes;
  }

  /// Parts level after level.
  ///
  /// @param root a leaf whose histogram is there
  /// @return the leaves of the tree
  List<Leaf> grow(Leaf root, Hands hands) {
    List<Leaf> level = List.of(root);
    while (2 * level.size() <= growth.leaves() && level.getFirst().depth < growth.depth()) {
      Split best = best(level, hands);
      if (!best.found()) break;
      level = part(level, best, hands);
    }
    level.forEach(histograms::release);
    return level;
  }

  private Split best(List<Leaf> level, Hands hands) {
    int[] columns = expander.columns(level.getFirst());
    boolean many = (long) histograms.size() * level.size() >= SUMS_FOR_THREADS;
    Team team = many ? hands.team : Team.ALONE;
    Split[] found = new Split[columns.length];
    team.forEach(columns.length, i -> found[i] = search.best(columns[i], level));
    Split best = Split.NONE;
    for (Split split : found) {
      if (split.gain() > best.gain()) best = split;
    }
    return best;
  }

  private List<Leaf> part(List<Leaf> level, Split split, Hands hands) {
    List<Leaf> next = new ArrayList<>();
    boolean more = 4 * level.size() <= growth.leaves();
    Split shared = split.gain(split.gain() / level.size());
    for (Leaf leaf : level) {
      Split own = search.of(shared, leaf);
      List<Leaf> children = expander.part(leaf, own, hands);
      int node = nodes.part(leaf.node, own);
      children.getFirst().node = node;
      children.getLast().node = node + 1;
      next.addAll(children);
      if (more) inherit(leaf, children, hands);
      else histograms.release(leaf);
    }
    return next;
  }

  private void inherit(Leaf leaf, List<Leaf> children, Hands hands) {
    boolean leftSmaller = children.getFirst().rows() <= children.getLast().rows();
    Leaf smaller = leftSmaller ? children.getFirst() : children.getLast();
    Leaf larger = leftSmaller ? children.getLast() : children.getFirst();
    expander.fill(smaller, hands);
    larger.histogram = leaf.histogram;
    leaf.histogram = null;
    requireNonNull(larger.histogram).minus(requireNonNull(smaller.histogram));
  }
}
