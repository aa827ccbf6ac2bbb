package dev.lathe.track.run;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import dev.lathe.track.database.Database;
import dev.lathe.track.database.Session;
import dev.lathe.track.filter.Condition;
import dev.lathe.track.filter.Key;
import dev.lathe.track.filter.Order;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// Finds runs by a filter.
///
/// The statement is built from the filter's tree. Every name and value of the filter is a bound
/// value of the statement; nothing that a user wrote is part of its text.
public final class RunSearch {
  private static final Table<?> RUNS = table(name("runs"));
  private static final Field<Long> RUN = field(name("runs", "key"), Long.class);

  private final Database database;

  /// Among the runs in this database.
  public RunSearch(Database database) {
    this.database = database;
  }

  /// The runs that were looked for.
  public List<Run> find(Search search) {
    return database.read(session -> List.copyOf(runs(session, search).values()));
  }

  /// The runs that were looked for, with these of their figures, parameters and tags.
  public List<RunRow> rows(Search search, RunColumns columns) {
    columns.readable();
    return database.read(session -> new RunTable(session, runs(session, search)).rows(columns));
  }

  /// Which figures, parameters and tags there are in experiments.
  ///
  /// @param experiments their ids
  public RunColumns columns(List<String> experiments) {
    List<Long> keys = experiments.stream().map(Experiments::key).toList();
    return database.read(session -> RunTable.columns(session, keys));
  }

  private static Map<Long, Run> runs(Session session, Search search) throws SQLException {
    var runs = new LinkedHashMap<Long, Run>();
    session.rows(query(session, search), row -> runs.put(row.number("key"), Run.of(row)));
    return runs;
  }

  private static Query query(Session session, Search search) throws SQLException {
    var conditions = new ArrayList<org.jooq.Condition>();
    conditions.add(seen(search.view()));
    if (!search.experiments().isEmpty()) conditions.add(experiments(search.experiments()));
    for (Condition condition : search.filter().conditions()) {
      conditions.add(Conditions.of(session.dialect(), condition));
    }
    var orders = new ArrayList<SortField<?>>();
    for (Order order : search.order()) orders.add(order(order));
    orders.add(Conditions.STARTED.desc());
    orders.add(RUN.desc());
    return session
        .questions()
        .select(columns())
        .from(RUNS)
        .where(conditions)
        .orderBy(orders)
        .limit(search.page().most())
        .offset(search.page().skip());
  }

  private static List<Field<?>> columns() {
    var columns = new ArrayList<Field<?>>();
    for (String column :
        List.of(
            "key",
            "id",
            "experiment",
            "name",
            "person",
            "status",
            "reason",
            "started",
            "ended",
            "deleted")) columns.add(field(name("runs", column)));
    return columns;
  }

  private static org.jooq.Condition seen(View view) {
    Field<Long> deleted = field(name("runs", "deleted"), Long.class);
    Table<?> experiments = table(name("experiments"));
    org.jooq.Condition gone =
        exists(
            selectOne()
                .from(experiments)
                .where(field(name("experiments", "id"), Long.class).eq(Conditions.EXPERIMENT))
                .and(field(name("experiments", "deleted"), Long.class).isNotNull()));
    return switch (view) {
      case ACTIVE -> deleted.isNull().andNot(gone);
      case DELETED -> deleted.isNotNull().or(gone);
      case ALL -> DSL.noCondition();
    };
  }

  private static org.jooq.Condition experiments(List<String> ids) {
    return Conditions.EXPERIMENT.in(ids.stream().map(Experiments::key).toList());
  }

  private static SortField<?> order(Order order) {
    Field<?> by = value(order.key());
    return (order.descending() ? by.desc() : by.asc()).nullsLast();
  }

  private static Field<?> value(Key key) {
    return switch (key.kind()) {
      case ATTRIBUTE -> Conditions.attribute(key.name());
      case METRIC -> value("metrics", key.name(), Double.class);
      case PARAM -> value("params", key.name(), String.class);
      case TAG -> value("tags", key.name(), String.class);
      case INPUT ->
          throw new IllegalArgumentException(
              "runs are not ordered by data sets, of which one may have several; order by a metric,"
                  + " a parameter, a tag or an attribute");
    };
  }

  private static <T> Field<T> value(String table, String key, Class<T> type) {
    return field(
        select(field(name(table, "value"), type))
            .from(table(name(table)))
            .where(field(name(table, "run"), Long.class).eq(RUN))
            .and(field(name(table, "name"), String.class).eq(key)));
  }
}
