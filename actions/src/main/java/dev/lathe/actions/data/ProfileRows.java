package dev.lathe.actions.data;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Origin;
import dev.lathe.frame.Profile;
import dev.lathe.io.Format;
import dev.lathe.io.Loaded;
import dev.lathe.io.Reading;
import dev.lathe.query.TableSource;
import dev.lathe.track.access.Role;
import java.util.List;
import java.util.Optional;

/// Looks at data before anything is learned from them.
///
/// @param data the rows
/// @param target a column to be predicted
/// @param words how they are to be read
@Asks(
    name = "profile-data",
    does = "Looks at data: every column at a glance, and what is odd.",
    needs = Role.VIEWER,
    takesLong = true,
    local = true)
public record ProfileRows(
    @Argument(value = ReadingWords.DATA, longest = ReadingWords.LONGEST_DATA) String data,
    @Argument("a column to be predicted: warns of others that give it away")
        Optional<String> target,
    ReadingWords words)
    implements Action<ProfileRows.Result> {
  /// What was seen.
  ///
  /// @param loaded what was read
  /// @param profile what is in it
  public record Result(Loaded loaded, Profile profile) {}

  /// A profile as JSON tells it.
  ///
  /// @param data where the rows come from
  /// @param format how the file is written
  /// @param notes what was surprising in it
  /// @param profile what is in it; its keys stand beside these
  public record Document(
      Origin data, Format format, List<String> notes, @JsonUnwrapped Profile profile) {}

  @Override
  public Result run(Workbench bench) {
    Reading reading = words.reading();
    TableSource source = words.source(bench.place(), data);
    bench.listener().progress("reading " + source.name(), 0);
    Loaded loaded = source.read(reading);
    bench.listener().progress("looking at the columns", 0.5);
    return new Result(loaded, profile(loaded.frame()));
  }

  @Override
  public Object document(Result result) {
    Loaded loaded = result.loaded();
    return new Document(loaded.frame().origin(), loaded.format(), loaded.notes(), result.profile());
  }

  private Profile profile(Frame frame) {
    return target
        .map(name -> Profile.of(frame, Names.column(name, frame, "--target")))
        .orElseGet(() -> Profile.of(frame));
  }
}
