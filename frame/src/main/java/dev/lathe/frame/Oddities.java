package dev.lathe.frame;

import static dev.lathe.frame.Profile.Warning.Kind;

import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is odd about a frame, each in a sentence.
final class Oddities {
  private Oddities() {}

  static List<Profile.Warning> of(
      Frame frame, List<ColumnProfile> profiles, Optional<String> target) {
    List<Profile.Warning> warnings = new ArrayList<>();
    var copies = copies(frame, profiles);
    var each =
        Workers.current().map(frame.width(), i -> ofColumn(frame, i, profiles.get(i), target));
    for (int i = 0; i < frame.width(); i++) {
      warnings.addAll(each.get(i));
      Integer first = copies.get(i);
      if (first != null) {
        warnings.add(
            warning(
                Kind.DUPLICATE_COLUMN,
                frame.names().get(i),
                "holds the same as column '%s'".formatted(frame.names().get(first))));
      }
    }
    int repeated = ColumnChecks.repeatedRows(frame);
    if (repeated > 0) {
      String text =
          repeated == 1
              ? "1 row repeats an earlier row"
              : "%s rows repeat an earlier row".formatted(Figures.count(repeated));
      warnings.add(new Profile.Warning(Kind.DUPLICATE_ROWS, Optional.empty(), text));
    }
    return warnings;
  }

  private static List<Profile.Warning> ofColumn(
      Frame frame, int position, ColumnProfile profile, Optional<String> target) {
    String name = profile.name();
    Column column = frame.column(position);
    if (profile.count() == 0) {
      return List.of(warning(Kind.ALL_MISSING, name, "is missing in every row"));
    }
    if (profile.distinct() == 1) {
      return List.of(warning(Kind.CONSTANT, name, constant(column, profile.missing() > 0)));
    }
    List<Profile.Warning> warnings = new ArrayList<>();
    boolean unique = profile.distinct() == profile.count();
    if (unique && ColumnChecks.identifier(name, column)) {
      warnings.add(
          warning(Kind.IDENTIFIER, name, "differs in every row: it names rows, and tells nothing"));
    }
    if (profile.content().orElseThrow() instanceof ColumnProfile.OfNumbers numbers
        && numbers.infinite() > 0) {
      String count =
          "has %s infinite values; they count as missing"
              .formatted(Figures.count(numbers.infinite()));
      warnings.add(warning(Kind.INFINITE, name, count));
    }
    ColumnChecks.oddTimes(name, column)
        .ifPresent(
            text -> warnings.add(new Profile.Warning(Kind.ODD_TIMES, Optional.of(name), text)));
    var words = Wording.of(column);
    words
        .oddOneOut()
        .ifPresent(value ->
            warnings.add(
                warning(
                    Kind.MIXED_TYPES,
                    name,
                    "holds numbers and also words such as '%s'; if those mean missing, say so with --missing"
                        .formatted(value))));
    words
        .date()
        .ifPresent(value ->
            warnings.add(
                warning(
                    Kind.DATES_AS_TEXT,
                    name,
                    "holds dates as text, such as '%s'; write them as 2024-12-31"
                        .formatted(value))));
    if (target.filter(wanted -> !wanted.equals(name)).isPresent()
        && Giveaway.of(column, profile.distinct(), frame.column(target.get()))) {
      warnings.add(warning(Kind.LEAK, name, "alone gives '%s' away".formatted(target.get())));
    }
    return warnings;
  }

  private static String constant(Column column, boolean someMissing) {
    int row = 0;
    while (column.missing(row)) row++;
    String where = someMissing ? "wherever it is not missing" : "in every row";
    return "is '%s' %s".formatted(column.text(row), where);
  }

  private static Profile.Warning warning(Kind kind, String column, String text) {
    return new Profile.Warning(kind, Optional.of(column), "column '%s' %s".formatted(column, text));
  }

  /// For columns that vary and hold the same as an earlier one, that one.
  private static Map<Integer, Integer> copies(Frame frame, List<ColumnProfile> profiles) {
    List<Long> hashes = Workers.current().map(frame.width(), i -> hash(frame.column(i)));
    Map<Long, List<Integer>> firsts = new HashMap<>();
    Map<Integer, Integer> copies = new HashMap<>();
    for (int i = 0; i < frame.width(); i++) {
      if (profiles.get(i).distinct() < 2) continue;
      Column column = frame.column(i);
      var candidates = firsts.computeIfAbsent(hashes.get(i), _ -> new ArrayList<>());
      Optional<Integer> same =
          candidates.stream().filter(first -> frame.column(first).equals(column)).findFirst();
      if (same.isPresent()) copies.put(i, same.get());
      else candidates.add(i);
    }
    return copies;
  }

  private static long hash(Column column) {
    long hash = 0;
    for (int row = 0; row < column.rows(); row++) {
      hash = RandomStream.mix(hash + value(column, row));
    }
    return hash;
  }

  private static long value(Column column, int row) {
    return switch (column) {
      case Numbers numbers -> Double.doubleToLongBits(numbers.at(row) + 0.0);
      case YesNo answers -> answers.code(row);
      case Times times -> times.micros(row);
      // Dictionaries may differ where the values do not, but seldom by a level that no row has.
      case Categories categories -> categories.code(row);
      case Texts texts -> ColumnChecks.hash(texts.text(row));
    };
  }
}
