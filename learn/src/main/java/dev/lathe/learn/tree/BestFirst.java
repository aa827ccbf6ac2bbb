package dev.lathe.learn.tree;

import dev.lathe.math.Lookout;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/*
 * Grows one tree leaf by leaf: the best leaf first, or the best of the uppermost.
 *
 * Which leaf is next is known only when the one before has been expanded. But a leaf that is second
 * or third today is nearly always parted in the end, so while one thread expands the best leaf,
 * others expand those behind it in advance, and then the children of these. Which splits belong to
 * the tree, and in which order, is what it would be without: a leaf that was expanded in vain stays
 * a leaf. Before a thread does that, it helps others that expand a large leaf.
 */
final class BestFirst {
  private final Growth growth;
  private final Expander expander;
  private final Histograms histograms;
  private final BinnedTree nodes;
  private final Crew crew;
  private final List<Leaf> leaves;

  /// Leaves that may be expanded and that no thread has taken yet.
  private final List<Leaf> waiting = new ArrayList<>();

  /// Leaves that have been taken and whose splits do not belong to the tree so far.
  private final List<Leaf> ahead = new ArrayList<>();

  private volatile boolean over;
  private volatile int changes;

  /// @param root a leaf whose best split is known
  BestFirst(
      Growth growth,
      Expander expander,
      Histograms histograms,
      BinnedTree nodes,
      Leaf root,
      Crew crew) {
    this.growth = growth;
    this.expander = expander;
    this.histograms = histograms;
    this.nodes = nodes;
    this.crew = crew;
    leaves = new ArrayList<>(List.of(root));
    root.promise = root.best.gain();
    if (root.best.found()) waiting.add(root);
    over = waiting.isEmpty();
  }

  /// Parts leaves until there are enough, or none gains enough.
  ///
  /// @param apart what each of the workers needs
  /// @return the leaves of the tree
  List<Leaf> grow(Workers workers, List<Hands> apart) {
    workers.forEach(apart.size(), task -> work(apart.get(task)));
    leaves.forEach(this::release);
    return leaves;
  }

  private void work(Hands hands) {
    try {
      for (Leaf leaf = find(); leaf != null; leaf = find()) expand(leaf, hands);
    } finally {
      end();
    }
  }

  private void expand(Leaf leaf, Hands hands) {
    Workers.stopIfInterrupted();
    if (last()) {
      expanded(leaf, expander.part(leaf, leaf.best, hands));
    } else {
      expanded(leaf, expander.expand(leaf, hands));
    }
  }

  /// The leaf to be parted next, null when there is none or are leaves enough.
  private @Nullable Leaf next() {
    if (leaves.size() >= growth.leaves()) return null;
    return best(leaves);
  }

  /// That of some leaves which comes first.
  private @Nullable Leaf best(List<Leaf> some) {
    Leaf best = null;
    for (Leaf leaf : some) {
      if (leaf.best.found() && (best == null || before(leaf, best))) best = leaf;
    }
    return best;
  }

  private boolean before(Leaf leaf, Leaf other) {
    boolean upperFirst = growth.shape() == GrowthShape.LEVEL_WISE;
    if (upperFirst && leaf.depth != other.depth) return leaf.depth < other.depth;
    return leaf.promise > other.promise;
  }

  /// Whether one more split makes the tree complete.
  private synchronized boolean last() {
    return leaves.size() == growth.leaves() - 1;
  }

  /// The leaf that this thread is to expand, null when the tree is complete.
  private @Nullable Leaf find() {
    while (true) {
      int seen = changes;
      crew.help();
      Leaf leaf = take();
      if (leaf != null) return leaf;
      if (!await(seen)) return null;
    }
  }

  private synchronized @Nullable Leaf take() {
    if (over) return null;
    Leaf leaf = next();
    if (!waiting.contains(leaf)) leaf = promising();
    if (leaf == null) return null;
    waiting.remove(leaf);
    ahead.add(leaf);
    return leaf;
  }

  /// The best leaf that waits, if as many as the tree lacks are not better.
  private @Nullable Leaf promising() {
    Leaf leaf = best(waiting);
    if (leaf == null) return null;
    int lacking = growth.leaves() - leaves.size();
    for (Leaf other : ahead) {
      if (!before(leaf, other)) lacking--;
    }
    return lacking > 0 ? leaf : null;
  }

  private synchronized void expanded(Leaf leaf, List<Leaf> children) {
    leaf.children = children;
    for (Leaf child : children) {
      if (!child.best.found()) continue;
      child.promise = Math.min(leaf.promise, child.best.gain());
      waiting.add(child);
      if (leaves.size() + ahead.size() >= histograms.most()) histograms.release(child);
    }
    for (Leaf next = next(); next != null && !next.children.isEmpty(); next = next()) accept(next);
    over |= next() == null;
    changes++;
    notifyAll();
  }

  /// Makes a leaf's split one of the tree's.
  private void accept(Leaf leaf) {
    int node = nodes.part(leaf.node, leaf.best);
    Leaf left = leaf.children.getFirst();
    Leaf right = leaf.children.getLast();
    left.node = node;
    right.node = node + 1;
    for (Leaf child : leaf.children) child.promise = child.best.gain();
    leaves.set(leaves.indexOf(leaf), left);
    leaves.add(right);
    ahead.remove(leaf);
  }

  /// Waits for a change since `seen`, and says whether the tree goes on growing.
  private boolean await(int seen) {
    var lookout = new Lookout();
    while (changes == seen && !over && !crew.busy() && lookout.goesOn()) {
      // others are at work
    }
    synchronized (this) {
      try {
        while (changes == seen && !over && !crew.busy()) wait();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      Workers.stopIfInterrupted();
      return !over;
    }
  }

  /// Lets nobody wait any longer, be the tree complete or a thread have failed.
  private synchronized void end() {
    over = true;
    changes++;
    notifyAll();
  }

  private void release(Leaf leaf) {
    histograms.release(leaf);
    leaf.children.forEach(this::release);
  }
}
