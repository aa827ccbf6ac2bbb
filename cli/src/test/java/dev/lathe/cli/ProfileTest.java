package dev.lathe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {
  @TempDir Path folder;
  private Shell shell;
  private String data;

  @BeforeEach
  void rows() throws Exception {
    shell = new Shell(folder);
    data =
        Rows.of(
            folder,
            "ports.csv",
            "id,port,fare,twice,day",
            "1,Cork,7.25,14.5,2024-01-01",
            "2,Cork,8.5,17,2024-01-02",
            "3,,9.75,19.5,2024-02-03",
            "4,Bari,90,180,2024-03-01");
  }

  @Test
  void every_column_is_told_at_a_glance() {
    var result = shell.run("profile", data);

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("ports.csv  4 rows, 5 columns", "missing as empty")
        .containsPattern("port +categories +25 % +2 +Cork 67 %, Bari 33 %")
        .containsPattern("fare +numbers +- +4 .*7.25 to 90, half below 9.125")
        .containsPattern("day +time .*2024-01-01 to 2024-03-01")
        .containsPattern("fare +twice +1.000");
  }

  @Test
  void a_column_that_gives_the_target_away_is_a_warning() throws Exception {
    String[] lines = new String[201];
    lines[0] = "sum,answer";
    for (int row = 1; row < lines.length; row++) {
      lines[row] = row % 4 + "," + (row % 4 > 1 ? "yes" : "no");
    }
    String leaky = Rows.of(folder, "leaky.csv", lines);

    assertThat(shell.run("profile", leaky, "--target", "answer").err()).contains("'sum'");
  }

  @Test
  void json_is_one_document() throws Exception {
    var result = shell.run("profile", data, "--json");

    var profile = new ObjectMapper().readTree(result.out());
    assertThat(profile.at("/data/source").asText()).isEqualTo("ports.csv");
    assertThat(profile.at("/format/encoding").asText()).isEqualTo("utf-8");
    assertThat(profile.at("/columns/2/content/quantiles/max").asDouble()).isEqualTo(90);
    assertThat(profile.at("/columns/1/content/top/0/name").asText()).isEqualTo("Cork");
    assertThat(profile.at("/correlations").size()).isPositive();
  }

  @Test
  void reading_may_be_told() throws Exception {
    String file = Rows.of(folder, "bare.txt", "1;x", "-9;y");

    var result =
        shell.run("profile", file, "--delimiter", "semicolon", "--no-header", "--missing", "-9");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("column_1", "50 %", "semicolon");
  }

  @Test
  void rows_may_be_asked_for_in_sql() {
    String sql = "select port, fare from '%s' where fare < 50".formatted(data);

    var result = shell.run("profile", sql, "--allow", folder.toString());

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("3 rows, 2 columns");
  }

  @Test
  void sql_that_writes_is_refused() {
    var result = shell.run("profile", "select 1; drop table x");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).startsWith("  0 %").contains("lathe profile: ");
  }
}
