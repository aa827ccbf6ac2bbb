package dev.lathe.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.learn.automl.Fitted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportPageTest {
  private static final List<String> HOSTILE =
      List.of(
          "</script><script>alert(1)</script>",
          "\"><img src=x onerror=alert(2)>",
          "' onmouseover='alert(3)",
          "<!--",
          "]]>${7*7}@if(true)",
          "&lt;b&gt;");

  static List<Fitted> stories() {
    return List.of(Stories.binary(), Stories.multiclass(), Stories.numbers(), hostile());
  }

  private static Fitted hostile() {
    return Stories.binary(
        "<script>alert('target')</script>", "</style><b>no", "</script><b>yes", HOSTILE);
  }

  @ParameterizedTest
  @MethodSource("stories")
  void every_element_that_opens_closes(Fitted fitted) {
    var open = new ArrayDeque<String>();
    var wrong = new ArrayList<String>();
    Set<String> single = Set.of("meta", "input", "!doctype");

    for (String tag : tags(page(fitted))) {
      String name = tag.replaceAll("^</?([!\\w]+)[\\s\\S]*", "$1");
      if (single.contains(name)) continue;
      if (!tag.startsWith("</")) open.push(name);
      else if (!name.equals(open.poll())) wrong.add(tag);
    }

    assertThat(wrong).isEmpty();
    assertThat(open).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("stories")
  void ids_are_unique_and_what_labels_point_to_is_there(Fitted fitted) {
    Set<String> ids = new TreeSet<>();
    String page = withoutScripts(page(fitted));

    Matcher id = Pattern.compile("\\sid=\"([^\"]*)\"").matcher(page);
    while (id.find()) assertThat(ids.add(id.group(1))).as(id.group(1)).isTrue();
    Matcher label = Pattern.compile("\\sfor=\"([^\"]*)\"").matcher(page);
    while (label.find()) assertThat(ids).contains(label.group(1));
  }

  @Test
  void hostile_names_are_text_everywhere() {
    String page = page(hostile());
    String markup = withoutScripts(page);

    assertThat(markup).doesNotContain("<script", "<img", "<b>no", "<b>yes", "<!--");
    assertThat(markup).contains("&lt;script&gt;", "&lt;img src=x");
    for (String tag : tags(page)) {
      assertThat(tag.replaceAll("\"[^\"]*\"", "\"\"")).doesNotContainPattern("\\son\\w+\\s*=");
    }
    assertThat(Pattern.compile("<script").matcher(outsideLibraries(page)).results()).hasSize(3);
    assertThat(outsideLibraries(page)).contains("\\u003c/script\\u003e\\u003cb\\u003eyes");
  }

  @ParameterizedTest
  @MethodSource("stories")
  void nothing_is_asked_of_the_network(Fitted fitted) {
    String page = page(fitted);

    assertThat(page).contains("default-src &#39;none&#39;");
    assertThat(withoutScripts(page)).doesNotContain("@import", "url(");
    assertThat(tags(page)).noneMatch(tag -> tag.startsWith("<link") || tag.contains(" src="));
  }

  @Test
  void a_page_without_charts_carries_no_script() {
    String page = page(Stories.multiclass());

    assertThat(page).doesNotContain("<script").contains("script-src &#39;none&#39;");
    assertThat(page.length()).isLessThan(60_000);
  }

  @Test
  void charts_bring_their_library_and_no_more() {
    assertThat(page(Stories.binary()).length()).isBetween(500_000, 1_000_000);
  }

  @Test
  void equal_cards_give_equal_pages() {
    assertThat(page(Stories.binary())).isEqualTo(page(Stories.binary()));
  }

  @Test
  void the_answer_comes_first_and_in_words() {
    String page = page(Stories.binary()).replaceAll("\\s+", " ");

    assertThat(page)
        .contains("On 440 rows it had not seen, it gets 'survived' right in 79.1\u202f%")
        .contains("What matters most is 'sex', then 'class' and 'age'.");
  }

  @Test
  void the_example_in_java_holds_every_column_with_values_that_occur() {
    var fitted = Stories.binary();
    var names = fitted.model().signature().inputs().names();
    Frame rows =
        Frame.of(
            List.of("class", "sex"),
            List.of(Categories.of("first", "third", "third"), Categories.of("x", null, "x")));

    String page = ReportPage.html(fitted.model(), Optional.of(fitted.timings()), rows);

    for (String name : names) assertThat(page).contains("Map.entry(\"" + name + "\", ");
    assertThat(page).contains("Map.entry(\"class\", \"third\")");
  }

  @Test
  void a_model_fitted_by_itself_has_a_page_too() {
    var model = Stories.binary().model();
    var plain = model.basis(model.basis().card(dev.lathe.learn.Card.of(model.card().data(), 0)));

    assertThat(ReportPage.html(plain, Optional.empty()))
        .contains("no rows were held out")
        .doesNotContain("<script");
  }

  private static String page(Fitted fitted) {
    return ReportPage.html(fitted.model(), Optional.of(fitted.timings()));
  }

  private static String withoutScripts(String page) {
    return page.replaceAll("(?s)<script[^>]*>.*?</script>", "");
  }

  /// The page without the text of its own two scripts, which hold no data.
  private static String outsideLibraries(String page) {
    return page.replaceAll("(?s)<script>.*?</script>", "<script></script>");
  }

  /// The tags as a browser sees them; what stands in scripts and styles is text.
  private static List<String> tags(String page) {
    List<String> tags = new ArrayList<>();
    String text =
        page.replaceAll("(?s)(<script[^>]*>).*?(</script>)", "$1$2")
            .replaceAll("(?s)(<style>).*?(</style>)", "$1$2");
    Matcher tag = Pattern.compile("</?[!a-zA-Z](?:[^\"'>]|\"[^\"]*\"|'[^']*')*>").matcher(text);
    while (tag.find()) tags.add(tag.group());
    return tags;
  }
}
