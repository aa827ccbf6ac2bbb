package dev.lathe.learn.tree;

import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.bins.NumberBins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// [Constraints] in the terms of a table.
final class Rules {
  private final byte[] directions;
  private final List<BitSet> groups;

  private Rules(byte[] directions, List<BitSet> groups) {
    this.directions = directions;
    this.groups = groups;
  }

  /// @throws IllegalArgumentException when a column is not there, or is to be monotone and holds
  ///   categories
  static Rules of(Constraints constraints, BinnedTable table) {
    List<String> names = table.bins().names();
    constraints.check(names, column -> table.bins().column(column) instanceof NumberBins);
    byte[] directions = new byte[names.size()];
    constraints
        .directions()
        .forEach((name, direction) -> directions[names.indexOf(name)] = direction.byteValue());
    List<BitSet> groups = new ArrayList<>();
    var others = new BitSet();
    others.set(0, names.size());
    for (List<String> group : constraints.groups()) {
      var columns = new BitSet();
      for (String name : group) columns.set(names.indexOf(name));
      groups.add(columns);
      others.andNot(columns);
    }
    if (!groups.isEmpty() && !others.isEmpty()) groups.add(others);
    return new Rules(directions, groups);
  }

  /// 1 where scores may not fall as the column rises, -1 where they may not rise, else 0.
  int direction(int column) {
    return directions[column];
  }

  /// Whether any column has a direction.
  boolean monotone() {
    for (byte direction : directions) {
      if (direction != 0) return true;
    }
    return false;
  }

  /// Those of some columns that may act together with all that have decided on the way to a node.
  int[] allowed(int[] columns, BitSet decided) {
    if (groups.isEmpty() || decided.isEmpty()) return columns;
    var allowed = new BitSet();
    for (BitSet group : groups) {
      var missing = (BitSet) decided.clone();
      missing.andNot(group);
      if (missing.isEmpty()) allowed.or(group);
    }
    return Arrays.stream(columns).filter(allowed::get).toArray();
  }
}
