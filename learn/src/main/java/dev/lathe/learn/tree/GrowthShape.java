package dev.lathe.learn.tree;

/// In which order a tree's leaves are parted.
public enum GrowthShape {
  /// The leaf whose best split gains most comes first, wherever it stands.
  LEAF_WISE,
  /// Leaves nearer to the root come first.
  LEVEL_WISE,
  /// All leaves of a level are parted at once, by the one split that gains most over them together.
  SYMMETRIC
}
