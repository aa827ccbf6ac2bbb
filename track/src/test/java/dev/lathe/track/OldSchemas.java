package dev.lathe.track;

import dev.lathe.frame.Origin;
import dev.lathe.track.run.Batch;
import dev.lathe.track.run.MetricPoint;
import dev.lathe.track.run.NewRun;
import dev.lathe.track.run.Run;
import dev.lathe.track.run.RunInput;
import dev.lathe.track.run.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Databases as earlier programs left them: `schema-N.db.gz` for SQLite, `schema-N.sql.gz` for
/// PostgreSQL. They are never made again; a program that changes the schema adds its own with
/// [#main].
final class OldSchemas {
  private OldSchemas() {}

  /// A fixture's bytes.
  static byte[] read(String name) {
    try (InputStream in =
        new GZIPInputStream(
            Objects.requireNonNull(OldSchemas.class.getResourceAsStream(name), name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Writes both fixtures of the newest schema.
  ///
  /// @param arguments the folder that they go to, and the number of the schema
  public static void main(String[] arguments) throws IOException, SQLException {
    Path folder = Path.of(arguments[0]);
    Path place = Files.createTempDirectory("old");
    fill(new Home(place.resolve("lite")));
    write(
        folder.resolve("schema-%s.db.gz".formatted(arguments[1])),
        Files.readAllBytes(place.resolve("lite/lathe.db")));
    try (var server = new PostgresServer()) {
      Home home = server.home(place.resolve("server"));
      fill(home);
      write(
          folder.resolve("schema-%s.sql.gz".formatted(arguments[1])),
          dump(home, Integer.parseInt(arguments[1])).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    Files.write(file, packed.toByteArray());
  }

  /// Some of everything that the first schema knows.
  private static void fill(Home home) {
    var clock = new HandClock();
    try (Store store = Store.open(home.clock(clock))) {
      String churn = store.experiments().create("churn").id();
      store.experiments().tag(churn, "owner", "ann");
      for (int i = 0; i < 3; i++) {
        Run run = store.runs().start(new NewRun(churn, "run " + i));
        var points = new ArrayList<MetricPoint>();
        for (int step = 0; step < 40; step++) {
          points.add(new MetricPoint("loss", step, clock.instant(), 1.0 / (step + i + 1)));
        }
        points.add(new MetricPoint("auc", 0, clock.instant(), 0.9 + i / 100.0));
        var origin = new Origin("churn.csv", "sha256:" + "a".repeat(64), 7043, MEASURED);
        store.log().log(
            run.id(),
            new Batch(
                Map.of("trees", "5" + i),
                points,
                Map.of("note", "größe"),
                List.of(new RunInput("training", origin))));
        store.artifacts().put(run.id(), "model/model.lathe", new byte[] {1, 2, 3, (byte) i});
        store.runs().state(run.id(), new Run.State(Status.FINISHED));
        if (i == 2) store.runs().delete(run.id());
        clock.move(Duration.ofMinutes(1));
      }
    }
  }

  private static final Origin.Nature MEASURED = Origin.Nature.MEASURED;

  /// The tables as the migrations make them, and a statement for each row.
  private static String dump(Home home, int schema) throws IOException, SQLException {
    var text = new StringBuilder();
    for (Path file : migrations(schema)) {
      String sql = Files.readString(file);
      text.append(sql.replaceAll("(?s)insert into.*?;|select setval.*?;|\\$\\{\\w+}", ""));
    }
    Home.Server server = home.server().orElseThrow();
    try (Connection connection =
            DriverManager.getConnection(server.url(), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      text.append(
          """
          create table flyway_schema_history (
            installed_rank int not null primary key, version varchar(50), description varchar(200) not null,
            type varchar(20) not null, script varchar(1000) not null, checksum int,
            installed_by varchar(100) not null, installed_on timestamp not null default now(),
            execution_time int not null, success boolean not null);
          """);
      for (String table : tables(text)) rows(statement, table, text);
      counters(statement, text);
    }
    return text.toString();
  }

  private static List<Path> migrations(int schema) throws IOException {
    try (var files =
        Files.list(Path.of("src/main/resources/dev/lathe/track/database/postgresql"))) {
      var byVersion = new HashMap<Integer, Path>();
      for (Path file : files.toList()) {
        byVersion.put(
            Integer.parseInt(file.getFileName().toString().replaceAll("V(\\d+)__.*", "$1")), file);
      }
      var inOrder = new ArrayList<Path>();
      for (int i = 1; i <= schema; i++) inOrder.add(Objects.requireNonNull(byVersion.get(i)));
      return inOrder;
    }
  }

  private static List<String> tables(StringBuilder text) {
    return java.util.regex.Pattern.compile("create table (\\w+)")
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static void rows(Statement statement, String table, StringBuilder text)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery("select * from " + table)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        var values = new ArrayList<String>();
        for (int i = 1; i <= columns; i++) {
          String value = rows.getString(i);
          values.add(value == null ? "null" : "'" + value.replace("'", "''") + "'");
        }
        text.append("insert into %s values (%s);\n".formatted(table, String.join(", ", values)));
      }
    }
  }

  /// Counters go on where they stood.
  private static void counters(Statement statement, StringBuilder text) throws SQLException {
    String counted =
        "select table_name, column_name from information_schema.columns"
            + " where is_identity = 'YES' and table_schema = 'public' order by table_name";
    try (ResultSet rows = statement.executeQuery(counted)) {
      while (rows.next()) {
        String table = rows.getString(1);
        String column = rows.getString(2);
        text.append(
            "select setval(pg_get_serial_sequence('%s', '%s'), (select max(%s) from %s));\n"
                .formatted(table, column, column, table));
      }
    }
  }
}
