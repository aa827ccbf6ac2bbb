package dev.lathe.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.ColumnProfile.Bar;
import dev.lathe.frame.ColumnProfile.Level;
import dev.lathe.frame.ColumnProfile.OfLevels;
import dev.lathe.frame.ColumnProfile.OfNumbers;
import dev.lathe.frame.ColumnProfile.OfTimes;
import dev.lathe.frame.ColumnProfile.Quantiles;
import dev.lathe.frame.Profile.Warning.Kind;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {
  static LongStream seeds() {
    return LongStream.range(0, 10);
  }

  private static ColumnProfile of(Column column) {
    return Profile.of(Frame.of("x", column)).columns().getFirst();
  }

  private static OfNumbers numbers(double... values) {
    return (OfNumbers) of(Numbers.of(values)).content().orElseThrow();
  }

  private static List<Kind> kinds(Profile profile) {
    return profile.warnings().stream().map(Profile.Warning::kind).toList();
  }

  @Test
  void quantiles_are_those_of_numpy() {
    // numpy.quantile([1, 2, 4, 8, 16], [0, .05, .25, .5, .75, .95, 1]), numpy.std(ddof=1).
    var profile = numbers(8, 1, 16, Double.NaN, 2, 4);

    var quantiles = profile.quantiles();
    assertThat(quantiles).isEqualTo(new Quantiles(1, 1.2, 2, 4, 8, quantiles.high(), 16));
    assertThat(quantiles.high()).isCloseTo(14.4, within(1e-12));
    assertThat(profile.mean()).isEqualTo(6.2);
    assertThat(profile.deviation()).isCloseTo(6.099180272790763, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void counting_narrow_numbers_gives_what_sorting_gives(long seed) {
    var random = RandomStream.of(seed);
    double[] whole = new double[500];
    for (int row = 0; row < whole.length; row++) {
      whole[row] = random.nextInt(10) == 0 ? Double.NaN : random.nextInt(400) - 200;
    }
    // The fraction of a value that is picked away keeps the storage wide.
    double[] wide = Arrays.copyOf(whole, 501);
    wide[500] = 0.1;

    var narrow = of(Numbers.of(whole));
    var sorted = of(Numbers.of(wide).rows(0, 500));

    assertThat(Numbers.of(whole).width()).isEqualTo(2);
    assertThat(sorted.content()).isEqualTo(narrow.content());
    assertThat(sorted.distinct()).isEqualTo(narrow.distinct());
    assertThat(sorted.missing()).isEqualTo(narrow.missing());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void bars_hold_every_value_once(long seed) {
    var random = RandomStream.of(seed);
    double[] values = new double[300];
    for (int row = 0; row < values.length; row++) {
      values[row] = random.nextGaussian();
    }

    var bars = numbers(values).histogram();

    assertThat(bars).hasSize(20);
    assertThat(bars.stream().mapToLong(Bar::rows).sum()).isEqualTo(300);
    for (int i = 0; i < bars.size(); i++) {
      var bar = bars.get(i);
      boolean last = i == bars.size() - 1;
      long inside =
          Arrays.stream(values)
              .filter(v -> v >= bar.from() && (v < bar.to() || (last && v == bar.to())))
              .count();
      assertThat(bar.rows()).isEqualTo(inside);
      if (i > 0) assertThat(bar.from()).isEqualTo(bars.get(i - 1).to());
    }
  }

  @Test
  void whole_numbers_close_together_have_a_bar_each() {
    assertThat(numbers(1, 3, 3, 1, 1).histogram())
        .containsExactly(new Bar(1, 2, 3), new Bar(2, 3, 0), new Bar(3, 4, 2));
    assertThat(numbers(0.5, 0.5).histogram()).containsExactly(new Bar(0.5, 0.5, 2));
  }

  @Test
  void numbers_as_far_apart_as_can_be_are_still_counted() {
    var profile = numbers(-1.7e308, 1.7e308, 1.7e308, 0);

    assertThat(profile.mean()).isCloseTo(0.425e308, within(1e296));
    assertThat(profile.histogram().stream().mapToLong(Bar::rows).sum()).isEqualTo(4);
    assertThat(profile.quantiles().median()).isCloseTo(0.85e308, within(1e296));
  }

  @Test
  void infinite_values_are_counted_and_left_out() {
    var frame = Frame.of("x", new double[] {1.5, Double.POSITIVE_INFINITY, 2.5, Double.NaN});

    var profile = Profile.of(frame);

    var column = profile.columns().getFirst();
    var content = (OfNumbers) column.content().orElseThrow();
    assertThat(column.count()).isEqualTo(3);
    assertThat(column.distinct()).isEqualTo(3);
    assertThat(content.infinite()).isEqualTo(1);
    assertThat(content.mean()).isEqualTo(2);
    assertThat(profile.warnings())
        .containsExactly(
            new Profile.Warning(
                Kind.INFINITE,
                Optional.of("x"),
                "column 'x' has 1 infinite values; they count as missing"));
  }

  @Test
  void the_most_frequent_levels_come_first() {
    var levels = Categories.of("b", "a", "c", "b", null, "a", "b");
    var texts = Texts.of("b", "a", "c", "b", null, "a", "b");
    var answers = YesNo.of(true, false, true, null);

    assertThat(of(levels).content())
        .contains(new OfLevels(List.of(level("b", 3), level("a", 2), level("c", 1))));
    assertThat(of(texts).content()).isEqualTo(of(levels).content());
    assertThat(of(texts).distinct()).isEqualTo(3);
    assertThat(of(answers).content())
        .contains(new OfLevels(List.of(level("yes", 2), level("no", 1))));
  }

  @Test
  void of_many_levels_ten_are_shown() {
    String[] values = new String[400];
    for (int row = 0; row < 400; row++) {
      values[row] = "v" + (row < 300 ? row % 30 : 30 + row % 4);
    }

    var shown = (OfLevels) of(Categories.of(values)).content().orElseThrow();
    var texts = (OfLevels) of(Texts.of(values)).content().orElseThrow();

    assertThat(shown.top()).hasSize(10);
    assertThat(shown.top().subList(0, 5))
        .containsExactly(
            level("v30", 25),
            level("v31", 25),
            level("v32", 25),
            level("v33", 25),
            level("v0", 10));
    assertThat(texts.top()).hasSize(10).contains(level("v33", 25), level("v5", 10));
  }

  private static Level level(String name, long rows) {
    return new Level(name, rows);
  }

  @Test
  void levels_that_no_row_has_do_not_count() {
    var part = Categories.of("a", "b", "c").rows(0, 2);

    assertThat(of(part).distinct()).isEqualTo(2);
  }

  @Test
  void times_have_a_range() {
    var days =
        Times.of(
            LocalDate.parse("2024-01-01"),
            null,
            LocalDate.parse("2024-01-21"),
            LocalDate.parse("2024-01-03"));
    var times =
        Times.of(LocalDateTime.parse("2024-01-01T00:00"), LocalDateTime.parse("2024-01-02T12:30"));

    var range = (OfTimes) of(days).content().orElseThrow();
    var precise = (OfTimes) of(times).content().orElseThrow();

    assertThat(range.earliest()).isEqualTo("2024-01-01");
    assertThat(range.median()).isEqualTo("2024-01-03");
    assertThat(range.latest()).isEqualTo("2024-01-21");
    assertThat(range.histogram()).hasSize(20);
    assertThat(range.histogram().get(2))
        .isEqualTo(new ColumnProfile.Span("2024-01-03", "2024-01-04", 1));
    assertThat(precise.earliest()).isEqualTo("2024-01-01T00:00");
    assertThat(precise.histogram().stream().mapToLong(ColumnProfile.Span::rows).sum()).isEqualTo(2);
  }

  @Test
  void a_column_without_values_has_no_content() {
    var frame =
        Frame.of("n", new double[] {Double.NaN, Double.NaN})
            .with("t", Times.of(new @Nullable LocalDate[2]))
            .with("c", Categories.of(new @Nullable String[2]));

    var profile = Profile.of(frame);

    assertThat(profile.columns()).allMatch(column -> column.content().isEmpty());
    assertThat(kinds(profile))
        .containsExactly(Kind.ALL_MISSING, Kind.ALL_MISSING, Kind.ALL_MISSING, Kind.DUPLICATE_ROWS);
    assertThat(Profile.of(Frame.of("x", new double[0])).columns().getFirst().count()).isZero();
  }

  @Test
  void correlations_are_pearsons_over_rows_that_have_both() {
    var frame =
        Frame.of("a", new double[] {1, 2, 3, 4, Double.NaN})
            .with("b", Numbers.of(2.0, 4.0, 6.0, 9.0, 100.0))
            .with("flat", Numbers.of(1.0, 1.0, 1.0, 1.0, 1.0))
            .with("c", Numbers.of(1e9 + 4, 1e9 + 3, 1e9 + 2, 1e9 + 1, 5));

    var correlations = Profile.of(frame).correlations();

    // numpy.corrcoef([1, 2, 3, 4], [2, 4, 6, 9])
    assertThat(correlations)
        .extracting(Profile.Correlation::first, Profile.Correlation::second)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a", "b"),
            org.assertj.core.groups.Tuple.tuple("a", "c"),
            org.assertj.core.groups.Tuple.tuple("b", "c"));
    assertThat(correlations.get(0).pearson()).isCloseTo(0.9943767126843, within(1e-12));
    assertThat(correlations.get(1).pearson()).isCloseTo(-1, within(1e-6));
  }

  @Test
  void what_is_odd_is_said() {
    int rows = 40;
    String[] names = new String[rows];
    String[] mixed = new String[rows];
    String[] dates = new String[rows];
    double[] amounts = new double[rows];
    for (int row = 0; row < rows; row++) {
      names[row] = "n" + row;
      mixed[row] = row % 9 == 0 ? "unknown" : Integer.toString(row % 7);
      dates[row] = "%d/3/2021".formatted(1 + row % 28);
      amounts[row] = row * row % 17 + 0.5;
    }
    var frame =
        Frame.of("name", Categories.of(names))
            .with(
                "one",
                Categories.of(java.util.Collections.nCopies(rows, "x").toArray(String[]::new)))
            .with("mixed", Categories.of(mixed))
            .with("date", Categories.of(dates))
            .with("amount", Numbers.of(amounts))
            .with("again", Numbers.of(amounts));

    assertThat(Profile.of(frame).warnings().stream().map(Profile.Warning::text))
        .containsExactly(
            "column 'name' differs in every row: it names rows, and tells nothing",
            "column 'one' is 'x' in every row",
            "column 'mixed' holds numbers and also words such as 'unknown'; if those mean missing, say so with --missing",
            "column 'date' holds dates as text, such as '1/3/2021'; write them as 2024-12-31",
            "column 'again' holds the same as column 'amount'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2021-03-04",
        "4.3.21",
        "04/03/2021 10:15",
        "4 March 2021",
        "Mar 4, 2021",
        "4-Mar-21"
      })
  void dates_in_words_are_known(String text) {
    String[] values = {text, text, text, text, "5/6/2020"};

    assertThat(kinds(Profile.of(Frame.of("d", Categories.of(values)))))
        .contains(Kind.DATES_AS_TEXT);
  }

  @Test
  void what_gives_the_target_away_is_said_when_one_is_named() {
    int rows = 200;
    double[] price = new double[rows];
    double[] net = new double[rows];
    String[] band = new String[rows];
    double[] noise = new double[rows];
    boolean[] dear = new boolean[rows];
    var random = RandomStream.of(2);
    for (int row = 0; row < rows; row++) {
      price[row] = random.nextDouble();
      net[row] = price[row] * 0.81 + 3;
      dear[row] = price[row] > 0.5;
      band[row] = dear[row] ? "high" : price[row] > 0.25 ? "mid" : "low";
      noise[row] = random.nextInt(3);
    }
    var frame =
        Frame.of("price", price)
            .with("net", Numbers.of(net))
            .with("noise", Numbers.of(noise))
            .with("band", Categories.of(band))
            .with("dear", YesNo.of(dear));

    assertThat(leaks(frame, "price")).containsExactly("net");
    assertThat(leaks(frame, "dear")).containsExactly("band");
    assertThat(kinds(Profile.of(frame))).doesNotContain(Kind.LEAK);
    assertThatThrownBy(() -> Profile.of(frame, "nothing"))
        .hasMessageStartingWith("no column is named 'nothing'");
  }

  private static List<String> leaks(Frame frame, String target) {
    return Profile.of(frame, target).warnings().stream()
        .filter(warning -> warning.kind() == Kind.LEAK)
        .map(warning -> warning.column().orElseThrow())
        .toList();
  }

  @Test
  void the_profile_is_the_same_on_any_number_of_threads() {
    var random = RandomStream.of(3);
    double[] a = new double[5000];
    String[] b = new String[5000];
    for (int row = 0; row < a.length; row++) {
      a[row] = random.nextGaussian();
      b[row] = "text " + random.nextInt(3000);
    }
    var frame = Frame.of("a", a).with("b", Texts.of(b)).with("c", Categories.of(b));

    Profile one;
    Profile seven;
    try (var alone = Workers.of(1);
        var many = Workers.of(7)) {
      one = alone.call(() -> Profile.of(frame));
      seven = many.call(() -> Profile.of(frame));
    }

    assertThat(seven).isEqualTo(one);
  }
}
