package dev.lathe.actions.event;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.actions.data.ReadingWords;
import dev.lathe.frame.Frame;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.event.EventColumns;
import java.util.ArrayList;
import java.util.Optional;

/// Adds the events of a file to the log. The same rows are added once.
///
/// @param project a project
/// @param data a file
/// @param columns which columns tell what
/// @param words how the file is to be read
@Asks(
    name = "load-events",
    does = "Adds the events of a file to the log. The same rows are added once.",
    needs = Role.DEVELOPER,
    effect = Effect.WRITES,
    takesLong = true,
    local = true)
public record LoadEvents(
    @Argument("where") String project,
    @Argument(value = ReadingWords.DATA, longest = ReadingWords.LONGEST_DATA) String data,
    Columns columns,
    ReadingWords words)
    implements Action<LoadEvents.Result> {
  /// How many were added.
  public record Result(int events) {}

  /// Which columns tell what; the others become properties.
  ///
  /// @param time when
  /// @param kind what
  /// @param user who
  /// @param caseName of what
  /// @param category about what
  public record Columns(
      @Argument("the column of times; else time") Optional<String> time,
      @Argument("the column of what it was; else kind") Optional<String> kind,
      @Argument("the column of who did it; else user") Optional<String> user,
      @Argument("the column of what it belongs to; else case") Optional<String> caseName,
      @Argument("the column of what it was about; else category") Optional<String> category) {
    private static final int SHOWN = 10;

    /// Columns of the usual names.
    public static final Columns USUAL =
        new Columns(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    EventColumns of(Frame frame) {
      EventColumns usual = EventColumns.of(frame);
      check(frame, usual);
      return new EventColumns(
          time.orElse(usual.time()),
          kind.orElse(usual.kind()),
          user.or(usual::user),
          caseName.or(usual::caseName),
          category.or(usual::category));
    }

    /// Refuses a table without a column of the usual name where nobody says which is meant.
    private void check(Frame frame, EventColumns usual) {
      var lacking = new ArrayList<String>();
      if (time.isEmpty() && !frame.has(usual.time())) lacking.add(usual.time());
      if (kind.isEmpty() && !frame.has(usual.kind())) lacking.add(usual.kind());
      if (lacking.isEmpty()) return;
      throw new IllegalArgumentException(
          "no column is named '%s'; say which is meant, as --columns %s=COLUMN, of %s%s"
              .formatted(
                  String.join("' or '", lacking),
                  String.join("=COLUMN,", lacking),
                  String.join(", ", frame.names().subList(0, Math.min(SHOWN, frame.width()))),
                  frame.width() > SHOWN ? ", …" : ""));
    }
  }

  @Override
  public String project(Store store) {
    return project;
  }

  @Override
  public Result run(Workbench bench) {
    Frame frame = words.frame(bench.place(), data);
    return new Result(
        bench.store().events().load(project, frame, columns.of(frame), bench.caller().name()));
  }

  @Override
  public String detail(Result result) {
    return result.events() + " events";
  }
}
