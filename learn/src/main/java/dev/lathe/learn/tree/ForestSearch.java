package dev.lathe.learn.tree;

/// Looks for the place in a column's order that parts a node best. One is made for each tree and
/// used by one thread.
sealed interface ForestSearch permits AmountSearch, ClassSearch {
  /// Adds up a node.
  ///
  /// @return whether it could be parted: it has rows enough and their targets differ
  boolean open(ForestSample sample, int from, int to);

  /// Tries every place of a column, remembering the best so far in `best`.
  void search(ForestSample sample, int from, int to, int column, ForestColumns columns, Place best);

  /// The best place found in a node.
  final class Place {
    double score;
    int column;
    int place;
    boolean missingLeft;

    /// Forgets what was found; a place must score more than this.
    void clear(double least) {
      score = least;
      column = -1;
    }

    boolean found() {
      return column >= 0;
    }

    void offer(double score, int column, int place, boolean missingLeft) {
      if (score <= this.score) return;
      this.score = score;
      this.column = column;
      this.place = place;
      this.missingLeft = missingLeft;
    }
  }
}
