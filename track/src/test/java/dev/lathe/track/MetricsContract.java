package dev.lathe.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.track.run.Batch;
import dev.lathe.track.run.Bucket;
import dev.lathe.track.run.MetricHistory.Steps;
import dev.lathe.track.run.MetricPoint;
import dev.lathe.track.run.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class MetricsContract extends StoreSuite {
  @Test
  void a_history_comes_back_as_it_was_told() {
    Run run = run("one");
    MetricPoint[] points = {
      point("loss", 0, 1.5),
      point("loss", 1, Double.NaN),
      point("loss", 2, Double.POSITIVE_INFINITY),
      point("loss", 3, Double.NEGATIVE_INFINITY),
      point("loss", 4, Double.MIN_VALUE),
      point("loss", Long.MAX_VALUE, -Double.MAX_VALUE),
      point("loss", Long.MIN_VALUE, 0.1 + 0.2)
    };

    log(run, points);

    assertThat(store.history().points(run.id(), "loss", 0, 100)).containsExactly(points);
    assertThat(store.history().points(run.id(), "loss", 5, 1)).containsExactly(points[5]);
    var latest = store.history().latest(run.id()).getFirst();
    assertThat(latest.latest()).isEqualTo(points[5]);
    assertThat(latest.points()).isEqualTo(7);
    assertThat(latest.low()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(latest.high()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void the_latest_is_that_of_the_highest_step_and_then_time() {
    Run run = run("one");
    log(run, point("auc", 7, 0.7));
    log(run, point("auc", 3, 0.3));
    clock.move(Duration.ofSeconds(-5));
    log(run, point("auc", 7, 0.6));

    var latest = store.history().latest(run.id()).getFirst();

    assertThat(latest.latest().value()).isEqualTo(0.7);
    assertThat(latest.points()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4})
  void a_point_that_comes_again_is_kept_once(long seed) {
    var chance = new SplittableRandom(seed);
    Run run = run("one");
    var told = new ArrayList<MetricPoint>();
    var kept = new ArrayList<MetricPoint>();

    for (int batch = 0; batch < 30; batch++) {
      var points = new ArrayList<MetricPoint>();
      for (int i = chance.nextInt(20); i >= 0; i--) {
        boolean again = !told.isEmpty() && chance.nextInt(3) == 0;
        points.add(
            again
                ? told.get(chance.nextInt(told.size()))
                : point(
                    "m",
                    chance.nextInt(20),
                    chance.nextInt(9) == 0 ? Double.NaN : chance.nextInt(4)));
      }
      told.addAll(points);
      for (MetricPoint point : points) if (!kept.contains(point)) kept.add(point);
      store.log().log(run.id(), Batch.EMPTY.points(points));
      clock.move(Duration.ofMillis(chance.nextInt(-3, 4)));
    }

    assertThat(store.history().points(run.id(), "m", 0, 10_000)).containsExactlyElementsOf(kept);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void a_shape_has_the_lowest_and_highest_of_all_its_points(long seed) {
    var chance = new SplittableRandom(seed);
    Run run = run("one");
    int count = chance.nextInt(1, 6_000);
    var points = new ArrayList<MetricPoint>();
    for (int i = 0; i < count; i++) {
      points.add(point("m", i, chance.nextInt(50) == 0 ? Double.NaN : chance.nextDouble()));
    }
    for (int from = 0; from < count; from += 700) {
      store.log().log(
          run.id(), Batch.EMPTY.points(points.subList(from, Math.min(count, from + 700))));
    }
    int buckets = chance.nextInt(1, 100);

    List<Bucket> shape = store.history().shape(run.id(), "m", Steps.ALL, buckets);

    assertThat(shape).hasSizeLessThanOrEqualTo(buckets);
    assertThat(shape.stream().mapToLong(Bucket::points).sum()).isEqualTo(count);
    for (Bucket bucket : shape) {
      var figures =
          points.subList((int) bucket.firstStep(), (int) bucket.lastStep() + 1).stream()
              .mapToDouble(MetricPoint::value)
              .filter(value -> !Double.isNaN(value))
              .summaryStatistics();
      assertThat(bucket.points()).isEqualTo(bucket.lastStep() - bucket.firstStep() + 1);
      if (figures.getCount() == 0) continue;
      assertThat(bucket.low()).isEqualTo(figures.getMin());
      assertThat(bucket.high()).isEqualTo(figures.getMax());
      assertThat(bucket.mean()).isCloseTo(figures.getAverage(), within(0.1));
    }
  }

  @Test
  void a_part_of_a_long_history_is_looked_at_closely() {
    Run run = run("one");
    var points = new ArrayList<MetricPoint>();
    for (int i = 0; i < 5_000; i++) points.add(point("m", i, Math.sin(i / 100.0)));
    store.log().log(run.id(), Batch.EMPTY.points(points));

    var close = store.history().shape(run.id(), "m", new Steps(4_990, 5_100), 50);
    var none = store.history().shape(run.id(), "m", new Steps(6_000, 7_000), 50);

    assertThat(close)
        .extracting(Bucket::firstStep)
        .containsExactly(4990L, 4991L, 4992L, 4993L, 4994L, 4995L, 4996L, 4997L, 4998L, 4999L);
    assertThat(close).allMatch(bucket -> bucket.low() == bucket.high() && bucket.points() == 1);
    assertThat(none).isEmpty();
  }

  @Test
  void figures_without_steps_are_told_apart_by_their_order() {
    Run run = run("one");
    var points = new ArrayList<MetricPoint>();
    for (int i = 0; i < 1_000; i++) points.add(point("m", 0, i));
    store.log().log(run.id(), Batch.EMPTY.points(points));

    var shape = store.history().shape(run.id(), "m", Steps.ALL, 10);

    assertThat(shape).hasSize(10);
    assertThat(shape.getFirst().low()).isZero();
    assertThat(shape.getLast().high()).isEqualTo(999);
  }

  @Test
  void the_largest_figures_do_not_overflow() {
    Run run = run("one");
    var points = new ArrayList<MetricPoint>();
    for (int i = 0; i < 600; i++) points.add(point("m", i, Double.MAX_VALUE));
    store.log().log(run.id(), Batch.EMPTY.points(points));

    var shape = store.history().shape(run.id(), "m", Steps.ALL, 2);

    assertThat(shape).allMatch(bucket -> bucket.high() == Double.MAX_VALUE);
  }

  @Test
  void what_cannot_be_read_is_told() {
    Run run = run("one");

    assertThatThrownBy(() -> store.history().points(run.id(), "loss", 0, 10))
        .hasMessage("run " + run.id() + " has no metric 'loss'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.history().shape(run.id(), "loss", Steps.ALL, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Steps(2, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.history().points(run.id(), "loss", 0, 1_000_000));
  }
}
