package dev.lathe.track.serve;

import dev.lathe.track.database.ResultRow;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// An answer as it is kept.
///
/// @param id a UUID; a shadow's answer has that of the answer that was given
/// @param by who answered
/// @param caller who asked, as far as known
/// @param time when
/// @param latency how long it took
/// @param asked what was asked
/// @param answers what was answered
public record KeptPrediction(
    String id, By by, String caller, Instant time, Duration latency, Asked asked, Reply answers) {
  /// Who answered.
  ///
  /// @param deployment which deployment
  /// @param split sequence number of its split
  /// @param version id of the version
  /// @param shadow whether nobody was told the answer
  public record By(DeploymentName deployment, long split, String version, boolean shadow) {}

  /// What was asked.
  ///
  /// @param hash of the inputs, 64 hex digits
  /// @param rows how many
  /// @param inputs the values, where the deployment keeps them
  public record Asked(String hash, long rows, Optional<Question> inputs) {}

  static final String SELECT =
      "select r.id, p.name as project, d.name, r.split, r.arm, a.version, a.share, r.caller, r.time,"
          + " r.latency, r.size, r.label, r.value, r.hash, r.inputs, r.answers, r.failure"
          + " from predictions r join deployments d on d.key = r.deployment"
          + " join projects p on p.key = d.project join arms a on a.deployment = r.deployment"
          + " and a.split = r.split and a.position = r.arm";

  static KeptPrediction of(ResultRow row) throws SQLException {
    long rows = row.number("size");
    return new KeptPrediction(
        row.text("id"),
        new By(
            new DeploymentName(row.text("project"), row.text("name")),
            row.number("split"),
            row.text("version"),
            row.number("share") == 0),
        row.text("caller"),
        row.time("time"),
        Duration.ofNanos(row.number("latency") * 1000),
        new Asked(
            HexFormat.of().formatHex(row.bytes("hash")),
            rows,
            row.optionalBytes("inputs").map(bytes -> Question.of(rows, bytes))),
        answers(row));
  }

  static Reply answers(ResultRow row) throws SQLException {
    String failure = row.text("failure");
    if (!failure.isEmpty()) return Reply.failed(failure);
    Optional<byte[]> many = row.optionalBytes("answers");
    if (many.isPresent()) return Reply.of(many.get());
    Optional<String> label = row.optionalText("label");
    return new Reply(label.stream().toList(), List.of(row.figure("value")), "");
  }
}
