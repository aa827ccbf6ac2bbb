package dev.lathe.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lathe.learn.automl.Fitted;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page in a real browser: nothing fails, the charts are there, the threshold moves.
@Tag("slow")
class BrowserTest {
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome");

  @TempDir Path home;

  /// What a browser made of a page.
  private record Seen(String page, String log) {}

  @BeforeEach
  void a_browser_is_there() {
    assumeTrue(browser().isPresent(), "no Chromium on the PATH: the page is not looked at");
  }

  @Test
  void charts_are_drawn_and_nothing_fails() throws Exception {
    for (Fitted fitted : ReportPageTest.stories()) {
      Seen seen = open(page(fitted));

      assertThat(seen.log()).doesNotContain("CONSOLE");
      boolean charts = seen.page().contains("class=\"chart\"");
      if (charts) assertThat(seen.page()).contains("<svg");
    }
  }

  @Test
  void the_threshold_moves_the_counts() throws Exception {
    String page = page(Stories.binary());
    // The policy lets no other script run, as it should: the mover comes without it.
    String moved =
        withScript(
            page.replaceAll("<meta http-equiv[^>]*>", ""),
            "const s = document.getElementById('threshold'); s.value = s.max;"
                + " s.dispatchEvent(new Event('input'));");

    String before = open(page).page();
    String after = open(moved).page();

    assertThat(before).contains("<output id=\"threshold-value\" for=\"threshold\">0.500</output>");
    assertThat(after).contains("<output id=\"threshold-value\" for=\"threshold\">0.990</output>");
    assertThat(after).contains("--threshold 0.990");
    assertThat(cell(after, "tp")).isNotEqualTo(cell(before, "tp"));
    assertThat(cell(after, "precision")).isNotEqualTo(cell(before, "precision"));
    assertThat(cell(after, "f1")).isNotEqualTo(cell(before, "f1"));
  }

  @Test
  void what_the_policy_does_not_name_does_not_run() throws Exception {
    String page = page(Stories.binary());
    String attacked = withScript(page, "document.title = 'taken'");

    assertThat(open(attacked).page())
        .contains("<title>Predicting survived")
        .doesNotContain("<title>taken");
  }

  private static String page(Fitted fitted) {
    return ReportPage.html(fitted.model(), Optional.of(fitted.timings()));
  }

  private static String withScript(String page, String script) {
    int end = page.lastIndexOf("</body>");
    return page.substring(0, end) + "<script>" + script + "</script>" + page.substring(end);
  }

  private static String cell(String page, String id) {
    String rest = page.substring(page.indexOf("id=\"" + id + "\">") + id.length() + 6);
    return rest.substring(0, rest.indexOf('<'));
  }

  private Seen open(String page) throws IOException, InterruptedException {
    Path file = Files.writeString(home.resolve("page.html"), page);
    Path seen = home.resolve("seen.html");
    Path log = home.resolve("log.txt");
    Process process =
        new ProcessBuilder(
                browser().orElseThrow(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--enable-logging=stderr",
                "--user-data-dir=" + home.resolve("profile"),
                "--virtual-time-budget=4000",
                "--dump-dom",
                file.toUri().toString())
            .redirectOutput(seen.toFile())
            .redirectError(log.toFile())
            .start();
    try {
      assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("the browser came to an end").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Seen(Files.readString(seen), Files.readString(log));
  }

  private static Optional<String> browser() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator))
        .flatMap(folder -> BROWSERS.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
