package dev.lathe.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Finds out how a file is written from its first bytes.
final class Sniffer {
  private static final int SAMPLE = 1 << 20;
  private static final int RECORDS = 1000;
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};

  private final Input input;
  private final Dialect dialect;
  private byte[] sample = new byte[0];
  private int from;
  private boolean whole;
  private PlainCsv.Text text = new PlainCsv.Text(sample, 0, (byte) '\n', StandardCharsets.UTF_8);

  private Sniffer(Input input, Dialect dialect) {
    this.input = input;
    this.dialect = dialect;
  }

  static Layout sniff(Input input, Dialect dialect) {
    return new Sniffer(input, dialect).sniff();
  }

  private Layout sniff() {
    Encoding encoding = encoding();
    boolean plain = Utf8.sort(sample, from, sample.length) == Utf8.PLAIN;
    boolean single = !encoding.wide() && encoding != Encoding.UTF_8;
    boolean open = dialect.encoding().isEmpty() && (single || (plain && !encoding.wide()));
    byte newline = newline();
    Charset charset = encoding.wide() ? StandardCharsets.UTF_8 : encoding.charset();
    if (json()) {
      var format =
          new Format(
              Format.Kind.JSON_LINES,
              Dialect.NO_QUOTE,
              Dialect.NO_QUOTE,
              true,
              encoding.key(),
              List.of(),
              input.compressed());
      return new Layout(
          input, format, newline, encoding, open, List.of(), new Layout.Start(from, 1));
    }
    if (!whole) sample = java.util.Arrays.copyOf(sample, lastLine(newline));
    text = new PlainCsv.Text(sample, from, newline, charset);
    return csv(encoding, newline, open);
  }

  /// Reads the sample and finds its encoding.
  private Encoding encoding() {
    sample = first(Encoding.UTF_8);
    Encoding found = mark();
    if (found.wide()) {
      sample = first(found);
      mark();
    }
    if (dialect.encoding().isPresent()) found = Encoding.named(dialect.encoding().get());
    if (found.wide() && from == 0) sample = first(found);
    if (from >= sample.length) throw new TableException("'%s' is empty".formatted(input.name()));
    if ((Utf8.sort(sample, from, sample.length) & Utf8.ZERO) != 0) throw binary();
    int odd = 0;
    for (int at = from; at < sample.length; at++) {
      if (sample[at] >= 0 && sample[at] < 32 && "\t\n\r\f\u001a\u001b".indexOf(sample[at]) < 0)
        odd++;
    }
    if (odd > (sample.length - from) / 100) throw binary();
    if (found.wide() || dialect.encoding().isPresent()) return found;
    int foreign = Utf8.firstForeign(sample, from, sample.length);
    boolean cutShort = !whole && foreign >= sample.length - 3;
    if (foreign < 0 || cutShort) return Encoding.UTF_8;
    if (Utf8.firstUndefined(sample, from, sample.length) >= 0) throw binary();
    return Encoding.WINDOWS_1252; // which Latin-1 is a part of, but for control characters
  }

  private TableException binary() {
    return new TableException(
        "'%s' is not text: it holds bytes that no table of UTF-8, UTF-16 (with its mark), Latin-1 or Windows-1252 has"
            .formatted(input.name()));
  }

  private Encoding mark() {
    from = 0;
    if (starts(0xEF, 0xBB, 0xBF)) from = 3;
    if (starts(0xFF, 0xFE)) return Encoding.UTF_16LE;
    return starts(0xFE, 0xFF) ? Encoding.UTF_16BE : Encoding.UTF_8;
  }

  private boolean starts(int... mark) {
    if (sample.length < mark.length) return false;
    for (int i = 0; i < mark.length; i++) {
      if ((sample[i] & 0xFF) != mark[i]) return false;
    }
    return true;
  }

  private byte[] first(Encoding encoding) {
    try (InputStream in = Layout.text(input, encoding, dev.lathe.frame.Fingerprint.sha256())) {
      byte[] bytes = in.readNBytes(SAMPLE);
      whole = bytes.length < SAMPLE;
      return bytes;
    } catch (IOException e) {
      throw input.unreadable(e);
    }
  }

  private byte newline() {
    boolean returned = false;
    for (int at = from; at < sample.length; at++) {
      if (sample[at] == '\n') return '\n';
      returned |= sample[at] == '\r';
    }
    return (byte) (returned ? '\r' : '\n');
  }

  /// The end of the last line of the sample, or of all where it has but one.
  private int lastLine(byte newline) {
    int at = sample.length;
    while (at > from && sample[at - 1] != newline) at--;
    return at == from ? sample.length : at;
  }

  private boolean json() {
    int at = from;
    while (at < sample.length && sample[at] >= 0 && sample[at] <= ' ') at++;
    if (at == sample.length) throw new TableException("'%s' is empty".formatted(input.name()));
    String name = input.name().toLowerCase(Locale.ROOT).replace(".gz", "");
    boolean named = name.endsWith(".jsonl") || name.endsWith(".ndjson") || name.endsWith(".json");
    if (named && sample[at] == '[') {
      throw new TableException(
          "'%s' is one JSON array; write one object a line instead".formatted(input.name()));
    }
    if (named) return true;
    while (at < sample.length && sample[at] != '{' && sample[at] >= 0 && sample[at] <= ' ') at++;
    if (sample[at] != '{') return false;
    at++;
    while (at < sample.length && sample[at] == ' ') at++;
    return at < sample.length && sample[at] == '"' && dialect.delimiter().isEmpty();
  }

  private Layout csv(Encoding encoding, byte newline, boolean open) {
    char quote = dialect.quote().orElseGet(() -> quote());
    char delimiter = dialect.delimiter().orElseGet(() -> delimiter(quote));
    if (delimiter == quote) {
      throw new TableException("'%s' cannot be both delimiter and quote".formatted(delimiter));
    }
    List<List<String>> records = records(delimiter, quote);
    // Where the rows begin is counted in the bytes as they are, not as they would be in UTF-8.
    var first = new PlainCsv(text, delimiter, quote);
    int width = first.next().size();
    boolean header = dialect.header().orElseGet(() -> Header.present(records));
    List<String> names = header ? records.getFirst() : Header.numbered(width);
    if (header) Header.check(names, input.name());
    var start =
        header ? new Layout.Start(first.position(), first.line()) : new Layout.Start(from, 1);
    var format =
        new Format(
            Format.Kind.CSV,
            delimiter,
            quote,
            header,
            encoding.key(),
            List.of(),
            input.compressed());
    return new Layout(input, format, newline, encoding, open, names, start);
  }

  /// A double quote unless only single quotes enclose cells: two or more open, and as many close.
  private char quote() {
    boolean single = false;
    for (char delimiter : DELIMITERS) {
      var csv = new PlainCsv(text, delimiter, Dialect.NO_QUOTE);
      int opened = 0;
      int closed = 0;
      for (int i = 0; i < RECORDS; i++) {
        List<String> cells = csv.next();
        if (cells.isEmpty()) break;
        for (String cell : cells) {
          if (cell.startsWith("\"")) return '"';
          if (cell.startsWith("'")) opened++;
          if (cell.endsWith("'") && !cell.equals("'")) closed++;
        }
      }
      single |= opened >= 2 && opened == closed;
    }
    return single ? '\'' : '"';
  }

  /// The delimiter by which most rows have as many cells as the first, and more than one.
  private char delimiter(char quote) {
    char best = ',';
    double bestScore = 0;
    for (char delimiter : DELIMITERS) {
      List<List<String>> records = records(delimiter, quote);
      int width = records.getFirst().size();
      if (width < 2) continue;
      long even = records.stream().filter(record -> record.size() == width).count();
      double score = (double) even / records.size() + 1e-6 * Math.min(width, 1000);
      if (score > bestScore) {
        best = delimiter;
        bestScore = score;
      }
    }
    return best;
  }

  private List<List<String>> records(char delimiter, char quote) {
    var csv = new PlainCsv(text, delimiter, quote);
    List<List<String>> records = new ArrayList<>();
    while (records.size() < RECORDS) {
      List<String> cells = csv.next();
      if (cells.isEmpty()) break;
      records.add(cells);
    }
    if (records.isEmpty()) throw new TableException("'%s' is empty".formatted(input.name()));
    return records;
  }
}
