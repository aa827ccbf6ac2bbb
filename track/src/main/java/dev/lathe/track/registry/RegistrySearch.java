package dev.lathe.track.registry;

import dev.lathe.track.database.Database;
import dev.lathe.track.registry.Rows.VersionRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Finds versions by words: every word that is looked for begins one that the version is known by.
///
/// A version is known by its model's name, its number, tags, learner, target, columns, classes and
/// data, what its model is for, and its notes. `churn gradient` and `chur grad` find it; case, and
/// all that is no letter and no digit, does not matter.
public final class RegistrySearch {
  private static final int LONGEST = 1_000;
  private static final int MOST_WORDS = 10;
  private static final int MOST = 1_000;

  /// After every text that begins with what stands before it: the greatest code point there is.
  private static final String END = Character.toString(Character.MAX_CODE_POINT);

  private static final String WORD =
      "select version, max(weight) as weight from terms where term >= ? and term < ? group by version";

  private final Database database;

  /// Among those in this database.
  public RegistrySearch(Database database) {
    this.database = database;
  }

  /// The versions that all of these words find, those first whose names they are.
  ///
  /// @param project in which project
  /// @param words what is looked for
  /// @param most how many
  /// @throws IllegalArgumentException when there is no word, or too many
  public List<Version> find(String project, String words, int most) {
    if (most < 1 || most > MOST) {
      throw new IllegalArgumentException(
          "1 to %s versions can be found at a time, got %s".formatted(MOST, most));
    }
    if (words.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a search has at most %s characters, got %s".formatted(LONGEST, words.length()));
    }
    List<String> wanted = Terms.words(words).stream().distinct().toList();
    if (wanted.isEmpty() || wanted.size() > MOST_WORDS) {
      throw new IllegalArgumentException(
          "1 to %s words are looked for at a time, got %s".formatted(MOST_WORDS, wanted.size()));
    }
    var values = new ArrayList<Object>();
    for (String word : wanted) {
      values.add(word);
      values.add(word + END);
    }
    values.add(wanted.size());
    String hits = String.join(" union all ", Collections.nCopies(wanted.size(), WORD));
    return database.read(session -> {
      values.add(Rows.project(session, project));
      values.add(most);
      return session.rows(
          Version.SELECT.replace(
                  " where ",
                  " join (select version, sum(weight) as weight from ("
                      + hits
                      + ") as hits group by version having count(*) = ?) as found"
                      + " on found.version = v.key where ")
              + " and m.project = ? order by found.weight desc, v.key desc limit ?",
          row -> VersionRow.of(row).version(),
          values.toArray());
    });
  }
}
