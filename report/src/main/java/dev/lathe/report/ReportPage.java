package dev.lathe.report;

import dev.lathe.learn.Model;
import dev.lathe.learn.automl.Timings;
import dev.lathe.report.page.Page;
import dev.lathe.report.pages.JtemodelGenerated;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.Optional;

/// A model told on one page: an HTML file that holds everything it needs and asks no network.
///
/// ```java
/// static String page(Model model) {
///   return ReportPage.html(model, java.util.Optional.empty());
/// }
/// ```
public final class ReportPage {
  private ReportPage() {}

  /// The page of a model; equal cards and timings give equal pages.
  ///
  /// @param timings how long it took, shown where it is known
  public static String html(Model model, Optional<Timings> timings) {
    var output = new StringOutput();
    JtemodelGenerated.render(new OwaspHtmlTemplateOutput(output), null, Page.of(model, timings));
    return output.toString();
  }
}
