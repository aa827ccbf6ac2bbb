package dev.lathe.actions.event;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.event.CaseHistory;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Tells what happens in cases: how many there are, how long they are, and which ways they go most.
///
/// **Cost.** A million events, some seconds and some hundred megabytes; more are refused.
///
/// @param project a project
/// @param of which events
/// @param most how many ways at most
@Asks(
    name = "summarize-sequences",
    does = "Tells what happens in cases: how many, how long, and which ways they go most.",
    needs = Role.VIEWER)
public record SummarizeSequences(
    @Argument("where") String project,
    Which of,
    @Argument(value = "how many ways to tell", least = 1, most = 1_000) int most)
    implements Action<SummarizeSequences.Result> {
  /// How many events are looked at, at most.
  static final int MOST_EVENTS = 1_000_000;

  private static final int LONGEST_WAY = 100;

  /// What happens.
  ///
  /// @param cases how many
  /// @param events of these cases
  /// @param kinds how many events there are of each kind
  /// @param lengths events of a case
  /// @param ways different ones
  /// @param common the ways that most cases go, the most common first
  public record Result(
      int cases,
      int events,
      Map<String, Long> kinds,
      Lengths lengths,
      int ways,
      List<Way> common) {}

  /// How many events a case has.
  public record Lengths(int shortest, double median, int longest) {
    static Lengths of(List<CaseHistory> cases) {
      int[] sizes = cases.stream().mapToInt(one -> one.events().size()).sorted().toArray();
      if (sizes.length == 0) return new Lengths(0, 0, 0);
      double median = (sizes[(sizes.length - 1) / 2] + sizes[sizes.length / 2]) / 2.0;
      return new Lengths(sizes[0], median, sizes[sizes.length - 1]);
    }
  }

  /// A way that cases go.
  ///
  /// @param kinds of its events in order, the first hundred
  /// @param cases that go it
  public record Way(List<String> kinds, long cases) {}

  @Override
  public String project(Store store) {
    return project;
  }

  @Override
  public Result run(Workbench bench) {
    List<CaseHistory> cases = bench.store().events().histories(project, of.filter(), MOST_EVENTS);
    Map<List<String>, Long> ways = counted(cases.stream().map(CaseHistory::kinds).toList());
    Map<String, Long> kinds =
        new TreeMap<>(counted(cases.stream().flatMap(one -> one.kinds().stream()).toList()));
    List<Way> common =
        ways.entrySet().stream()
            .map(way -> new Way(way.getKey(), way.getValue()))
            .sorted(
                Comparator.comparingLong(Way::cases)
                    .reversed()
                    .thenComparing(SummarizeSequences::name))
            .limit(most)
            .map(way -> new Way(way.kinds().stream().limit(LONGEST_WAY).toList(), way.cases()))
            .toList();
    int events = cases.stream().mapToInt(one -> one.events().size()).sum();
    return new Result(cases.size(), events, kinds, Lengths.of(cases), ways.size(), common);
  }

  private static String name(Way way) {
    return String.join("\n", way.kinds());
  }

  private static <T> Map<T, Long> counted(List<T> all) {
    return all.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
