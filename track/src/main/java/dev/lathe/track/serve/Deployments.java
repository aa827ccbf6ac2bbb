package dev.lathe.track.serve;

import dev.lathe.track.database.Database;
import dev.lathe.track.database.ResultRow;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Text;
import dev.lathe.track.registry.ModelName;
import dev.lathe.track.registry.Registry;
import dev.lathe.track.registry.Stages;
import dev.lathe.track.registry.VersionName;
import dev.lathe.track.serve.Deployment.Keeping;
import dev.lathe.track.serve.Deployment.Stand;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The deployments of a store. Every split there was is kept.
public final class Deployments {
  private static final String SELECT =
      "select d.key, d.id, p.name as project, d.name, d.model, d.stage, d.inputs, d.created,"
          + " d.retired, d.split from deployments d join projects p on p.key = d.project";

  private final Database database;
  private final Registry registry;

  /// Those in this database, of versions of this registry.
  public Deployments(Database database, Registry registry) {
    this.database = database;
    this.registry = registry;
  }

  /// Makes a deployment that answers with these versions.
  ///
  /// @throws StoreException when there is one of this name, or no such version
  public Deployment create(DeploymentName name, Keeping inputs, SplitRequest asked) {
    return database.write(session -> {
      List<Arm> arms = arms(asked);
      insert(session, name, inputs);
      return split(session, row(session, name), arms, Split.Kind.MADE, told(asked));
    });
  }

  private void insert(Session session, DeploymentName name, Keeping inputs) throws SQLException {
    if (found(session, name).isPresent()) {
      throw StoreException.exists("there is a deployment '%s' already".formatted(name));
    }
    int made =
        session.run(
            "insert into deployments (id, project, name, model, stage, inputs, split, created)"
                + " select ?, key, ?, '', '', ?, 0, ? from projects where name = ?",
            database.ids().uuid(),
            name.name(),
            inputs == Keeping.VALUES ? 1 : 0,
            database.now(),
            name.project());
    if (made == 0) {
      throw StoreException.absent(
          "there is no project '%s'; make it first".formatted(name.project()));
    }
  }

  private List<Arm> arms(SplitRequest asked) {
    var arms = new ArrayList<Arm>();
    for (SplitRequest.Share share : asked.shares()) {
      String version = registry.version(share.model(), share.version()).id();
      arms.add(new Arm(version, share.share(), share.share() == 0));
    }
    Split.check(arms);
    return arms;
  }

  private Split.Told told(SplitRequest asked) {
    return new Split.Told(asked.person(), asked.reason(), database.now());
  }

  /// Lets other versions answer; a stage that was followed is followed no more.
  public Deployment split(DeploymentName name, SplitRequest asked) {
    return database.write(session -> {
      List<Arm> arms = arms(asked);
      Row row = active(session, name);
      session.run("update deployments set model = '', stage = '' where key = ?", row.key());
      return split(session, row(session, name), arms, Split.Kind.MADE, told(asked));
    });
  }

  /// Lets the version in a stage answer from now on, whichever that is: whoever moves another into
  /// the stage moves the deployment with the same write.
  ///
  /// @throws StoreException when no version is there
  public Deployment follow(DeploymentName name, ModelName model, String stage, String person) {
    Text.value("who lets a deployment follow", person, Text.NAME);
    return database.write(session -> {
      String id = registry.model(model).id();
      List<String> there = Stages.in(session, id, stage);
      if (there.isEmpty()) {
        throw StoreException.state(
            "no version of '%s' is in %s; move one there first"
                .formatted(model, Text.shown(stage)));
      }
      Row row = active(session, name);
      session.run(
          "update deployments set model = ?, stage = ? where key = ?", id, stage, row.key());
      return split(
          session,
          row(session, name),
          List.of(Arm.whole(there.getFirst())),
          Split.Kind.MADE,
          new Split.Told(person, "follows %s of %s".formatted(stage, model), database.now()));
    });
  }

  /// Goes back to the split before. A stage goes on being followed: its next move moves the
  /// deployment again.
  ///
  /// @throws StoreException when there was none before
  public Deployment rollBack(DeploymentName name, String person, String reason) {
    var asked = new SplitRequest(List.of(), person, reason);
    return database.write(session -> {
      Row row = active(session, name);
      if (row.split() < 2) {
        throw StoreException.state(
            "the deployment '%s' has had one split only; there is nothing to go back to"
                .formatted(name));
      }
      List<Arm> before = arms(session, row.key(), row.split() - 1);
      for (Arm arm : before) {
        VersionName there = registry.version(arm.version()).name();
        registry.version(there.model(), there.number().toString()); // and nobody deletes it now
      }
      return split(session, row, before, Split.Kind.ROLLED_BACK, told(asked));
    });
  }

  /// Takes a deployment out of service. What it answered is still known.
  public Deployment retire(DeploymentName name) {
    return database.write(session -> {
      Row row = active(session, name);
      session.run(
          "update deployments set retired = ?, model = '', stage = '' where key = ?",
          database.now(),
          row.key());
      return deployment(session, row(session, name));
    });
  }

  /// The deployment of this name.
  ///
  /// @throws StoreException when there is none
  public Deployment find(DeploymentName name) {
    return database.read(session -> deployment(session, row(session, name)));
  }

