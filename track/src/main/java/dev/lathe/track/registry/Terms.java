package dev.lathe.track.registry;

import dev.lathe.track.database.Session;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The words that a version is found by: letters and digits in lower case, each with the weight of
/// the best place it stands in. A table of them is the same on every database.
final class Terms {
  private static final int NAME = 8;
  private static final int TAG = 4;
  private static final int FACT = 2;
  private static final int TEXT = 1;
  private static final int MOST = 4_000;
  private static final int LONGEST = 60;

  private final Map<String, Integer> weights = new LinkedHashMap<>();

  private Terms() {}

  /// The words of a text, in order.
  static List<String> words(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    var words = new ArrayList<String>();
    for (String word : plain.split("[^\\p{L}\\p{M}\\p{N}]+", -1)) {
      if (word.isEmpty()) continue;
      words.add(
          word.codePointCount(0, word.length()) <= LONGEST
              ? word
              : word.substring(0, word.offsetByCodePoints(0, LONGEST)));
    }
    return words;
  }

  /// Writes the words of a version anew.
  static void write(Session session, long version) throws SQLException {
    Version found =
        session.row(Version.SELECT + " and v.key = ?", Version::of, version).orElseThrow();
    var terms = new Terms();
    terms.add(NAME, found.name().model().name());
    terms.add(NAME, found.name().number().toString());
    terms.tags(session, "select name, value from version_tags where version = ?", version);
    terms.tags(
        session,
        "select t.name, t.value from model_tags t join versions v on v.model = t.model"
            + " where v.key = ?",
        version);
    terms.facts(found.facts());
    terms.add(TEXT, found.note().text());
    terms.add(
        TEXT,
        session
            .row(
                "select m.about from models m join versions v on v.model = m.key where v.key = ?",
                row -> row.text("about"),
                version)
            .orElse(""));
    session.run("delete from terms where version = ?", version);
    session.batch(
        "insert into terms (term, version, weight) values (?, ?, ?)",
        terms.weights.entrySet().stream()
            .map(term -> new Object[] {term.getKey(), version, term.getValue()})
            .toList());
  }

  /// Writes the words of all versions of a model anew.
  static void rewrite(Session session, long model) throws SQLException {
    for (long version :
        session.rows(
            "select key from versions where model = ? and stage <> ''",
            row -> row.number("key"),
            model)) {
      write(session, version);
    }
  }

  private void tags(Session session, String sql, long version) throws SQLException {
    for (String tag :
        session.rows(sql, row -> row.text("name") + " " + row.text("value"), version)) {
      add(TAG, tag);
    }
  }

  private void facts(Facts facts) {
    add(FACT, facts.making().learner());
    add(FACT, facts.shape().target());
    add(FACT, facts.shape().kind().key());
    add(FACT, facts.data().source());
    for (InputColumn column : facts.shape().inputs()) add(FACT, column.name());
    for (String level : facts.shape().levels()) add(FACT, level);
  }

  private void add(int weight, String text) {
    for (String word : words(text)) {
      if (weights.size() >= MOST && !weights.containsKey(word)) return;
      weights.merge(word, weight, Math::max);
    }
  }
}
