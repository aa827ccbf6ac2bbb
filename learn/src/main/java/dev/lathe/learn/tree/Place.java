package dev.lathe.learn.tree;

/// The best place found in a node: where, in the order of which column, it is parted. One is made
/// for each tree and written over node by node.
final class Place {
  /// How the rows of a node are told apart.
  enum By {
    /// By the column's places, at most 255 of them.
    PLACES,
    /// By the exact rank of each value.
    RANKS,
    /// By the values themselves, against a cut.
    VALUES
  }

  double score;
  int column;
  By by = By.PLACES;

  /// The last place, or rank, that goes left.
  int last;

  /// The first place, or rank, that goes right; behind all when only missing values do.
  int next;

  /// The greatest value that goes left, where parted by values.
  double cut;

  boolean missingLeft;

  private int drawnColumn;
  private double drawnCut;

  /// Forgets what was found; a place must score more than this.
  void clear(double least) {
    score = least;
    column = -1;
  }

  boolean found() {
    return column >= 0;
  }

  void offer(double score, By by, int column, int last, int next, boolean missingLeft) {
    if (score <= this.score) return;
    this.score = score;
    this.by = by;
    this.column = column;
    this.last = last;
    this.next = next;
    this.missingLeft = missingLeft;
  }

  /// Takes a cut that was drawn by chance, to be offered.
  void draw(int column, double cut) {
    drawnColumn = column;
    drawnCut = cut;
  }

  /// The cut that was drawn last.
  double drawn() {
    return drawnCut;
  }

  /// Offers the cut that was drawn last.
  void offer(double score, boolean missingLeft) {
    if (score <= this.score) return;
    this.score = score;
    this.by = By.VALUES;
    this.column = drawnColumn;
    this.cut = drawnCut;
    this.missingLeft = missingLeft;
  }
}
