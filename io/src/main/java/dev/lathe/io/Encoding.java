package dev.lathe.io;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The encodings that are read.
enum Encoding {
  UTF_8("utf-8", StandardCharsets.UTF_8),
  UTF_16LE("utf-16le", StandardCharsets.UTF_16LE),
  UTF_16BE("utf-16be", StandardCharsets.UTF_16BE),
  LATIN_1("latin-1", StandardCharsets.ISO_8859_1),
  WINDOWS_1252("windows-1252", Charset.forName("windows-1252"));

  private final String key;
  private final Charset charset;

  Encoding(String key, Charset charset) {
    this.key = key;
    this.charset = charset;
  }

  String key() {
    return key;
  }

  Charset charset() {
    return charset;
  }

  /// Whether two bytes make a character, or four.
  boolean wide() {
    return this == UTF_16LE || this == UTF_16BE;
  }

  static Encoding named(String name) {
    return switch (name.trim().toLowerCase(Locale.ROOT).replace('_', '-')) {
      case "utf-8", "utf8", "ascii", "us-ascii" -> UTF_8;
      case "utf-16le", "utf-16", "utf16", "utf16le" -> UTF_16LE;
      case "utf-16be", "utf16be" -> UTF_16BE;
      case "latin-1", "latin1", "iso-8859-1", "iso8859-1" -> LATIN_1;
      case "windows-1252", "cp1252", "win-1252" -> WINDOWS_1252;
      default ->
          throw new IllegalArgumentException(
              "encoding '%s' is not read; there are utf-8, utf-16le, utf-16be, latin-1, windows-1252"
                  .formatted(name));
    };
  }
}
