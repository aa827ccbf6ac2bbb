package dev.lathe.benchmarks.peers;

import dev.lathe.benchmarks.speed.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Something that is done by Lathe and by peers, and how it is measured against each.
///
/// @param name what it is asked for by
/// @param sheet the rows, as [Sheets] knows them
/// @param setup the settings
/// @param named whether it takes so long that it is done only when it is named
/// @param matches against whom
record Work(String name, String sheet, Setup setup, boolean named, List<Match> matches) {
  private static final List<String> BOOSTED =
      List.of(
          "adult",
          "bank_marketing",
          "california_housing",
          "diamonds",
          "letter",
          "kddcup99_10pct",
          "synth_500k");
  private static final List<String> FORESTS =
      List.of("adult", "california_housing", "letter", "skin_segmentation", "synth_500k");

  /// Works whose rows are summed up in a geometric mean, by the beginning of their names.
  static final List<String> SUMMED = List.of("boost-", "forest-", "extra-");

  /// One line of the table.
  ///
  /// @param peer whom Lathe is measured against
  /// @param measure how
  /// @param most the bar for the ratio; 0 where it is only stated
  /// @param aim what we are after
  record Match(String peer, String measure, double most, double aim) {
    static Match stated(String peer, String measure) {
      return new Match(peer, measure, 0, 0);
    }

    /// What the ratio must reach; absent where it is only stated.
    Optional<Row.Bar> bar() {
      return most == 0 ? Optional.empty() : Optional.of(new Row.Bar(most, aim));
    }

    /// The peer as it is called in the table, without its version.
    String shown() {
      return switch (peer) {
        case "lightgbm" -> "LightGBM";
        case "xgboost" -> "XGBoost";
        case "smile" -> "Smile";
        case "tribuo" -> "Tribuo";
        case "h2o" -> "H2O";
        case "lathe-1" -> "Lathe, 1 thread";
        case "lathe" -> "Lathe, ten times 1M rows";
        default -> peer;
      };
    }
  }

  static List<Work> all() {
    var works = new ArrayList<Work>();
    works.add(
        new Work(
            "train-10k",
            "made-10000x20",
            Setup.boosting(31),
            false,
            List.of(
                new Match("lightgbm", "warm", 0.70, 0.50),
                new Match("lightgbm", "fresh", 2.0, 1.2),
                Match.stated("xgboost", "warm"))));
    works.add(
        new Work(
            "train-100k",
            "made-100000x50",
            Setup.boosting(31),
            false,
            List.of(
                new Match("lightgbm", "warm", 0.65, 0.50),
                new Match("lightgbm", "fresh", 1.0, 0.75),
                Match.stated("xgboost", "warm"))));
    works.add(
        new Work(
            "train-1m",
            "made-1000000x28",
            Setup.boosting(31),
            false,
            List.of(
                new Match("lightgbm", "warm", 0.65, 0.50),
                new Match("lightgbm", "fresh", 0.75, 0.55),
                new Match("lightgbm", "memory", 1.3, 1.0))));
    works.add(
        new Work(
            "train-1m-255",
            "made-1000000x28",
            Setup.boosting(255),
            false,
            List.of(new Match("lightgbm", "warm", 0.75, 0.60))));
    works.add(
        new Work(
            "train-sparse",
            "sparse-1000000",
            Setup.boosting(31),
            false,
            List.of(new Match("lightgbm", "warm", 1.0, 0.8))));
    for (String set : BOOSTED) {
      works.add(
          new Work(
              "boost-" + set,
              set,
              Setup.boosting(31),
              set.equals("kddcup99_10pct"),
              List.of(
                  Match.stated("lightgbm", "warm"),
                  Match.stated("xgboost", "warm"),
                  Match.stated("scikit-learn", "warm"))));
    }
    for (String set : FORESTS) {
      works.add(
          new Work(
              "forest-" + set,
              set,
              Setup.trees(Setup.Method.FOREST),
              set.equals("synth_500k"),
              List.of(
                  Match.stated("scikit-learn", "warm"), Match.stated("scikit-learn", "fresh"))));
    }
    for (String set : FORESTS) {
      works.add(
          new Work(
              "extra-" + set,
              set,
              Setup.trees(Setup.Method.EXTRA_TREES),
              set.equals("synth_500k"),
              List.of(Match.stated("scikit-learn", "warm"))));
    }
    works.add(
        new Work(
            "isolation",
            "http_kdd99",
            Setup.trees(Setup.Method.ISOLATION),
            false,
            List.of(new Match("scikit-learn", "warm", 0.05, 0.025))));
    works.addAll(scoring());
    works.add(
        new Work(
            "file-10m",
            "made-1000000x28",
            Setup.boosting(31),
            true,
            List.of(new Match("lathe", "file", 1.15, 1.0))));
    for (String set : List.of("adult", "made-100000x50")) {
      String name = "others-" + set.replaceFirst("made-100000x50", "100k");
      works.add(
          new Work(
              name,
              set,
              Setup.boosting(31),
              true,
              List.of(Match.stated("smile", "warm"), Match.stated("h2o", "warm"))));
      works.add(
          new Work(
              name + "-forest",
              set,
              Setup.trees(Setup.Method.FOREST),
              true,
              List.of(
                  Match.stated("smile", "warm"),
                  Match.stated("tribuo", "warm"),
                  Match.stated("h2o", "warm"))));
    }
    return works;
  }