  /// The deployments of a project, by name; also those that were retired.
  public List<Deployment> list(String project) {
    Text.name("project", project);
    return database.read(session -> {
      var all = new ArrayList<Deployment>();
      for (Row row : session.rows(SELECT + " where p.name = ? order by d.name", Row::of, project)) {
        all.add(deployment(session, row));
      }
      return all;
    });
  }

  /// The deployments in which a version has had a part, by name.
  public List<Deployment> of(String version) {
    Text.value("a version's id", version, Text.NAME);
    return database.read(session -> {
      var all = new ArrayList<Deployment>();
      for (Row row :
          session.rows(
              SELECT
                  + " where d.key in (select deployment from arms where version = ?)"
                  + " order by d.name",
              Row::of,
              version)) {
        all.add(deployment(session, row));
      }
      return all;
    });
  }

  /// Every split there was, the latest first.
  public List<Split> history(DeploymentName name) {
    return database.read(session -> {
      Row row = row(session, name);
      var splits = new ArrayList<Split>();
      for (long sequence = row.split(); sequence > 0; sequence--) {
        splits.add(split(session, row.key(), sequence));
      }
      return splits;
    });
  }

  record Row(long key, Deployment bare, long split) {
    static Row of(ResultRow row) throws SQLException {
      String stage = row.text("stage");
      return new Row(
          row.number("key"),
          new Deployment(
              row.text("id"),
              new DeploymentName(row.text("project"), row.text("name")),
              NONE,
              stage.isEmpty() ? Optional.empty() : Optional.of(new Stand(row.text("model"), stage)),
              row.number("inputs") == 1 ? Keeping.VALUES : Keeping.HASH,
              row.time("created"),
              row.optionalTime("retired")),
          row.number("split"));
    }
  }

  private static final Split NONE =
      new Split(0, List.of(Arm.whole("")), Split.Kind.MADE, new Split.Told("", "", Instant.EPOCH));

  private static Optional<Row> found(Session session, DeploymentName name) throws SQLException {
    return session.row(
        SELECT + " where p.name = ? and d.name = ?", Row::of, name.project(), name.name());
  }

  static Row row(Session session, DeploymentName name) throws SQLException {
    return found(session, name)
        .orElseThrow(() ->
            StoreException.absent("there is no deployment '%s'; look at the list".formatted(name)));
  }

  /// The deployment, which is in service and which nobody else changes while this write lasts.
  private static Row active(Session session, DeploymentName name) throws SQLException {
    Row row = row(session, name);
    lock(session, row.key());
    row = row(session, name);
    if (row.bare().retired().isPresent()) {
      throw StoreException.state(
          "the deployment '%s' was retired at %s; make another"
              .formatted(name, row.bare().retired().get()));
    }
    return row;
  }

  private static void lock(Session session, long key) throws SQLException {
    session.number("select key from deployments where key = ?" + session.dialect().lock(), key);
  }

  static Deployment deployment(Session session, Row row) throws SQLException {
    Deployment bare = row.bare();
    return new Deployment(
        bare.id(),
        bare.name(),
        split(session, row.key(), row.split()),
        bare.follows(),
        bare.inputs(),
        bare.created(),
        bare.retired());
  }

  private static Split split(Session session, long deployment, long sequence) throws SQLException {
    List<Arm> arms = arms(session, deployment, sequence);
    return session
        .row(
            "select kind, person, reason, time from splits where deployment = ? and sequence = ?",
            row ->
                new Split(
                    sequence,
                    arms,
                    Split.Kind.of(row.text("kind")),
                    new Split.Told(row.text("person"), row.text("reason"), row.time("time"))),
            deployment,
            sequence)
        .orElseThrow();
  }

  static List<Arm> arms(Session session, long deployment, long split) throws SQLException {
    return session.rows(
        "select version, share from arms where deployment = ? and split = ? order by position",
        row -> new Arm(row.text("version"), (int) row.number("share"), row.number("share") == 0),
        deployment,
        split);
  }

  static Deployment split(
      Session session, Row row, List<Arm> arms, Split.Kind kind, Split.Told told)
      throws SQLException {
    long sequence = row.split() + 1;
    session.run(
        "insert into splits (deployment, sequence, kind, person, reason, time)"
            + " values (?, ?, ?, ?, ?, ?)",
        row.key(),
        sequence,
        kind.key(),
        told.person(),
        told.reason(),
        told.time());
    for (int position = 0; position < arms.size(); position++) {
      Arm arm = arms.get(position);
      session.run(
          "insert into arms (deployment, split, position, version, share) values (?, ?, ?, ?, ?)",
          row.key(),
          sequence,
          position,
          arm.version(),
          arm.share());
    }
    session.run("update deployments set split = ? where key = ?", sequence, row.key());
    return deployment(session, row(session, row.bare().name()));
  }

  /// The deployments in service that follow a stage of a model, locked in the order of their keys.
  static List<Row> following(Session session, String model) throws SQLException {
    return session.rows(
        SELECT
            + " where d.model = ? and d.retired is null order by d.key"
            + (session.dialect().lock().isEmpty() ? "" : " for update of d"),
        Row::of,
        model);
  }

  /// A deployment in service whose split has this version.
  static Optional<Row> using(Session session, String version) throws SQLException {
    return session.row(
        SELECT
            + " join arms a on a.deployment = d.key and a.split = d.split"
            + " where a.version = ? and d.retired is null",
        Row::of,
        version);
  }
}
