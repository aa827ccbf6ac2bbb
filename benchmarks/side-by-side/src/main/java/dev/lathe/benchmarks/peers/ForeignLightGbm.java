package dev.lathe.benchmarks.peers;

import static java.lang.foreign.MemorySegment.NULL;

import dev.lathe.benchmarks.peers.Foreign.Case;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Models that LightGBM trains, one for each thing its text can say.
final class ForeignLightGbm {
  private static final int NORMAL = 0;
  private static final int RAW = 1;
  private static final int CONTRIBUTIONS = 3;

  private ForeignLightGbm() {}

  /// The cases.
  static List<Case> cases() {
    return List.of(
        Case.of("binary", 4, "objective", "binary"),
        Case.of("binary-sigmoid", 4, "objective", "binary", "sigmoid", "0.7"),
        Case.of("binary-plain", 4, "objective", "binary", "categorical_feature", ""),
        Case.of("zero", 4, "objective", "regression", "zero_as_missing", "true"),
        Case.of("no-missing", 4, "objective", "regression", "use_missing", "false"),
        Case.of("sqrt", 4, "objective", "regression", "reg_sqrt", "true"),
        Case.of("absolute", 4, "objective", "regression_l1"),
        Case.of("quantile", 4, "objective", "quantile", "alpha", "0.8"),
        Case.of("huber", 4, "objective", "huber"),
        Case.of("poisson", 4, "objective", "poisson"),
        Case.of("gamma", 4, "objective", "gamma"),
        Case.of("tweedie", 4, "objective", "tweedie"),
        Case.of("share", 4, "objective", "cross_entropy"),
        Case.of("share-lambda", 4, "objective", "cross_entropy_lambda"),
        Case.of("classes", 3, "objective", "multiclass", "num_class", "3"),
        Case.of("one-against-rest", 3, "objective", "multiclassova", "num_class", "3"),
        Case.of("rank", 4, "objective", "lambdarank"),
        Case.of("dart", 8, "objective", "binary", "boosting", "dart", "drop_rate", "0.5"),
        Case.of("goss", 4, "objective", "binary", "data_sample_strategy", "goss"),
        Case.of(
            "forest",
            5,
            "objective",
            "binary",
            "boosting",
            "rf",
            "bagging_freq",
            "1",
            "bagging_fraction",
            "0.6"),
        Case.of("single-leaf", 1, "objective", "regression", "min_data_in_leaf", "700"),
        Case.of("large", 60, "objective", "binary", "num_leaves", "127", "min_data_in_leaf", "2"),
        Case.of("many", 60, "objective", "regression", "num_leaves", "31"));
  }

  /// What has to be refused.
  static Case refused() {
    return Case.of(
        "linear", 3, "objective", "regression", "linear_tree", "true", "categorical_feature", "");
  }

  /// How many classes the labels of a case have, 0 for numbers.
  static int classes(Case each) {
    String objective = each.settings().getOrDefault("objective", "");
    if (objective.startsWith("multiclass") || objective.equals("lambdarank")) return 3;
    return objective.equals("binary") || objective.startsWith("cross_entropy") ? 2 : 0;
  }

  /// Trains a case.
  static Foreign train(Case each, ForeignRows rows) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("categorical_feature", "3,4");
    settings.put("num_leaves", "6");
    settings.put("min_data_in_leaf", "5");
    settings.put("learning_rate", "0.3");
    settings.put("cat_smooth", "1");
    settings.put("num_threads", "1");
    settings.put("verbosity", "-1");
    settings.put("seed", "3");
    settings.putAll(each.settings());
    settings.values().removeIf(String::isEmpty);
    String text =
        settings.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(" "));
    Arena arena = Arena.global();
    MemorySegment out = arena.allocate(8);
    MemorySegment words = arena.allocateFrom(text);
    LightGbmLibrary.DATASET_FROM_ROWS.with(
        arena.allocateFrom(ValueLayout.JAVA_DOUBLE, rows.cells),
        LightGbmLibrary.FLOAT64,
        ForeignRows.ROWS,
        ForeignRows.WIDTH,
        1,
        words,
        NULL,
        out);
    MemorySegment table = out.get(ValueLayout.ADDRESS, 0);
    LightGbmLibrary.DATASET_FIELD.with(
        table,
        arena.allocateFrom("label"),
        arena.allocateFrom(ValueLayout.JAVA_FLOAT, rows.labels),
        ForeignRows.ROWS,
        LightGbmLibrary.FLOAT32);
    MemorySegment names = arena.allocate(8L * ForeignRows.WIDTH, 8);
    for (int column = 0; column < ForeignRows.WIDTH; column++) {
      MemorySegment name = arena.allocateFrom(ForeignRows.NAMES[column]);
      names.setAtIndex(ValueLayout.ADDRESS, column, name);
    }
    LightGbmLibrary.DATASET_NAMES.with(table, names, ForeignRows.WIDTH);
    if (text.contains("lambdarank")) {
      LightGbmLibrary.DATASET_FIELD.with(
          table,
          arena.allocateFrom("group"),
          arena.allocateFrom(ValueLayout.JAVA_INT, 300, 300, 200),
          3,
          LightGbmLibrary.INT32);
    }
    LightGbmLibrary.BOOSTER.with(table, words, out);
    MemorySegment booster = out.get(ValueLayout.ADDRESS, 0);
    for (int round = 0; round < each.rounds(); round++) {
      LightGbmLibrary.BOOSTER_UPDATE.with(booster, out);
    }
    try {
      Path file = Files.createTempFile("foreign", ".txt");
      MemorySegment place = arena.allocateFrom(file.toString());
      LightGbmLibrary.BOOSTER_SAVE.with(booster, 0, -1, 0, place);
      LightGbmLibrary.BOOSTER_LOAD.with(place, arena.allocate(8), out);
      MemorySegment loaded = out.get(ValueLayout.ADDRESS, 0);
      byte[] saved = Files.readAllBytes(file);
      Files.delete(file);
      int scores = classes(each) > 2 && !text.contains("lambdarank") ? classes(each) : 1;
      return new Foreign(
          each.name(),
          "lightgbm-4.3.0-" + each.name() + ".txt",
          saved,
          says(loaded, RAW, scores),
          says(loaded, NORMAL, scores),
          new Foreign.Reasons(
              says(loaded, CONTRIBUTIONS, scores * (ForeignRows.WIDTH + 1)), Optional.empty()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Foreign.Says says(MemorySegment booster, int what, int scores) {
    return (cells, rows) -> {
      try (Arena brief = Arena.ofConfined()) {
        MemorySegment said = brief.allocate(8L * rows * scores, 8);
        LightGbmLibrary.PREDICT.with(
            booster,
            brief.allocateFrom(ValueLayout.JAVA_DOUBLE, cells),
            LightGbmLibrary.FLOAT64,
            rows,
            ForeignRows.WIDTH,
            1,
            what,
            0,
            -1,
            brief.allocateFrom("num_threads=1"),
            brief.allocate(8),
            said);
        return said.toArray(ValueLayout.JAVA_DOUBLE);
      }
    };
  }
}
