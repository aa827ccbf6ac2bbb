package dev.lathe.learn.tree.exchange;

import dev.lathe.learn.TaskKind;
import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.tree.exchange.ForeignLink.Shape;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/*
 * XGBoost's document, as JSON or UBJSON, of versions 1 to 3.
 *
 * All is single precision: a value is rounded to it, goes left where it is below the condition, and
 * leaves add up to the starting score in the order of the trees. That score is saved as a prediction
 * and turned into a score when a model is loaded. With dropped trees (`dart`) each has a weight.
 */
final class XgBoostDocument {
  private static final int NEWEST = 3;
  private static final int MOST_UNNAMED = 1 << 17;
  private static final float NEAR = 1e-6f;

  private final Plain learner;
  private final Plain booster;
  private final Plain model;
  private final String objective;
  private final int[] version;
  private final List<String> warnings = new ArrayList<>();

  private XgBoostDocument(Plain whole) {
    learner = whole.at("learner");
    version = whole.at("version").ints(3);
    if (version[0] < 1 || version[0] > NEWEST) {
      throw new ModelFileException(
          "it was saved by XGBoost %s; versions 1 to %s are read".formatted(version[0], NEWEST));
    }
    booster = learner.at("gradient_booster");
    String name = booster.at("name").text();
    model =
        switch (name) {
          case "gbtree" -> booster.at("model");
          case "dart" ->
              (booster.find("gbtree") == null ? booster : booster.at("gbtree")).at("model");
          case "gblinear" ->
              throw new ModelFileException(
                  "it is a linear model of XGBoost (gblinear), which has no trees");
          default -> throw new ModelFileException("its booster '%s' is not known".formatted(name));
        };
    objective = learner.at("objective").at("name").text();
  }

  /// What the document holds.
  static Contents read(Object document) {
    return new XgBoostDocument(new Plain(document, "document")).contents();
  }

  private Contents contents() {
    Plain shape = learner.at("learner_model_param");
    int outputs = Math.max(1, Math.max(count(shape, "num_class"), count(shape, "num_target")));
    int width = shape.at("num_feature").count();
    List<Plain> trees = model.at("trees").list();
    if (outputs > 1 && outputs > trees.size()) {
      throw new ModelFileException(
          "it gives %s scores and has %s trees".formatted(outputs, trees.size()));
    }
    int[] groups = model.at("tree_info").ints(trees.size());
    float[] weights = weights(trees.size());
    var answer = answer(outputs);
    List<SourceTrees.Feature> features = features(width);
    List<SourceTree> source = new ArrayList<>();
    for (int tree = 0; tree < groups.length; tree++) {
      if (groups[tree] < 0 || groups[tree] >= outputs) {
        throw new ModelFileException(
            "a tree adds to score %s of %s".formatted(groups[tree], outputs));
      }
      source.add(XgBoostTree.read(trees.get(tree), groups[tree], weights[tree]));
    }
    int announced = model.at("gbtree_model_param").at("num_trees").count();
    if (announced != source.size()) {
      throw new ModelFileException(
          "it announces %s trees and has %s".formatted(announced, source.size()));
    }
    warnOfBest();
    return new Contents(
        new Contents.Maker("XGBoost", text(version), objective),
        answer,
        features,
        new SourceTrees(source, features, true, false),
        start(shape.at("base_score").text(), outputs),
        warnings);
  }

  private static int count(Plain shape, String name) {
    @Nullable Plain found = shape.find(name);
    return found == null ? 0 : found.count();
  }

  private static String text(int[] version) {
    return "%s.%s.%s".formatted(version[0], version[1], version[2]);
  }

  private float[] weights(int trees) {
    float[] weights = new float[trees];
    Arrays.fill(weights, 1);
    @Nullable Plain found = booster.find("weight_drop");
    if (found == null) found = model.find("weight_drop");
    if (found == null) return weights;
    float[] saved = found.floats(Math.min(found.size(), trees));
    System.arraycopy(saved, 0, weights, 0, saved.length);
    return weights;
  }

  private void warnOfBest() {
    @Nullable Plain attributes = learner.find("attributes");
    @Nullable Plain best = attributes == null ? null : attributes.find("best_iteration");
    if (best != null) {
      warnings.add(
          "training noted iteration %s as the best; all trees are used, as predicting with the"
                  .formatted(best.text())
              + " library's booster does");
    }
  }

  private float[] parsed(String text) {
    String inner = text.strip();
    if (inner.startsWith("[") && inner.endsWith("]"))
      inner = inner.substring(1, inner.length() - 1);
    String[] words = inner.split(",", -1);
    float[] scores = new float[words.length];
    for (int i = 0; i < words.length; i++) {
      try {
        scores[i] = Float.parseFloat(words[i].strip());
      } catch (NumberFormatException e) {
        throw new ModelFileException("its base_score is '%s'".formatted(text), e);
      }
      if (!Float.isFinite(scores[i])) {
        throw new ModelFileException("its base_score is '%s'".formatted(text));
      }
    }
    return scores;
  }

  private List<Double> start(String text, int outputs) {
    float[] saved = parsed(text);
    if (saved.length != 1 && saved.length != outputs) {
      throw new ModelFileException(
          "it has %s starting scores in place of %s".formatted(saved.length, outputs));
    }
    List<Double> start = new ArrayList<>();
    for (int i = 0; i < outputs; i++) start.add((double) margin(saved[saved.length == 1 ? 0 : i]));
    return start;
  }

