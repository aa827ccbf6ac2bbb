package dev.lathe.track.database;

import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/// Where jOOQ begins; it takes most of a second to load, so nothing else mentions it before it is
/// asked for.
final class Questions {
  static {
    // It would greet whoever reads the log.
    for (String greeting : new String[] {"org.jooq.no-logo", "org.jooq.no-tips"}) {
      if (System.getProperty(greeting) == null) System.setProperty(greeting, "true");
    }
  }

  private static final Settings SETTINGS = new Settings().withExecuteLogging(false);

  private Questions() {}

  static DSLContext of(Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> DSL.using(SQLDialect.SQLITE, SETTINGS);
      case POSTGRESQL -> DSL.using(SQLDialect.POSTGRES, SETTINGS);
    };
  }
}
