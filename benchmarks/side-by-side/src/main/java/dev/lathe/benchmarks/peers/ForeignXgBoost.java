package dev.lathe.benchmarks.peers;

import dev.lathe.benchmarks.peers.Foreign.Case;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// Models that XGBoost trains, one for each thing its document can say.
final class ForeignXgBoost {
  private ForeignXgBoost() {}

  /// The cases.
  static List<Case> cases() {
    return List.of(
        Case.of("binary", 4, "objective", "binary:logistic"),
        Case.of("binary-half", 4, "objective", "binary:logistic", "base_score", "0.5"),
        Case.of("categories", 3, "objective", "binary:logistic", "types", "c"),
        Case.of(
            "one-hot", 3, "objective", "reg:squarederror", "types", "c", "max_cat_to_onehot", "9"),
        Case.of("classes", 2, "objective", "multi:softprob", "num_class", "3"),
        Case.of("classes-max", 2, "objective", "multi:softmax", "num_class", "3"),
        Case.of("squared", 4, "objective", "reg:squarederror"),
        Case.of("absolute", 4, "objective", "reg:absoluteerror"),
        Case.of("pseudo-huber", 4, "objective", "reg:pseudohubererror"),
        Case.of("squared-log", 4, "objective", "reg:squaredlogerror"),
        Case.of(
            "quantiles", 3, "objective", "reg:quantileerror", "quantile_alpha", "[0.1,0.5,0.9]"),
        Case.of("poisson", 4, "objective", "count:poisson"),
        Case.of("gamma", 4, "objective", "reg:gamma"),
        Case.of("tweedie", 4, "objective", "reg:tweedie"),
        Case.of("cox", 4, "objective", "survival:cox"),
        Case.of("share", 4, "objective", "reg:logistic"),
        Case.of("hinge", 4, "objective", "binary:hinge"),
        Case.of("logit-raw", 4, "objective", "binary:logitraw"),
        Case.of("rank", 4, "objective", "rank:ndcg"),
        Case.of(
            "dart",
            6,
            "objective",
            "binary:logistic",
            "booster",
            "dart",
            "rate_drop",
            "0.6",
            "one_drop",
            "1"),
        Case.of(
            "dart-classes",
            4,
            "objective",
            "multi:softprob",
            "num_class",
            "3",
            "booster",
            "dart",
            "rate_drop",
            "0.6"),
        Case.of(
            "forest",
            1,
            "objective",
            "binary:logistic",
            "num_parallel_tree",
            "5",
            "subsample",
            "0.6"),
        Case.of(
            "pruned", 4, "objective", "reg:squarederror", "gamma", "40", "tree_method", "exact"),
        Case.of("large", 80, "objective", "binary:logistic", "max_depth", "9"),
        Case.of("deep", 60, "objective", "reg:squarederror", "max_depth", "8", "eta", "0.1"),
        Case.of(
            "deep-classes", 20, "objective", "multi:softprob", "num_class", "3", "max_depth", "8"),
        Case.of(
            "deep-categories", 40, "objective", "binary:logistic", "types", "c", "max_depth", "8"),
        Case.of("many", 80, "objective", "reg:squarederror", "types", "c", "max_depth", "5"));
  }

  /// What has to be refused.
  static List<Case> refused() {
    return List.of(
        Case.of("linear", 3, "objective", "reg:squarederror", "booster", "gblinear"),
        Case.of(
            "several",
            3,
            "objective",
            "multi:softprob",
            "num_class",
            "3",
            "multi_strategy",
            "multi_output_tree"));
  }

  /// How many classes the labels of a case have, 0 for numbers.
  static int classes(Case each) {
    String objective = each.settings().getOrDefault("objective", "");
    if (objective.startsWith("multi") || objective.startsWith("rank")) return 3;
    boolean two = objective.startsWith("binary") || objective.equals("reg:logistic");
    return two ? 2 : 0;
  }

  private static DMatrix matrix(double[] cells, int rows, Case each) throws XGBoostError {
    float[] single = new float[cells.length];
    for (int i = 0; i < single.length; i++) single[i] = (float) cells[i];
    var matrix = new DMatrix(single, rows, ForeignRows.WIDTH, Float.NaN);
    if (each.settings().containsKey("types")) {
      matrix.setFeatureTypes(new String[] {"q", "q", "q", "c", "c"});
    }
    matrix.setFeatureNames(ForeignRows.NAMES);
    return matrix;
  }

  /// Trains a case.
  ///
  /// @param version of the library, for the file's name
  /// @param form `json` or `ubj`
  static Foreign train(Case each, ForeignRows rows, String version, String form) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("max_depth", 3);
    settings.put("eta", 0.3);
    settings.put("nthread", 1);
    settings.put("verbosity", 0);
    settings.put("seed", 3);
    if (each.settings().containsKey("types")) settings.put("max_cat_to_onehot", 1);
    settings.putAll(each.settings());
    settings.remove("types");
    try {
      DMatrix table = matrix(rows.cells, ForeignRows.ROWS, each);
      table.setLabel(rows.labels);
      if (settings.toString().contains("rank:")) table.setGroup(new int[] {300, 300, 200});
      Booster trained = XGBoost.train(table, settings, each.rounds(), new HashMap<>(), null, null);
      byte[] saved = trained.toByteArray(form);
      Booster loaded = XGBoost.loadModel(saved);
      return new Foreign(
          each.name(),
          "xgboost-%s-%s.%s".formatted(version, each.name(), form),
          saved,
          says(loaded, each, true),
          says(loaded, each, false),
          new Foreign.Reasons(
              reasons(saved, each, XgBoostLibrary.SHARES),
              Optional.of(reasons(saved, each, XgBoostLibrary.PAIRS))));
    } catch (XGBoostError | java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Foreign.Says reasons(byte[] saved, Case each, int what) {
    List<String> types =
        each.settings().containsKey("types") ? List.of("q", "q", "q", "c", "c") : List.of();
    return (cells, rows) ->
        XgBoostLibrary.reasons(
            saved, new XgBoostLibrary.Table(cells, rows, ForeignRows.WIDTH, types), what);
  }

  private static Foreign.Says says(Booster booster, Case each, boolean margin) {
    return (cells, rows) -> {
      try {
        float[][] said = booster.predict(matrix(cells, rows, each), margin);
        return Arrays.stream(said)
            .flatMapToDouble(row -> {
              double[] wide = new double[row.length];
              for (int i = 0; i < wide.length; i++) wide[i] = row[i];
              return Arrays.stream(wide);
            })
            .toArray();
      } catch (XGBoostError e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
