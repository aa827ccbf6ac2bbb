package dev.lathe.actions.models;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Place;
import dev.lathe.actions.UsageException;
import dev.lathe.actions.Workbench;
import dev.lathe.actions.data.OutPlace;
import dev.lathe.actions.data.ReadingWords;
import dev.lathe.frame.Frame;
import dev.lathe.io.Chunks;
import dev.lathe.io.CsvWriter;
import dev.lathe.io.Reading;
import dev.lathe.learn.Model;
import dev.lathe.track.access.Role;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// Writes what a model says of rows.
///
/// @param model the file or its folder
/// @param data the rows
/// @param out the file to write
/// @param force whether a file that exists is replaced
/// @param reasons how many columns are told that moved each row's score most
/// @param background rows to compare with for these
/// @param words how rows are to be read
@Asks(
    name = "predict-rows",
    does = "Writes what a model says of rows.",
    needs = Role.VIEWER,
    takesLong = true,
    local = true)
public record PredictRows(
    @Argument("a model file, or the folder that fit wrote") String model,
    @Argument(value = ReadingWords.DATA, longest = ReadingWords.LONGEST_DATA) String data,
    @Argument("the file to write, whole or not at all; without it, standard output")
        Optional<String> out,
    @Argument("replace the file if it exists") boolean force,
    @Argument("how many columns to tell that moved each row's score most")
        Optional<Integer> reasons,
    @Argument("rows to compare with for the reasons, up to 1000") Optional<String> background,
    ReadingWords words)
    implements Action<PredictRows.Result> {
  /// What the listener hears of while rows are scored: the figure is how many are done.
  public static final String SCORED = "scored";

  private static final int MOST_BACKGROUND = 1000;
  private static final Set<String> STANDARD = Set.of("-", "/dev/stdout", "/dev/fd/1");

  /// What came of it.
  ///
  /// @param rows how many were scored
  /// @param file that was written; empty for standard output
  public record Result(long rows, Optional<Path> file) {}

  /// Whether rows are written into a file.
  public boolean filed() {
    return out.filter(each -> !STANDARD.contains(each)).isPresent();
  }

  @Override
  public Result run(Workbench bench) {
    Place place = bench.place();
    Reading reading = words.reading();
    check();
    Optional<Path> file = filed() ? out.map(place::path) : Optional.empty();
    file.ifPresent(path -> OutPlace.check(path, force));
    Model read = ModelPlace.load(place, model, data);
    Optional<Reasons> why =
        reasons.map(
            most -> Reasons.of(read, background.map(each -> rows(each, read, place)), most));
    try (Chunks rows = words.source(place, data).chunks(reading, read.signature().inputs());
        CsvWriter csv = file.map(CsvWriter::to).orElseGet(() -> CsvWriter.to(place.out()))) {
      long done =
          new Scoring(read, why)
              .run(rows, csv, count -> bench.listener().metric(SCORED, count, (double) count));
      return new Result(done, file);
    }
  }

  private void check() {
    if (reasons.isPresent() && reasons.get() < 1) {
      throw new UsageException("--reasons must be 1 or more, got " + reasons.get());
    }
    if (background.isPresent() && reasons.isEmpty()) {
      throw new UsageException("--background is for reasons; say how many with --reasons");
    }
  }

  private Frame rows(String named, Model read, Place place) {
    Reading reading = new Judgement(read).reading(words.reading());
    Frame rows = words.source(place, named).read(reading).frame();
    if (rows.rows() < 1 || rows.rows() > MOST_BACKGROUND) {
      throw new IllegalArgumentException(
          "background rows may be 1 to %s, '%s' has %s; 100 drawn at random are usually enough"
              .formatted(MOST_BACKGROUND, named, rows.rows()));
    }
    return rows;
  }
}