  private static List<Work> scoring() {
    return List.of(
        new Work(
            "row",
            "made-100000x28",
            Setup.boosting(31),
            false,
            List.of(new Match("lightgbm", "row", 0.35, 0.18))),
        new Work(
            "batch",
            "made-100000x28",
            Setup.boosting(31),
            false,
            List.of(
                new Match("lightgbm", "batch", 0.35, 0.2),
                new Match("xgboost", "batch", 0.5, 0.3),
                Match.stated("lightgbm", "matrix"),
                Match.stated("xgboost", "matrix"))),
        new Work(
            "load",
            "made-100000x28",
            Setup.boosting(31),
            false,
            List.of(
                new Match("lightgbm", "load", 1.0, 0.5),
                Match.stated("lightgbm", "bytes"),
                Match.stated("xgboost", "bytes"))),
        new Work(
            "shap",
            "made-100000x50",
            new Setup(Setup.Method.BOOSTING, 500, 256, 8, 2, 0),
            true,
            List.of(
                new Match("xgboost", "explain", 0.05, 0.02),
                Match.stated("xgboost", "background"))),
        new Work(
            "shap-adult",
            "adult",
            new Setup(Setup.Method.BOOSTING, 500, 256, 8, 2, 0),
            true,
            List.of(
                new Match("xgboost", "explain", 0.05, 0.02),
                Match.stated("xgboost", "background"))),
        new Work(
            "threads",
            "made-1000000x28",
            Setup.boosting(31),
            false,
            List.of(new Match("lathe-1", "threads", 1 / 1.7, 1 / 1.9))));
  }

  /// The bar of a geometric mean; absent where it is only stated.
  static Match mean(String beginning, String peer, String measure) {
    return switch (beginning + " " + peer + " " + measure) {
      case "boost- LightGBM warm" -> new Match(peer, measure, 0.8, 0.6);
      case "boost- XGBoost warm" -> new Match(peer, measure, 0.5, 0.35);
      case "boost- scikit-learn warm" -> new Match(peer, measure, 0.3, 0.2);
      case "forest- scikit-learn warm" -> new Match(peer, measure, 0.2, 0.1);
      case "forest- scikit-learn fresh" -> new Match(peer, measure, 0.6, 0.3);
      case "extra- scikit-learn warm" -> new Match(peer, measure, 0.6, 0.3);
      default -> Match.stated(peer, measure);
    };
  }
}