  /// The score that a prediction stands for.
  private float margin(float prediction) {
    float margin =
        switch (objective) {
          case "binary:logistic", "reg:logistic" -> {
            boolean bounded = version[0] > 3 || (version[0] == 3 && version[1] >= 2);
            float share = bounded ? Math.min(Math.max(prediction, NEAR), 1 - NEAR) : prediction;
            yield -(float) Math.log(1f / share - 1f);
          }
          case "count:poisson", "reg:gamma", "reg:tweedie", "survival:cox", "survival:aft" ->
              (float) Math.log(prediction);
          default -> prediction;
        };
    if (Float.isFinite(margin)) return margin;
    throw new ModelFileException(
        "its base_score %s is out of range for '%s'".formatted(prediction, objective));
  }

  private Contents.Answer answer(int outputs) {
    Shape shape =
        switch (objective) {
          case "binary:logistic" -> Shape.LOGISTIC;
          case "binary:hinge" -> Shape.STEP;
          case "multi:softprob", "multi:softmax" -> Shape.SOFTMAX;
          case "reg:logistic" -> Shape.SHARE;
          case "count:poisson", "reg:gamma", "reg:tweedie", "survival:cox", "survival:aft" ->
              Shape.EXPONENTIAL;
          case "binary:logitraw",
              "reg:squarederror",
              "reg:linear",
              "reg:squaredlogerror",
              "reg:pseudohubererror",
              "reg:absoluteerror",
              "reg:quantileerror",
              "rank:pairwise",
              "rank:ndcg",
              "rank:map" ->
              Shape.IDENTITY;
          default -> throw ForeignModel.objective("XGBoost", objective);
        };
    TaskKind kind =
        switch (shape) {
          case LOGISTIC, STEP -> TaskKind.BINARY;
          case SOFTMAX -> TaskKind.MULTICLASS;
          default -> objective.equals("count:poisson") ? TaskKind.COUNT : TaskKind.REGRESSION;
        };
    var link = new ForeignLink(shape, true);
    if (kind == TaskKind.MULTICLASS || outputs == 1) return new Contents.Answer(kind, link);
    List<Double> quantiles = quantiles();
    if (quantiles.size() != outputs) throw ForeignModel.several(objective, outputs);
    return new Contents.Answer(kind, link, quantiles);
  }

  /// The quantiles that were asked for, none where these do not rise.
  private List<Double> quantiles() {
    @Nullable Plain settings = learner.at("objective").find("quantile_loss_param");
    if (settings == null) return List.of();
    List<Double> shares = new ArrayList<>();
    for (float share : parsed(settings.at("quantile_alpha").text())) {
      shares.add(Double.parseDouble(Float.toString(share)));
    }
    List<Double> sorted = new ArrayList<>(shares);
    Collections.sort(sorted);
    return sorted.equals(shares) ? shares : List.of();
  }

  private List<SourceTrees.Feature> features(int width) {
    @Nullable Plain given = learner.find("feature_names");
    List<String> names = given == null ? List.of() : given.texts();
    if (!names.isEmpty() && names.size() != width) {
      throw new ModelFileException("it has %s columns and names %s".formatted(width, names.size()));
    }
    if (names.isEmpty() && width > MOST_UNNAMED) {
      throw new ModelFileException("it has %s columns and no names for them".formatted(width));
    }
    @Nullable Plain categories = model.find("cats");
    @Nullable Plain encoded = categories == null ? null : categories.find("enc");
    List<Plain> levels = encoded == null ? List.of() : encoded.list();
    if (!levels.isEmpty() && levels.size() != width) {
      throw new ModelFileException(
          "it has %s columns and categories of %s".formatted(width, levels.size()));
    }
    List<SourceTrees.Feature> features = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      features.add(
          new SourceTrees.Feature(
              names.isEmpty() ? "f" + column : names.get(column),
              levels.isEmpty() ? Optional.empty() : levels(levels.get(column))));
    }
    return features;
  }

  /// The names of a column's categories: as bytes, one after the other, with the places where each
  /// begins, or as whole numbers.
  private static Optional<List<String>> levels(Plain encoded) {
    Plain values = encoded.at("values");
    @Nullable Plain places = encoded.find("offsets");
    if (places == null) {
      return values.size() == 0 ? Optional.empty() : Optional.of(values.levels());
    }
    int[] offsets = places.ints();
    int[] bytes = values.ints();
    List<String> names = new ArrayList<>();
    for (int i = 0; i + 1 < offsets.length; i++) {
      if (offsets[i] < 0 || offsets[i] > offsets[i + 1] || offsets[i + 1] > bytes.length) {
        throw new ModelFileException("the names of categories do not fit their places");
      }
      byte[] name = new byte[offsets[i + 1] - offsets[i]];
      for (int at = 0; at < name.length; at++) name[at] = (byte) bytes[offsets[i] + at];
      try {
        names.add(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString());
      } catch (CharacterCodingException e) {
        throw new ModelFileException("the name of a category is not UTF-8", e);
      }
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(names);
  }
}
