package dev.lathe.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Model;
import dev.lathe.learn.Task;
import dev.lathe.learn.additive.Bags;
import dev.lathe.learn.additive.ExplainableBoosting;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AdditivePageTest {
  private static final int ROWS = 400;

  private static Model model() {
    var random = new SplittableRandom(3);
    double[] size = new double[ROWS];
    double[] age = new double[ROWS];
    String[] place = new String[ROWS];
    double[] price = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      size[row] = random.nextDouble();
      age[row] = row % 9 == 0 ? Double.NaN : random.nextDouble();
      place[row] = random.nextBoolean() ? "<b>north" : "south";
      double old = Double.isNaN(age[row]) ? 0.5 : age[row];
      price[row] = 3 * size[row] + 8 * (size[row] - 0.5) * (old - 0.5) + random.nextDouble() / 5;
    }
    Frame frame =
        Frame.of("size", size)
            .with("age", Numbers.of(age))
            .with("place", Categories.of(place))
            .with("price", Numbers.of(price));
    var learner = new ExplainableBoosting().rounds(60).bags(new Bags().bags(3));
    return learner.fit(Task.of(frame, "price"));
  }

  @Test
  void the_page_draws_curves_and_surfaces() {
    String page = ReportPage.html(model(), Optional.empty());

    assertThat(page)
        .contains("What it adds up", "id=\"shape-0\"", "size × age", "<rect class=\"up\"");
    assertThat(page).contains("Where it is missing:").contains("\"shapes\":[");
    assertThat(page).doesNotContain("<b>north");
  }

  @Test
  void the_document_holds_what_is_added() throws Exception {
    String text = Json.text(ReportDocument.of(model()));

    var additive = new ObjectMapper().readTree(text).path("additive");
    assertThat(additive.at("/out-of-bag/name").asText()).isEqualTo("rmse");
    assertThat(additive.path("intercept").get(0).asDouble()).isBetween(1.0, 2.0);
    var first = additive.path("terms").get(0);
    assertThat(first.path("name").asText()).isEqualTo("size");
    assertThat(first.path("curve").get(0).path("values").get(0).asDouble()).isNegative();
    assertThat(text).contains("\"surface\"");
  }
}
