package dev.lathe.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.frame.Origin;
import dev.lathe.learn.file.ModelFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordsTest {
  private final Card card =
      new Card(
          new Origin("titanic.csv", "sha256:00", 2201, Origin.Nature.MEASURED),
          new Card.Provenance(7, "0.1.0", "25", Optional.of("2026-01-01")),
          Optional.of(new Card.Split("20 % held out", 1761, 440, true)),
          List.of(new Card.Decision("kind", "binary", "it has two distinct values", "--kind")),
          List.of("a warning"),
          List.of(
              new Card.Entrant(
                  "forest",
                  "random-forest",
                  Map.of("trees", "200"),
                  new Score("auc", 0.9, 0.8, 1.0),
                  1000,
                  50)),
          new Card.Evidence(
              Optional.of(
                  new Evaluation(
                      440,
                      List.of(new Score("auc", 0.9, 0.8, 1.0)),
                      List.of(
                          new Evaluation.Cut(0.5, 1, 2, 3, 4), new Evaluation.Cut(0.4, 5, 6, 7, 8)),
                      List.of(),
                      List.of(new Evaluation.Cell("no", "yes", 3)),
                      List.of())),
              Optional.empty(),
              List.of(new Card.Importance("sex", 0.1, 0.01))));

  @Test
  void a_card_is_read_back_as_it_was_written() {
    byte[] bytes = ModelFile.bytes(Records.parts("card.v1", card));

    assertThat(Records.read(ModelFile.parts(bytes), Card.class)).isEqualTo(card);
  }

  @Test
  void what_an_older_file_lacks_is_empty() {
    record Old(long seed) {}
    record New(long seed, List<String> notes, Optional<String> date, Map<String, String> tags) {}

    assertThat(Records.read(Records.parts("x.v1", new Old(3)), New.class))
        .isEqualTo(new New(3, List.of(), Optional.empty(), Map.of()));
  }
}
