package dev.lathe.track.database;

import java.lang.System.Logger.Level;
import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/// Passes what Flyway says on to the system's logger, where its news is only for those who look for
/// it.
public final class QuietLog implements Log {
  private final System.Logger logger;

  private QuietLog(Class<?> speaker) {
    logger = System.getLogger(speaker.getName());
  }

  /// Makes one for each class that speaks; Flyway finds it by its name.
  public static final class Maker implements LogCreator {
    /// As Flyway asks for it.
    public Maker() {}

    @Override
    public Log createLogger(Class<?> speaker) {
      return new QuietLog(speaker);
    }
  }

  @Override
  public void debug(String message) {
    logger.log(Level.TRACE, message);
  }

  @Override
  public void info(String message) {
    logger.log(Level.DEBUG, message);
  }

  @Override
  public void notice(String message) {
    logger.log(Level.DEBUG, message);
  }

  @Override
  public void warn(String message) {
    logger.log(Level.WARNING, message);
  }

  @Override
  public void error(String message) {
    logger.log(Level.ERROR, message);
  }

  @Override
  public void error(String message, Exception cause) {
    logger.log(Level.ERROR, message, cause);
  }
}
