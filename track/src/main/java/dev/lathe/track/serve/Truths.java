package dev.lathe.track.serve;

import dev.lathe.track.database.Database;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Text;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// What was true after all, posted to the id of the prediction; and how good answers were by it.
///
/// An outcome is 1 where a class was right and 0 where it was not, so that its mean is the share
/// that was right; of a number it is the distance to the truth, in the unit of the target.
public final class Truths {
  private static final int LONGEST = 1_000;

  private final Database database;

  /// In this database.
  public Truths(Database database) {
    this.database = database;
  }

  /// Posts the truth of a prediction of one row.
  ///
  /// @param truth the class, or the number
  /// @param scope whose predictions may be seen
  /// @throws StoreException when there is no such prediction in this scope, or another truth was
  ///   posted
  public void post(String id, String truth, Scope scope) {
    post(id, List.of(truth), scope);
  }

  /// Posts the truths of a prediction, row by row; empty where it is not known yet. The same may be
  /// posted again.
  ///
  /// @throws IllegalArgumentException when there are more or fewer than rows, or one is no number
  ///   where numbers were predicted
  /// @throws StoreException when there is no such prediction in this scope, or another truth was
  ///   posted
  public void post(String id, List<String> truths, Scope scope) {
    for (String truth : truths) Text.value("a truth", truth, LONGEST);
    database.write(session -> {
      List<KeptPrediction> answers = PredictionLog.answers(session, id, scope);
      KeptPrediction first = answers.getFirst();
      if (first.asked().rows() != truths.size()) {
        throw new IllegalArgumentException(
            "the prediction %s has %s rows, got %s truths"
                .formatted(id, first.asked().rows(), truths.size()));
      }
      keep(session, id, truths);
      var outcomes = new ArrayList<Object[]>();
      for (KeptPrediction answer : answers) outcomes(session, answer, truths, outcomes);
      session.batch(
          "insert into outcomes (id, arm, place, deployment, split, outcome, share)"
              + " values (?, ?, ?, ?, ?, ?, ?) on conflict (id, place, arm) do nothing",
          outcomes);
      return first;
    });
  }

  private void keep(Session session, String id, List<String> truths) throws SQLException {
    for (int row = 0; row < truths.size(); row++) {
      String truth = truths.get(row);
      if (truth.isEmpty()) continue;
      int kept =
          session.run(
              "insert into truths (id, place, truth, posted) values (?, ?, ?, ?)"
                  + " on conflict (id, place) do nothing",
              id,
              row,
              truth,
              database.now());
      if (kept > 0) continue;
      String there =
          session
              .row(
                  "select truth from truths where id = ? and place = ?",
                  found -> found.text("truth"),
                  id,
                  row)
              .orElse("");
      if (!there.equals(truth)) {
        throw StoreException.state(
            "the truth of row %s of prediction %s is '%s' and cannot become '%s'"
                .formatted(row + 1, id, Text.shown(there), Text.shown(truth)));
      }
    }
  }

  private static void outcomes(
      Session session, KeptPrediction answer, List<String> truths, List<Object[]> outcomes)
      throws SQLException {
    if (!answer.answers().failure().isEmpty()) return;
    record Place(long deployment, long arm) {}
    Place place =
        session
            .row(
                "select r.deployment, r.arm from predictions r join arms a"
                    + " on a.deployment = r.deployment and a.split = r.split and a.position = r.arm"
                    + " where r.id = ? and a.version = ?",
                row -> new Place(row.number("deployment"), row.number("arm")),
                answer.id(),
                answer.by().version())
            .orElseThrow();
    for (int row = 0; row < truths.size(); row++) {
      if (truths.get(row).isEmpty()) continue;
      double outcome = outcome(answer.answers(), row, truths.get(row));
      outcomes.add(
          new Object[] {
            answer.id(),
            place.arm(),
            row,
            place.deployment(),
            answer.by().split(),
            outcome,
            answer.answers().labels().isEmpty() ? 0 : 1
          });
    }
  }

  private static double outcome(Reply answers, int row, String truth) {
    if (!answers.labels().isEmpty()) return answers.labels().get(row).equals(truth) ? 1 : 0;
    try {
      double number = Double.parseDouble(truth.strip());
      if (Double.isFinite(number)) return Math.abs(number - answers.values().get(row));
    } catch (NumberFormatException _) {
      // told below
    }
    throw new IllegalArgumentException(
        "a number was predicted, so its truth is a finite one, got '%s'"
            .formatted(Text.shown(truth)));
  }

  /// The truths of a prediction by row, as far as they were posted.
  ///
  /// @throws StoreException when there is no such prediction in this scope
  public List<Optional<String>> of(String id, Scope scope) {
    return database.read(session -> {
      long rows = PredictionLog.answers(session, id, scope).getFirst().asked().rows();
      var truths =
          new ArrayList<Optional<String>>(Collections.nCopies((int) rows, Optional.empty()));
      session.rows(
          "select place, truth from truths where id = ?",
          row -> truths.set((int) row.number("place"), Optional.of(row.text("truth"))),
          id);
      return truths;
    });
  }

  /// How good the versions of a deployment's present split have been, by its arms.
  public List<Tally> tallies(DeploymentName name) {
    return database.read(session -> {
      Deployments.Row row = Deployments.row(session, name);
      List<Arm> arms = Deployments.arms(session, row.key(), row.split());
      var tallies = new ArrayList<Tally>();
      for (Arm arm : arms) tallies.add(new Tally(arm.version(), 0, 0, 0, false));
      session.rows(
          "select arm, count(*) as number, avg(outcome) as mean,"
              + " sum(outcome * outcome) as squares, min(share) as share"
              + " from outcomes where deployment = ? and split = ? group by arm",
          found -> {
            int arm = (int) found.number("arm");
            long number = found.number("number");
            double mean = found.figure("mean");
            double spread = Math.max(0, found.figure("squares") - number * mean * mean);
            return tallies.set(
                arm,
                new Tally(
                    arms.get(arm).version(),
                    number,
                    mean,
                    number > 1 ? spread / (number - 1) : 0,
                    found.number("share") == 1));
          },
          row.key(),
          row.split());
      return tallies;
    });
  }

  /// How sure it is by now that two versions of a deployment's present split differ.
  ///
  /// @param first id of the one version
  /// @param second id of the other
  /// @throws StoreException when one of them has no part in the split
  public Verdict compare(DeploymentName name, String first, String second, Sequential test) {
    List<Tally> tallies = tallies(name);
    return test.judge(of(tallies, name, first), of(tallies, name, second));
  }

  private static Tally of(List<Tally> tallies, DeploymentName name, String version) {
    return tallies.stream()
        .filter(tally -> tally.version().equals(version))
        .findFirst()
        .orElseThrow(() ->
            StoreException.absent(
                "the version '%s' has no part in the present split of '%s'"
                    .formatted(Text.shown(version), name)));
  }
}
