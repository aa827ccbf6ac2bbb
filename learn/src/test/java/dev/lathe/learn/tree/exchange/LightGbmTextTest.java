package dev.lathe.learn.tree.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.ColumnType;
import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.tree.ensemble.Input;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LightGbmTextTest {
  /// One split over categories {1, 33}, which go left, then one over a number.
  private static final String SMALL =
      """
      tree
      version=v4
      num_class=1
      num_tree_per_iteration=1
      label_index=0
      max_feature_idx=1
      objective=regression
      feature_names=port age
      feature_infos=0:1:2:33 [18:90]
      tree_sizes=400

      Tree=0
      num_leaves=3
      num_cat=1
      split_feature=0 1
      threshold=0 40.5
      decision_type=1 10
      left_child=-1 -2
      right_child=1 -3
      leaf_value=1 2 3
      cat_boundaries=0 2
      cat_threshold=2 2
      is_linear=0
      shrinkage=1


      end of trees

      pandas_categorical:null
      """;

  private static ImportedTrees model(String text, Object json) {
    return ForeignModel.of(text.getBytes(StandardCharsets.UTF_8), "m.txt", _ -> json)
        .model("target");
  }

  private static double predict(ImportedTrees model, @Nullable Object port, Object age) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("port", port);
    row.put("age", age);
    return model.predict(row).value();
  }

  @Test
  void codes_of_categories_go_where_their_bits_say() {
    ImportedTrees model = model(SMALL, List.of());

    assertThat(predict(model, 1, 20)).isEqualTo(1);
    assertThat(predict(model, 33, 20)).isEqualTo(1);
    assertThat(predict(model, 33.9, 20)).isEqualTo(1);
    assertThat(predict(model, 2, 40.5)).isEqualTo(2);
    assertThat(predict(model, 7000, 41)).isEqualTo(3);
    assertThat(predict(model, -5, 41)).isEqualTo(3);
    assertThat(predict(model, Double.NaN, Double.NaN)).isEqualTo(2);
  }

  @Test
  void names_of_categories_that_pandas_had_are_used() {
    var levels = new String[34];
    for (int code = 0; code < levels.length; code++) levels[code] = "z" + (99 - code);

    ImportedTrees model =
        model(SMALL.replace("null", "[[…]]"), List.of(List.of((Object[]) levels)));

    assertThat(model.signature().inputs().fields().getFirst().type())
        .isEqualTo(ColumnType.CATEGORIES);
    assertThat(predict(model, "z98", 20)).isEqualTo(1);
    assertThat(predict(model, "z66", 20)).isEqualTo(1);
    assertThat(predict(model, "z99", 20)).isEqualTo(2);
    assertThat(predict(model, "never seen", 50)).isEqualTo(3);
    assertThat(predict(model, null, 50)).isEqualTo(3);
  }

  @Test
  void names_that_cannot_be_told_apart_leave_codes_and_a_warning() {
    ImportedTrees model =
        model(SMALL.replace("null", "[[…]]"), List.of(List.of("a", "b"), List.of("c", "d")));

    assertThat(model.card().warnings()).singleElement().asString().contains("read as codes");
    assertThat(predict(model, 1, 20)).isEqualTo(1);
  }

  @Test
  void more_groups_of_categories_than_a_byte_holds_take_the_column_twice() {
    int count = 400;
    var text = new StringBuilder(SMALL.substring(0, SMALL.indexOf("tree_sizes=")));
    text.append("tree_sizes=").append("9 ".repeat(count).strip()).append("\n\n");
    for (int code = 0; code < count; code++) {
      String bits = "0 ".repeat(code / 32) + Integer.toUnsignedString(1 << (code % 32));
      text.append(
              "Tree=%s\nnum_leaves=2\nnum_cat=1\nsplit_feature=0\nthreshold=0\n".formatted(code))
          .append("decision_type=1\nleft_child=-1\nright_child=-2\n")
          .append("leaf_value=%s 0\n".formatted(code + 1))
          .append("cat_boundaries=0 %s\ncat_threshold=%s\n\n\n".formatted(code / 32 + 1, bits));
    }
    ImportedTrees model = model(text + "end of trees\n", List.of());

    assertThat(model.inputs().names()).containsExactly("port", "age", "port");
    assertThat(model.inputs().input(0)).isInstanceOf(Input.Codes.class);
    for (int code = 0; code < count; code++) {
      assertThat(predict(model, code, 1)).isEqualTo(code + 1);
    }
    assertThat(predict(model, count, 1)).isZero();
  }

  @Test
  void what_is_out_of_place_is_refused_with_the_reason() {
    refused(SMALL.replace("right_child=1 -3", "right_child=0 -3"), "a child 0");
    refused(SMALL.replace("right_child=1 -3", "right_child=1 -2"), "two parents");
    refused(SMALL.replace("right_child=1 -3", "right_child=-3 -3"), "no way leads to");
    refused(SMALL.replace("right_child=1 -3", "right_child=9 -3"), "a child 9");
    refused(SMALL.replace("split_feature=0 1", "split_feature=0 2"), "asks column 2 of 2");
    refused(SMALL.replace("threshold=0 40.5", "threshold=1 40.5"), "not there");
    refused(SMALL.replace("threshold=0 40.5", "threshold=0 old"), "'old', no number");
    refused(SMALL.replace("leaf_value=1 2 3", "leaf_value=1 2"), "2 values in place of 3");
    refused(SMALL.replace("leaf_value=1 2 3", "leaf_value=1 2 nan"), "leaf_value");
    refused(SMALL.replace("cat_boundaries=0 2", "cat_boundaries=0 3"), "do not fit");
    refused(SMALL.replace("is_linear=0", "is_linear=1"), "linear_tree=false");
    refused(SMALL.replace("=regression", "=my_own"), "'my_own', which is not known");
    refused(SMALL.replace("end of trees", "end of"), "'end of trees' was expected");
    refused(SMALL.replace("tree_sizes=400", "tree_sizes=400 400"), "announces 2 trees");
    refused(SMALL.replace("feature_names=port age", "feature_names=port"), "feature_names");
    refused(SMALL + "parameters:\n[seed: 1]\n", "ends within its parameters");
  }

  private static void refused(String text, String reason) {
    assertThatThrownBy(() -> model(text, List.of()))
        .isInstanceOf(ModelFileException.class)
        .hasMessageStartingWith("'m.txt' cannot be imported: ")
        .hasMessageContaining(reason);
  }
}
