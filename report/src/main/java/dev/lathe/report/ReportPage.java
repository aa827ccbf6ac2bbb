package dev.lathe.report;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Model;
import dev.lathe.learn.automl.Timings;
import dev.lathe.report.page.Drawing;
import dev.lathe.report.page.Page;
import dev.lathe.report.page.Typical;
import dev.lathe.report.pages.JtemodelGenerated;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A model told on one page: an HTML file that holds everything it needs and asks no network.
///
/// ```java
/// static String page(Model model) {
///   return ReportPage.html(model, java.util.Optional.empty());
/// }
/// ```
///
/// What comes from the data is escaped wherever it stands, and the page's own policy lets no script
/// run but the two it was made with, named by their hashes.
///
/// **Cost.** Some milliseconds. A page with charts carries its chart library, 0.7 MB; one without
/// takes 30 kB.
public final class ReportPage {
  private static final String STYLE = resource("report.css");
  private static final List<String> SCRIPTS =
      List.of(resource("echarts/echarts.common.min.js"), resource("report.js"));

  private ReportPage() {}

  /// The page of a model; equal cards and timings give equal pages.
  ///
  /// @param timings how long it took, shown where it is known
  public static String html(Model model, Optional<Timings> timings) {
    return html(model, timings, Typical.UNKNOWN);
  }

  /// The page of a model whose rows are at hand, for an example with values that they hold.
  public static String html(Model model, Optional<Timings> timings, Frame rows) {
    return html(model, timings, Typical.of(rows, model.signature().inputs().names()));
  }

  private static String html(Model model, Optional<Timings> timings, Typical typical) {
    Page page = Page.of(model, ReportDocument.winner(model), timings, typical);
    Optional<Drawing> drawing = page.drawing();
    List<String> scripts = drawing.isPresent() ? SCRIPTS : List.of();
    var output = new StringOutput();
    JtemodelGenerated.render(
        new OwaspHtmlTemplateOutput(output),
        null,
        page,
        drawing.map(Json::embedded).orElse(""),
        STYLE,
        policy(scripts),
        scripts);
    return output.toString();
  }

  private static String policy(List<String> scripts) {
    String allowed =
        scripts.isEmpty()
            ? "'none'"
            : scripts.stream().map(ReportPage::hash).collect(Collectors.joining(" "));
    return "default-src 'none'; script-src %s; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
        .formatted(allowed);
  }

  private static String hash(String script) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (var in = ReportPage.class.getResourceAsStream(name)) {
      if (in == null) throw new IllegalStateException(name + " is not on the class path");
      // Browsers read a line end of two letters as one, and hash what they have read.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
