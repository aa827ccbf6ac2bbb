package dev.lathe.cli;

import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/// Reads the values of options, and says what they must be.
final class Converters {
  private Converters() {}

  static void install(CommandLine line) {
    line.registerConverter(Integer.class, Converters::whole);
    line.registerConverter(int.class, Converters::whole);
    line.registerConverter(long.class, Converters::large);
    line.registerConverter(boolean.class, Converters::yes);
  }

  private static Integer whole(String text) {
    try {
      return Integer.valueOf(text.strip());
    } catch (NumberFormatException _) {
      throw new TypeConversionException("must be a whole number, got '%s'".formatted(text));
    }
  }

  private static Long large(String text) {
    try {
      return Long.valueOf(text.strip());
    } catch (NumberFormatException _) {
      throw new TypeConversionException("must be a whole number, got '%s'".formatted(text));
    }
  }

  private static Boolean yes(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new TypeConversionException("must be yes or no, got '%s'".formatted(text));
    };
  }
}
