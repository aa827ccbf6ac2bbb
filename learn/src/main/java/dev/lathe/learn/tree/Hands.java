package dev.lathe.learn.tree;

import dev.lathe.learn.tree.bins.BinnedTable;
import java.util.ArrayList;
import java.util.List;

/// Who expands a leaf: a thread and its team, and the space that each of their tasks needs, kept
/// from leaf to leaf and from tree to tree.
final class Hands {
  private static final int CELLS_FOR_A_TEAM = 20_000;

  final Team team;
  private final BinnedTable table;
  private final List<HistogramLoops.Scratch> additions = new ArrayList<>();
  private final List<SplitFinder.Scratch> searches = new ArrayList<>();

  Hands(BinnedTable table, Team team) {
    this.table = table;
    this.team = team;
  }

  /// The team that suits so many rows with so many steps each.
  Team team(int rows, int steps) {
    return (long) rows * steps >= CELLS_FOR_A_TEAM ? team : Team.ALONE;
  }

  /// What so many tasks need to add up rows.
  List<HistogramLoops.Scratch> additions(int tasks) {
    while (additions.size() < tasks) additions.add(new HistogramLoops.Scratch(table));
    return additions;
  }

  /// What so many tasks need to search columns.
  List<SplitFinder.Scratch> searches(int tasks) {
    while (searches.size() < tasks) searches.add(new SplitFinder.Scratch(table));
    return searches;
  }
}
