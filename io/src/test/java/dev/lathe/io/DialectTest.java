package dev.lathe.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {
  private static Loaded read(byte[] bytes, Reading reading) {
    return TableFile.read(new ByteArrayInputStream(bytes), "test", reading);
  }

  private static Loaded read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8), new Reading());
  }

  private static Loaded read(String text, Dialect dialect) {
    return read(text.getBytes(StandardCharsets.UTF_8), new Reading().dialect(dialect));
  }

  @ParameterizedTest
  @ValueSource(chars = {',', ';', '\t', '|'})
  void the_delimiter_is_found(char delimiter) {
    Loaded loaded =
        read(
            "a,b|c;d\te\n1,2|3;4\t5\n"
                    .replace(delimiter, '#')
                    .replaceAll("[,;|\t]", ".")
                    .replace('#', delimiter)
                + "x"
                + delimiter
                + "y\n");

    assertThat(loaded.format().delimiter()).isEqualTo(delimiter);
    assertThat(loaded.frame().width()).isEqualTo(2);
  }

  @Test
  void a_decimal_comma_does_not_make_a_delimiter() {
    assertThat(read("a;b;c\n1,5;2,5;3\n1;2;3,5\n").format().delimiter()).isEqualTo(';');
  }

  @Test
  void a_table_of_one_column_needs_no_delimiter() {
    Frame frame = read("name\nAda\n\"\"\nBob\n").frame();

    assertThat(frame.rows()).isEqualTo(3);
    assertThat(frame.column("name").missing(1)).isTrue();
  }

  @Test
  void quotes_enclose_what_would_divide() {
    Frame frame =
        read("a,b\n\"x, \"\"y\"\"\nz\", \"q\" \n5\" pipe,\"\"\n  spaced  ,\" kept \"\n").frame();

    assertThat(frame.column("a").text(0)).isEqualTo("x, \"y\"\nz");
    assertThat(frame.column("b").text(0)).isEqualTo("q");
    assertThat(frame.column("a").text(1)).isEqualTo("5\" pipe");
    assertThat(frame.column("b").missing(1)).isTrue();
    assertThat(frame.column("a").text(2)).isEqualTo("spaced");
    assertThat(frame.column("b").text(2)).isEqualTo(" kept ");
  }

  @Test
  void single_quotes_are_found_and_apostrophes_are_not() {
    assertThat(read("a,b\n'x, y',1\n'z',2\n").frame().column("a").text(0)).isEqualTo("x, y");
    assertThat(read("a,b\n'tis,1\nit's,2\n").frame().column("a").text(0)).isEqualTo("'tis");
  }

  @Test
  void no_quotes_means_none() {
    var dialect = new Dialect().quote(Dialect.NO_QUOTE);

    assertThat(read("a,b\n\"x,1\n", dialect).frame().column("a").text(0)).isEqualTo("\"x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void lines_end_in_any_way(String newline) {
    Frame frame = read("a,b\n1,x\n\n2,y".replace("\n", newline)).frame();

    assertThat(frame.numbers("a").toArray()).containsExactly(1, 2);
    assertThat(frame.categories("b").levels()).containsExactly("x", "y");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "5.1,3.5,setosa/4.9,3.0,virginica#false",
        "length,width,species/4.9,3.0,virginica#true",
        "country,2019,2020/A,1,2/B,3,4#true",
        "0,1,2/1.5,2.5,3.5/4.5,5.5,6.5#true",
        "a,b/x,y#true",
        "1,1/2,3#false",
        "x,1/y,2#false",
      })
  void a_header_is_told_from_values(String text, boolean header) {
    Loaded loaded = read(text.replace('/', '\n') + "\n");

    assertThat(loaded.format().header()).isEqualTo(header);
    if (!header) assertThat(loaded.frame().names()).startsWith("column_1", "column_2");
    assertThat(loaded.frame().rows())
        .isEqualTo((int) text.chars().filter(letter -> letter == '/').count() + (header ? 0 : 1));
  }

  @Test
  void a_header_can_be_denied() {
    Loaded loaded = read("a,b\nc,d\n", new Dialect().header(false));

    assertThat(loaded.frame().categories("column_1").levels()).containsExactly("a", "c");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, false, utf-8",
    "UTF-8, true, utf-8",
    "UTF-16LE, true, utf-16le",
    "UTF-16BE, true, utf-16be",
    "ISO-8859-1, false, latin-1",
  })
  void an_encoding_is_found(String charset, boolean mark, String name) {
    String text = (mark ? "\uFEFF" : "") + "größe,café\n1,crème\n";

    Loaded loaded = read(text.getBytes(Charset.forName(charset)), new Reading());

    assertThat(loaded.format().encoding()).isEqualTo(name);
    assertThat(loaded.frame().names()).containsExactly("größe", "café");
    assertThat(loaded.frame().column("café").text(0)).isEqualTo("crème");
  }

  @Test
  void windows_1252_is_found_even_late() throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.write("a,b\n".getBytes(StandardCharsets.US_ASCII));
    bytes.write("1,x\n".repeat(400_000).getBytes(StandardCharsets.US_ASCII));
    bytes.write("2,“10 €”\n".getBytes(Charset.forName("windows-1252")));

    Loaded loaded = read(bytes.toByteArray(), new Reading());

    assertThat(loaded.format().encoding()).isEqualTo("windows-1252");
    assertThat(loaded.frame().categories("b").levels()).containsExactly("x", "“10 €”");
  }

  @Test
  void beyond_sixteen_bits_survives_every_way() {
    String text = "\uFEFFa,b\n" + "1,😀é\n".repeat(50_000);

    for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE}) {
      Frame frame = read(text.getBytes(charset), new Reading()).frame();
      assertThat(frame.categories("b").levels()).containsExactly("😀é");
      assertThat(frame.rows()).isEqualTo(50_000);
    }
  }

  @Test
  void an_encoding_that_is_told_is_kept() {
    byte[] bytes = "a,b\n1,é\n".getBytes(StandardCharsets.UTF_8);

    Loaded loaded = read(bytes, new Reading().dialect(new Dialect().encoding("cp1252")));

    assertThat(loaded.frame().column("b").text(0)).isEqualTo("Ã©");
    assertThat(loaded.format().encoding()).isEqualTo("windows-1252");
  }

  @Test
  void other_bytes_are_refused() throws IOException {
    var mixed = new ByteArrayOutputStream();
    mixed.write("a,b\n1,é\n".getBytes(StandardCharsets.UTF_8));
    mixed.write("1,x\n".repeat(400_000).getBytes(StandardCharsets.US_ASCII));
    mixed.write("2,é\n".getBytes(StandardCharsets.ISO_8859_1));
    byte[] undefined = {'a', '\n', (byte) 0xE9, (byte) 0x81, '\n'};

    assertThatThrownBy(() -> read(mixed.toByteArray(), new Reading()))
        .isInstanceOf(TableException.class)
        .hasMessageContainingAll("line 400003", "--encoding");
    assertThatThrownBy(() -> read(undefined, new Reading()))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("Windows-1252");
  }
}
