package dev.lathe.track.run;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import dev.lathe.track.database.Dialect;
import dev.lathe.track.filter.Comparison;
import dev.lathe.track.filter.Condition;
import dev.lathe.track.filter.Condition.Operand;
import dev.lathe.track.filter.Key;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// A filter's conditions as conditions on rows.
final class Conditions {
  static final Field<Long> EXPERIMENT = field(name("runs", "experiment"), Long.class);
  static final Field<Long> STARTED = field(name("runs", "started"), Long.class);

  private static final Field<Long> RUN = field(name("runs", "key"), Long.class);
  private static final char ESCAPE = '\\';

  private Conditions() {}

  static org.jooq.Condition of(Dialect dialect, Condition condition) {
    Key key = condition.key();
    return switch (key.kind()) {
      case ATTRIBUTE -> compared(dialect, attribute(key.name()), condition);
      case METRIC -> named("metrics", key.name(), dialect, condition);
      case PARAM -> named("params", key.name(), dialect, condition);
      case TAG -> named("tags", key.name(), dialect, condition);
      case INPUT -> input(key.name(), dialect, condition);
    };
  }

  /// A column that every run has.
  static Field<?> attribute(String attribute) {
    return switch (attribute) {
      case "run_id" -> field(name("runs", "id"), String.class);
      case "run_name" -> field(name("runs", "name"), String.class);
      case "status" -> field(name("runs", "status"), String.class);
      case "user_id" -> field(name("runs", "person"), String.class);
      case "start_time" -> STARTED;
      case "end_time" -> field(name("runs", "ended"), Long.class);
      default -> throw new IllegalStateException("no attribute " + attribute);
    };
  }

  private static org.jooq.Condition named(
      String table, String key, Dialect dialect, Condition condition) {
    return exists(
        selectOne()
            .from(table(name(table)))
            .where(field(name(table, "run"), Long.class).eq(RUN))
            .and(field(name(table, "name"), String.class).eq(key))
            .and(compared(dialect, field(name(table, "value")), condition)));
  }

  private static org.jooq.Condition input(String property, Dialect dialect, Condition condition) {
    String column =
        switch (property) {
          case "digest" -> "hash";
          case "context" -> "role";
          default -> "name";
        };
    return exists(
        selectOne()
            .from(table(name("inputs")))
            .where(field(name("inputs", "run"), Long.class).eq(RUN))
            .and(compared(dialect, field(name("inputs", column)), condition)));
  }

  private static org.jooq.Condition compared(Dialect dialect, Field<?> value, Condition condition) {
    return switch (condition.operand()) {
      case Operand.Figure figure ->
          number(value.coerce(Double.class), condition.comparison(), figure.value());
      case Operand.Phrase phrase ->
          text(dialect, value.coerce(String.class), condition.comparison(), phrase.text());
      case Operand.Choices choices ->
          condition.comparison() == Comparison.IN
              ? value.coerce(String.class).in(choices.texts())
              : value.coerce(String.class).notIn(choices.texts());
    };
  }

  private static org.jooq.Condition number(
      Field<Double> value, Comparison comparison, double figure) {
    return switch (comparison) {
      case EQUAL -> value.eq(figure);
      case NOT_EQUAL -> value.ne(figure);
      case LESS -> value.lt(figure);
      case AT_MOST -> value.le(figure);
      case MORE -> value.gt(figure);
      case AT_LEAST -> value.ge(figure);
      case LIKE, ILIKE, IN, NOT_IN -> throw new IllegalStateException(comparison.sign());
    };
  }

  private static org.jooq.Condition text(
      Dialect dialect, Field<String> value, Comparison comparison, String text) {
    return switch (comparison) {
      case EQUAL -> value.eq(text);
      case NOT_EQUAL -> value.ne(text);
      case LIKE -> value.like(text, ESCAPE);
      case ILIKE -> lower(bytes(dialect, value)).like(lowered(text), ESCAPE);
      case LESS, AT_MOST, MORE, AT_LEAST, IN, NOT_IN ->
          throw new IllegalStateException(comparison.sign());
    };
  }

  /// Compared byte by byte, so that only `A` to `Z` have a lower case, as they do in SQLite.
  private static Field<String> bytes(Dialect dialect, Field<String> value) {
    return switch (dialect) {
      case SQLITE -> value;
      case POSTGRESQL -> value.collate(DSL.collation("C"));
    };
  }

  private static String lowered(String text) {
    var lowered = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter >= 'A' && letter <= 'Z') lowered.setCharAt(i, (char) (letter + ('a' - 'A')));
    }
    return lowered.toString();
  }
}
