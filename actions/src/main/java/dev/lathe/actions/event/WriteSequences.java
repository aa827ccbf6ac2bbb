package dev.lathe.actions.event;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.event.Sequences;

/// Writes cases as a table to learn from: a row for each event, with what was known of its case by
/// then and what came of it.
///
/// @param project a project
/// @param of which events
/// @param file where to
@Asks(
    name = "write-sequences",
    does = "Writes cases as a table to learn from, with what came next and what time remained.",
    needs = Role.VIEWER,
    takesLong = true,
    local = true)
public record WriteSequences(@Argument("where") String project, Which of, TableFile file)
    implements Action<TableFile.Written> {
  @Override
  public String project(Store store) {
    return project;
  }

  @Override
  public TableFile.Written run(Workbench bench) {
    var place = file.place(bench);
    var events = bench.store().events();
    return TableFile.write(
        Sequences.of(events.histories(project, of.filter(), SummarizeSequences.MOST_EVENTS)),
        place);
  }
}
