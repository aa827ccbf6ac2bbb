package dev.lathe.cli.console;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Standard output or standard error: text in UTF-8, flushed line by line.
///
/// Unlike a `PrintStream` it throws what goes wrong, so that a full disk is told and not swallowed.
public final class Output {
  private static final int READABLE = 100;
  private static final Pattern FLAG = Pattern.compile("--[a-z][a-z-]*");

  private final OutputStream stream;
  private final Terminal terminal;

  /// To this stream, which is a terminal of this sort.
  public Output(OutputStream stream, Terminal terminal) {
    this.stream = stream;
    this.terminal = terminal;
  }

  /// What the other end can show.
  public Terminal terminal() {
    return terminal;
  }

  /// The bytes below, for documents that are written as they are made.
  public OutputStream stream() {
    return stream;
  }

  /// A line.
  public void line(String text) {
    print(text + "\n");
  }

  /// An empty line.
  public void line() {
    print("\n");
  }

  /// Text as it is.
  public synchronized void print(String text) {
    try {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
      stream.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The text in this style where the terminal shows colours.
  public String in(Style style, String text) {
    return terminal.color() ? style.paint(text) : text;
  }

  /// The symbol where the terminal shows it, else the plain text.
  public String symbol(String symbol, String plain) {
    return terminal.unicode() ? symbol : plain;
  }

  /// A heading with an empty line above it.
  public void heading(String text) {
    line();
    line(in(Style.STRONG, text));
  }

  /// A paragraph, the first line after `head`, the others indented as far; on a terminal broken
  /// into lines that fit. Flags stand out.
  public void paragraph(String head, Style style, String words) {
    int indent = Width.of(head);
    int width = terminal.interactive() ? Math.min(READABLE, terminal.width()) : terminal.width();
    List<String> lines = wrap(Width.harmless(words), width - indent);
    for (int i = 0; i < lines.size(); i++) {
      String text = FLAG.matcher(lines.get(i)).replaceAll(found -> in(Style.NAME, found.group()));
      line((i == 0 ? in(style, head) : " ".repeat(indent)) + text);
    }
  }

  /// The text in lines of at most so many columns, broken between words.
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (!line.isEmpty() && Width.of(line) + 1 + Width.of(word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      if (!line.isEmpty()) line.append(' ');
      line.append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
