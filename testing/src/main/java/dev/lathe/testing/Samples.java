package dev.lathe.testing;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Times;
import dev.lathe.frame.YesNo;
import dev.lathe.learn.Roles;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.math.RandomStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Small tables with columns of every type, missing values among them, made of a seed alone; each
/// has something to learn.
///
/// ```java
/// Task task = Samples.task(TaskKind.BINARY, 200, 7);
/// ```
public final class Samples {
  /// The name of the column to predict.
  public static final String TARGET = "target";

  private static final String[] PORTS = {"Bergen", "Genoa", "Hamburg", "Lisbon"};

  private static final int GROUP = 12;

  private Samples() {}

  /// A task of this kind.
  public static Task task(TaskKind kind, int rows, long seed) {
    return Task.of(frame(kind, rows, seed), roles(kind)).kind(kind);
  }

  /// What the columns of such a task are for.
  public static Roles roles(TaskKind kind) {
    var roles = new Roles(TARGET);
    return kind == TaskKind.RANKING ? roles.group("query") : roles;
  }

  /// The columns of such a task, target included.
  public static Frame frame(TaskKind kind, int rows, long seed) {
    var random = RandomStream.of(seed, "samples");
    double[] age = new double[rows];
    double[] income = new double[rows];
    double[] visits = new double[rows];
    @Nullable String[] port = new @Nullable String[rows];
    @Nullable Boolean[] member = new @Nullable Boolean[rows];
    @Nullable LocalDate[] since = new @Nullable LocalDate[rows];
    double[] signal = new double[rows];
    for (int row = 0; row < rows; row++) {
      age[row] = 18 + random.nextInt(60);
      income[row] = random.nextInt(10) == 0 ? Double.NaN : 1000 + 900 * random.nextGaussian();
      visits[row] = random.nextInt(12);
      int code = random.nextInt(PORTS.length);
      port[row] = random.nextInt(20) == 0 ? null : PORTS[code];
      member[row] = random.nextInt(20) == 0 ? null : random.nextInt(2) == 0;
      since[row] = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(1500));
      double known = Double.isNaN(income[row]) ? 0 : (income[row] - 1000) / 900;
      signal[row] =
          (age[row] - 48) / 15
              + known
              + (code == 2 ? 1.5 : -0.5)
              + (Boolean.TRUE.equals(member[row]) ? 0.7 : 0)
              + 0.3 * random.nextGaussian();
    }
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("age", Numbers.of(age));
    columns.put("income", Numbers.of(income));
    columns.put("visits", Numbers.of(visits));
    columns.put("port", Categories.of(port));
    columns.put("member", YesNo.of(member));
    columns.put("since", Times.of(since));
    if (kind == TaskKind.RANKING) {
      double[] query = new double[rows];
      for (int row = 0; row < rows; row++) {
        int group = row * 7 % rows / GROUP;
        query[row] = group;
      }
      columns.put("query", Numbers.of(query));
    }
    columns.put(TARGET, target(kind, signal));
    return Frame.of(columns);
  }

  private static Column target(TaskKind kind, double[] signal) {
    String[] levels = new String[signal.length];
    double[] amounts = new double[signal.length];
    for (int row = 0; row < signal.length; row++) {
      levels[row] =
          switch (kind) {
            case BINARY -> signal[row] > 0 ? "yes" : "no";
            case MULTICLASS -> signal[row] > 1 ? "high" : signal[row] > -1 ? "middle" : "low";
            case REGRESSION, COUNT, RANKING -> "";
            case ANOMALY -> signal[row] > 2 ? "yes" : "no";
          };
      amounts[row] =
          switch (kind) {
            case COUNT -> Math.floor(Math.exp(signal[row] / 2));
            case RANKING -> Math.clamp(Math.round(2 + signal[row]), 0, 4);
            case BINARY, MULTICLASS, REGRESSION, ANOMALY -> signal[row];
          };
    }
    return kind.classes() || kind == TaskKind.ANOMALY ? Categories.of(levels) : Numbers.of(amounts);
  }
}
