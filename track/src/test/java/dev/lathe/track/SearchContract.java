package dev.lathe.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lathe.frame.Origin;
import dev.lathe.track.run.Batch;
import dev.lathe.track.run.Run;
import dev.lathe.track.run.RunColumns;
import dev.lathe.track.run.RunInput;
import dev.lathe.track.run.Search;
import dev.lathe.track.run.Status;
import dev.lathe.track.run.View;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class SearchContract extends StoreSuite {
  @BeforeEach
  void four_runs() {
    made("ant", 0.91, "6", "10 %");
    made("bee", 0.85, "6", "Ten");
    made("cat", Double.NaN, "10", "ten_fold");
    Run dog = run("dog");
    tags(dog, Map.of("asked by", "O'Brien \\ \"son\""));
    store.runs().state(dog.id(), new Run.State(Status.FAILED, "no rows"));
  }

  private void made(String name, double auc, String depth, String share) {
    Run run = run(name);
    log(run, point("auc", 0, auc / 2), point("auc", 1, auc));
    params(run, Map.of("depth", depth, "max depth", depth));
    tags(run, Map.of("share", share));
    var origin = new Origin(name + ".csv", "sha256:" + name, 9, Origin.Nature.UNKNOWN);
    store.log().log(run.id(), Batch.EMPTY.inputs(List.of(new RunInput("training", origin))));
    clock.move(Duration.ofSeconds(1));
  }

  private List<String> names(Search search) {
    return store.search().find(search).stream().map(Run::name).toList();
  }

  @Test
  void runs_are_found_by_what_is_known_of_them() {
    String[] cases = {
      "metrics.auc > 0.9", "ant",
      "metrics.auc >= .85 and params.depth = '6'", "bee ant",
      "metric.auc != 0.85", "ant",
      "metrics.auc < -1e3", "",
      "params.`max depth` = '10'", "cat",
      "parameters.\"max depth\" != \"10\"", "bee ant",
      "tags.share LIKE 'Ten'", "bee",
      "tags.share LIKE 'ten%'", "cat",
      "tags.share ILIKE 'TEN%'", "cat bee",
      "tags.share LIKE '%\\%'", "ant",
      "tags.share LIKE 'ten\\_fold'", "cat",
      "tag.`asked by` = 'O''Brien \\ \"son\"'", "dog",
      "attributes.status = 'FAILED'", "dog",
      "status != 'FAILED' AND run_name IN ('cat', 'dog')", "cat",
      "attr.run_name NOT IN ('cat', 'dog')", "bee ant",
      "start_time > 1772366400500", "dog cat bee",
      "datasets.name = 'bee.csv'", "bee",
      "dataset.context = 'training' and dataset.digest LIKE 'sha256:_at'", "cat",
      "", "dog cat bee ant"
    };

    for (int i = 0; i < cases.length; i += 2) {
      assertThat(String.join(" ", names(Search.in().filter(cases[i]))))
          .as(cases[i])
          .isEqualTo(cases[i + 1]);
    }
  }

  @Test
  void runs_come_in_the_order_that_was_asked_for() {
    String[] cases = {
      "metrics.auc DESC", "ant bee dog cat",
      "metrics.auc", "bee ant dog cat",
      "params.depth, run_name", "cat ant bee dog",
      "start_time ASC", "ant bee cat dog",
      "attributes.run_name desc", "dog cat bee ant"
    };

    for (int i = 0; i < cases.length; i += 2) {
      assertThat(names(Search.in().order(cases[i].split(", "))))
          .as(cases[i])
          .containsExactly(cases[i + 1].split(" "));
    }
  }

  @Test
  void runs_come_in_parts() {
    assertThat(names(Search.in().page(0, 3))).containsExactly("dog", "cat", "bee");
    assertThat(names(Search.in().page(3, 3))).containsExactly("ant");
    assertThat(names(Search.in("0"))).hasSize(4);
    assertThat(names(Search.in("12"))).isEmpty();
  }

  @Test
  void runs_stand_in_a_table_with_what_is_asked_for() {
    var columns = new RunColumns(List.of("auc", "f1"), List.of("max depth"), List.of("asked by"));

    var rows = store.search().rows(Search.in(), columns);

    assertThat(rows)
        .extracting(row -> row.run().name())
        .containsExactly("dog", "cat", "bee", "ant");
    assertThat(rows.get(0).tags()).containsOnlyKeys("asked by");
    assertThat(rows.get(1).metrics()).isEqualTo(Map.of("auc", Double.NaN));
    assertThat(rows.get(3).metrics()).isEqualTo(Map.of("auc", 0.91));
    assertThat(rows.get(3).params()).isEqualTo(Map.of("max depth", "6"));
    assertThat(store.search().columns(List.of("0")))
        .isEqualTo(
            new RunColumns(
                List.of("auc"), List.of("depth", "max depth"), List.of("asked by", "share")));
  }

  @Test
  void deleted_runs_are_seen_where_they_are_asked_for() {
    Run bee = store.search().find(Search.in().filter("run_name = 'bee'")).getFirst();
    store.runs().delete(bee.id());

    assertThat(names(Search.in())).doesNotContain("bee");
    assertThat(names(Search.in().view(View.DELETED))).containsExactly("bee");
    assertThat(names(Search.in().view(View.ALL))).hasSize(4);
  }

  @Test
  void filters_that_are_none_are_refused_in_a_sentence() {
    for (String filter :
        List.of(
            "run_name = 'x' OR '1' = '1'",
            "run_name = 'x'; drop table runs",
            "run_name = 'x' -- ",
            "metrics.auc > 0.5 OR 1 = 1",
            "metrics.auc > (select 1)",
            "params.depth = 6",
            "metrics.auc = '0.9'",
            "metrics.auc LIKE '0%'",
            "status = 'FAILED",
            "experiments.name = 'x'",
            "attributes.owner = 'x'",
            "attributes.`key` = 'x'",
            "runs.deleted = 'x'",
            "metrics. > 1",
            "tags.share LIKE 'x\\'",
            "tags.share LIKE '%%%%%%%%%%%'",
            "run_name IN ()",
            "run_name IN 'x'",
            "metrics.auc > 0x10",
            "metrics.auc > 1e999999999999999999999999999999999999999999999",
            "run_name = 'nul \u0000'",
            "run_name = '\uD800'",
            "AND")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> names(Search.in().filter(filter)))
          .withMessageMatching("[^\\p{Cc}\\p{Cf}\\p{Cs}]{10,300}");
    }
  }

  @Test
  void what_looks_like_a_statement_is_a_text() {
    for (String text :
        List.of(
            "x' OR '1'='1",
            "x\"; drop table runs; --",
            "`",
            "{0}",
            "?",
            ":x",
            "${now}",
            "%",
            "_")) {
      String quoted = "'" + text.replace("'", "''") + "'";
      String name = "`" + text.replace("`", "``") + "`";

      assertThat(names(Search.in().filter("run_name = " + quoted))).isEmpty();
      assertThat(names(Search.in().filter("params." + name + " = " + quoted))).isEmpty();
      assertThat(names(Search.in().order("tags." + name + " DESC"))).hasSize(4);
      tags(store.search().find(Search.in()).getFirst(), Map.of("odd", text));
      assertThat(names(Search.in().filter("tags.odd = " + quoted))).containsExactly("dog");
    }
  }

  @Test
  void filters_and_orders_have_an_end() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Search.in().filter("run_name = '" + "x".repeat(50_000) + "'"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Search.in().filter("a.b = 'c'"))
        .withMessageContaining("metrics., params., tags., attributes. or datasets.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Search.in().filter("run_id = 'x'" + " AND run_id = 'x'".repeat(60)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> names(Search.in().order("datasets.name")))
        .withMessageContaining("order by a metric");
  }
}
