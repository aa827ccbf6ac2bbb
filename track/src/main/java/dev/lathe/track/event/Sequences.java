package dev.lathe.track.event;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cases as a table to learn from: a row for each event, with what was known of its case by then
/// and what came of it.
///
/// ```java
/// static Frame next(Store store) {
///   return Sequences.of(store.events().histories("default", EventFilter.ALL, 1_000_000));
/// }
/// ```
///
/// | column | |
/// |---|---|
/// | `case` | which case: rows of one belong together (`--group case`) |
/// | `position` | 1 for the first event of the case |
/// | `kind`, `user`, `category` | of the event |
/// | `before`, `before_2` | the kinds of the two events before |
/// | `since_before`, `since_begin` | seconds since the event before, and since the first |
/// | `next` | the kind of the event that came next |
/// | `remaining` | seconds until the last event of the case |
///
/// The last two are what came of it; learn to predict one and leave the other out.
///
/// **Missing values.** `next` of the last event, which nobody knows to be the last; `before` of the
/// first; users and categories that nobody named.
///
/// **Source.** The last states of a case, as in Teinemaa, Dumas, La Rosa, Maggi, "Outcome-Oriented
/// Predictive Process Monitoring: Review and Benchmark", ACM Transactions on Knowledge Discovery
/// from Data 13 (2), 2019.
public final class Sequences {
  private Sequences() {}

  /// The table of these cases, in their order.
  public static Frame of(List<CaseHistory> cases) {
    return Frame.of("case", texts(cases, (one, _) -> one.caseName()))
        .with("position", numbers(cases, (_, at) -> at + 1))
        .with("kind", texts(cases, Sequences::kind))
        .with("user", texts(cases, (one, at) -> one.events().get(at).user()))
        .with("category", texts(cases, (one, at) -> one.events().get(at).category()))
        .with("before", texts(cases, (one, at) -> kind(one, at - 1)))
        .with("before_2", texts(cases, (one, at) -> kind(one, at - 2)))
        .with("since_before", numbers(cases, (one, at) -> seconds(one, Math.max(0, at - 1), at)))
        .with("since_begin", numbers(cases, (one, at) -> seconds(one, 0, at)))
        .with("next", texts(cases, (one, at) -> kind(one, at + 1)))
        .with("remaining", numbers(cases, (one, at) -> seconds(one, at, one.events().size() - 1)));
  }

  /// What a row holds that is a text; empty for nothing.
  private interface Word {
    String of(CaseHistory one, int at);
  }

  /// What a row holds that is a number.
  private interface Figure {
    double of(CaseHistory one, int at);
  }

  private static Categories texts(List<CaseHistory> cases, Word word) {
    var texts = new ArrayList<@Nullable String>();
    for (CaseHistory one : cases) {
      for (int at = 0; at < one.events().size(); at++) {
        String text = word.of(one, at);
        texts.add(text.isEmpty() ? null : text);
      }
    }
    return Categories.of(texts.toArray(new @Nullable String[0]));
  }

  private static Numbers numbers(List<CaseHistory> cases, Figure figure) {
    double[] numbers = new double[cases.stream().mapToInt(one -> one.events().size()).sum()];
    int row = 0;
    for (CaseHistory one : cases) {
      for (int at = 0; at < one.events().size(); at++) numbers[row++] = figure.of(one, at);
    }
    return Numbers.of(numbers);
  }

  private static String kind(CaseHistory one, int at) {
    return at < 0 || at >= one.events().size() ? "" : one.events().get(at).kind();
  }

  private static double seconds(CaseHistory one, int from, int to) {
    var passed = Duration.between(one.events().get(from).time(), one.events().get(to).time());
    return passed.toMillis() / 1_000.0;
  }
}
