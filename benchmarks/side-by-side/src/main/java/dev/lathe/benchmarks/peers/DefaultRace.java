package dev.lathe.benchmarks.peers;

import dev.lathe.benchmarks.QualitySet;
import java.util.ArrayList;
import java.util.List;

/// One race of default settings: who learns what from which set.
///
/// @param race what is compared, as on the page
/// @param method what is grown
/// @param set the data set
/// @param entrants names of contenders, Lathe first
record DefaultRace(String race, Setup.Method method, String set, List<String> entrants) {
  /// Sets with many categories.
  private static final List<String> OF_CATEGORIES =
      List.of("adult", "bank_marketing", "kddcup99_10pct");

  /// What it is called on the command line.
  String name() {
    return race + "-" + set;
  }

  /// Every race over every set, in the order of the page.
  static List<DefaultRace> all() {
    var all = new ArrayList<DefaultRace>();
    List<String> sets = Sheets.sets().stream().map(QualitySet::name).toList();
    for (String set : sets) {
      var sides = List.of("lathe", "lightgbm", "xgboost", "scikit-learn");
      all.add(new DefaultRace("defaults", Setup.Method.DEFAULTS, set, sides));
    }
    for (String set : OF_CATEGORIES) {
      var sides = List.of("lathe", "lathe-one-hot");
      all.add(new DefaultRace("one-hot", Setup.Method.DEFAULTS, set, sides));
    }
    var forests = List.of("lathe", "scikit-learn");
    for (String set : sets) {
      all.add(new DefaultRace("forest", Setup.Method.DEFAULT_FOREST, set, forests));
    }
    for (String set : sets) {
      all.add(new DefaultRace("extra-trees", Setup.Method.DEFAULT_EXTRA_TREES, set, forests));
    }
    return all;
  }
}
