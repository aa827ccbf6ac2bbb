package dev.lathe.track.database;

import java.lang.System.Logger.Level;
import org.flywaydb.core.api.logging.Log;

/// Passes what Flyway says on to the system's logger, where its news is only for those who look
/// for it.
final class QuietLog implements Log {
  private final System.Logger logger;

  QuietLog(Class<?> speaker) {
    logger = System.getLogger(speaker.getName());
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
