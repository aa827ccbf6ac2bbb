package dev.lathe.learn.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Texts;
import dev.lathe.frame.Times;
import dev.lathe.frame.YesNo;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.Preparation.Prepared;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.math.RandomStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreparationsTest {
  @Test
  void trees_get_numbers_and_categories_only() {
    var prepared = Preparations.forTrees().fit(Mixed.task(300)).frame();

    for (int i = 0; i < prepared.width(); i++) {
      assertThat(prepared.column(i)).isInstanceOfAny(Numbers.class, Categories.class);
    }
    assertThat(prepared.names())
        .contains("age", "port", "member", "joined.month", "joined.days", "note#0")
        .doesNotContain("joined", "note", "nothing", "always", "answer");
    assertThat(prepared.column("age").missing()).isPositive();
  }

  @Test
  void linear_learners_get_finite_numbers_only() {
    var prepared = Preparations.forLinear().fit(Mixed.task(300)).frame();

    assertThat(prepared.names())
        .contains("age", "age.missing", "port=Cherbourg", "port=(missing)", "member")
        .contains("joined.month.sin", "joined.month.cos", "joined.days", "zip.target", "note#0")
        .doesNotContain("port", "joined", "note", "nothing", "always", "answer");
    for (int i = 0; i < prepared.width(); i++) {
      assertThat(((Numbers) prepared.column(i)).toArray()).doesNotContain(Double.NaN);
      for (double value : ((Numbers) prepared.column(i)).toArray()) {
        assertThat(Double.isFinite(value)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_row_alone_is_prepared_as_among_others(boolean trees) {
    var recipe = preparation(trees).fit(Mixed.task(300)).recipe();
    var rows = Mixed.unseen(50);

    var together = recipe.apply(rows);

    for (int row = 0; row < rows.rows(); row++) {
      assertThat(recipe.apply(rows.rows(row, row + 1))).isEqualTo(together.rows(row, row + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_was_never_seen_is_prepared_too(boolean trees) {
    Prepared prepared = preparation(trees).fit(Mixed.task(300));

    var strange = prepared.recipe().apply(Mixed.strange());

    assertThat(strange.schema()).isEqualTo(prepared.frame().schema());
    if (!trees) {
      for (int i = 0; i < strange.width(); i++) {
        for (double value : strange.numbers(strange.names().get(i)).toArray()) {
          assertThat(Double.isFinite(value)).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_weight_of_two_is_a_row_twice(boolean trees) {
    var once = Mixed.frame(120).without(java.util.List.of("zip"));
    int[] twice = new int[240];
    double[] weights = new double[120];
    for (int row = 0; row < 240; row++) {
      twice[row] = row % 120;
      weights[row % 120] = 2;
    }
    var weighted =
        Task.of(
            once.with("weight", Numbers.of(weights)),
            new dev.lathe.learn.Roles("answer").weights("weight"));

    var light = preparation(trees).fit(weighted).recipe();
    var heavy = preparation(trees).fit(Task.of(once.rows(twice), "answer")).recipe();

    assertThat(Saving.bytes(light)).isEqualTo(Saving.bytes(heavy));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void rows_without_weight_leave_no_trace(boolean trees) {
    var all = Mixed.frame(200);
    double[] weights = new double[200];
    java.util.Arrays.fill(weights, 0, 100, 1);
    var some =
        Task.of(
            all.with("weight", Numbers.of(weights)),
            new dev.lathe.learn.Roles("answer").weights("weight"));

    var light = preparation(trees).fit(some).recipe();
    var few = preparation(trees).fit(Task.of(all.rows(0, 100), "answer")).recipe();

    assertThat(light.apply(all)).isEqualTo(few.apply(all));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void the_same_on_any_number_of_threads(boolean trees) {
    var task = Mixed.task(2000);

    byte[] alone;
    byte[] many;
    try (var one = dev.lathe.math.Workers.of(1);
        var seven = dev.lathe.math.Workers.of(7)) {
      alone = one.call(() -> Saving.bytes(preparation(trees).fit(task).recipe()));
      many = seven.call(() -> Saving.bytes(preparation(trees).fit(task).recipe()));
    }

    assertThat(many).isEqualTo(alone);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_frame_of_constants_still_has_rows(boolean trees) {
    var nothing = new @Nullable String[] {null, null, null, null};
    for (Column column :
        new Column[] {
          Numbers.of(3, 3, 3, 3),
          Numbers.of(Double.NaN, Double.NaN, Double.NaN, Double.NaN),
          Categories.of("a", "a", "a", "a"),
          Categories.of(nothing),
          Texts.of("x", "x", "x", "x"),
          Texts.of(nothing),
          YesNo.of(true, true, true, true),
          Times.ofMicros(5, 5, 5, 5),
          Times.ofMicros(Times.MISSING, Times.MISSING, Times.MISSING, Times.MISSING)
        }) {
      var frame = Frame.of("x", column).with("y", Numbers.of(1.5, 2, 3, 4));

      var prepared = preparation(trees).fit(Task.of(frame, "y").kind(TaskKind.REGRESSION));

      assertThat(prepared.frame().rows()).isEqualTo(4);
      assertThat(prepared.recipe().apply(frame.select(java.util.List.of("x"))).rows()).isEqualTo(4);
    }
  }

  @Test
  void new_names_clash_with_none() {
    var frame =
        Frame.of("port", Categories.of("a", "b", null, "a"))
            .with("port=a", Numbers.of(1, 2, 3, 4))
            .with("port=b", Numbers.of(0.5, 2, 3, 4));

    var prepared = Preparations.forLinear().fit(Task.of(frame, "port=b")).frame();

    assertThat(prepared.names()).containsExactly("port=a_", "port=b_", "port=(missing)", "port=a");
  }

  static Preparation preparation(boolean trees) {
    return trees ? Preparations.forTrees() : Preparations.forLinear();
  }

  /// Frames with a column of each kind, some values missing.
  static final class Mixed {
    static Task task(int rows) {
      return Task.of(frame(rows), "answer");
    }

    static Frame frame(int rows) {
      var frame = columns(rows, 3);
      boolean[] answers = new boolean[rows];
      var random = RandomStream.of(5);
      for (int row = 0; row < rows; row++) {
        answers[row] = random.nextInt(3) == 0;
      }
      return frame.with("answer", YesNo.of(answers));
    }

    static Frame unseen(int rows) {
      return columns(rows, 17);
    }

    private static Frame columns(int rows, long seed) {
      var random = RandomStream.of(seed);
      double[] age = new double[rows];
      @Nullable String[] port = new @Nullable String[rows];
      @Nullable String[] zip = new @Nullable String[rows];
      @Nullable Boolean[] member = new @Nullable Boolean[rows];
      @Nullable String[] note = new @Nullable String[rows];
      long[] joined = new long[rows];
      String[] ports = {"Cherbourg", "Southampton", "Queenstown"};
      String[] words = {"win", "now", "call", "home", "later", "free", "Prize", "£100", "ok!"};
      for (int row = 0; row < rows; row++) {
        age[row] = row % 10 == 3 ? Double.NaN : random.nextGaussian() * 10 + 40;
        port[row] = random.nextInt(8) == 0 ? null : ports[random.nextInt(3)];
        zip[row] = random.nextInt(20) == 0 ? null : "z" + random.nextInt(80);
        member[row] = random.nextInt(9) == 0 ? null : random.nextInt(2) == 0;
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
          text.append(words[random.nextInt(words.length)]).append(' ');
        }
        note[row] = random.nextInt(12) == 0 ? null : text.toString();
        joined[row] =
            random.nextInt(15) == 0 ? Times.MISSING : random.nextInt(2_000_000_000) * 1_000_000L;
      }
      double[] always = new double[rows];
      java.util.Arrays.fill(always, 7);
      return Frame.of("age", age)
          .with("port", Categories.of(port))
          .with("zip", Categories.of(zip))
          .with("member", YesNo.of(member))
          .with("note", Texts.of(note))
          .with("joined", Times.ofMicros(joined))
          .with("always", Numbers.of(always))
          .with("nothing", Categories.of(new @Nullable String[rows]));
    }

    /// Rows of values that nobody has seen.
    static Frame strange() {
      return Frame.of("age", new double[] {1e308, -1e308, Double.POSITIVE_INFINITY, Double.NaN})
          .with("port", Categories.of("Mars", null, "(rare)", "Cherbourg"))
          .with("zip", Categories.of("z0", "nowhere", null, "z1"))
          .with("member", YesNo.of(true, null, false, null))
          .with("note", Texts.of("", null, "\uD83D\uDE00 \u0000 ! ! !", "x".repeat(10_000)))
          .with("joined", Times.ofMicros(Long.MAX_VALUE, Long.MIN_VALUE + 1, 0, Times.MISSING))
          .with("always", Numbers.of(7, 8, Double.NaN, Double.NEGATIVE_INFINITY))
          .with("nothing", Categories.of("a", null, "b", "c"));
    }
  }
}
