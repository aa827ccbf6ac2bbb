package dev.lathe.track.filter;

import dev.lathe.track.filter.Condition.Operand;
import java.util.ArrayList;
import java.util.List;

/// Which runs are looked for: those that every condition is true of.
///
/// ```java
/// var good = Filter.parse("metrics.auc > 0.9 AND params.learner = 'random-forest'");
/// var mine = Filter.parse("tags.`asked by` LIKE 'ann%' AND attributes.status = 'FINISHED'");
/// ```
///
/// It is the language that MLflow's clients write: a key, a comparison and a value, joined by
/// `AND`. Names with spaces stand in backticks or double quotes, texts in single or double quotes,
/// a quote within quotes is doubled. A name without a point is an attribute.
///
/// @param conditions all of them; none is true of every run
public record Filter(List<Condition> conditions) {
  /// True of every run.
  public static final Filter ALL = new Filter(List.of());

  private static final int LONGEST = 20_000;
  private static final int MOST = 50;

  /// Refuses more conditions than anybody writes.
  public Filter {
    conditions = List.copyOf(conditions);
    if (conditions.size() > MOST) {
      throw new IllegalArgumentException(
          "a filter has at most %s conditions, got %s".formatted(MOST, conditions.size()));
    }
  }

  /// The filter that is written so.
  ///
  /// @throws IllegalArgumentException where it cannot be understood
  public static Filter parse(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a filter has at most %s characters, got %s".formatted(LONGEST, text.length()));
    }
    var words = new Words(text);
    if (words.end()) return ALL;
    var conditions = new ArrayList<Condition>();
    do {
      conditions.add(condition(words));
    } while (words.take("AND"));
    if (!words.end()) {
      throw words.unclear(
          "AND or the end; conditions are joined by AND alone, there is no OR and no bracket");
    }
    return new Filter(conditions);
  }

  private static Condition condition(Words words) {
    Key key = words.key();
    Comparison comparison = words.comparison();
    return new Condition(key, comparison, comparison.ofList() ? choices(words) : words.operand());
  }

  private static Operand choices(Words words) {
    var texts = new ArrayList<String>();
    if (!words.sign('(')) throw words.unclear("'(' before the list");
    do {
      texts.add(words.text());
    } while (words.sign(','));
    if (!words.sign(')')) throw words.unclear("',' or ')' after a text of the list");
    return new Operand.Choices(texts);
  }
}
