package dev.lathe.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// Lays the help out: what the command does, examples, then options under headings. The hundreds of
/// an option's `order` say under which.
final class HelpText {
  static final int WHAT = 100;
  static final int HOW = 200;
  static final int WHERE = 300;
  static final int READING = 400;
  static final int OTHER = 900;

  private static final Map<Integer, String> HEADINGS =
      Map.of(
          WHAT, "What to learn",
          HOW, "How to learn it",
          WHERE, "Where it goes",
          READING, "Reading data (found out when nobody says)",
          OTHER, "Other");

  private HelpText() {}

  static void install(CommandLine line) {
    Map<String, IHelpSectionRenderer> sections = new LinkedHashMap<>(line.getHelpSectionMap());
    sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpText::options);
    sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING, _ -> "");
    line.setHelpSectionMap(sections);
    List<String> keys = new ArrayList<>(line.getHelpSectionKeys());
    keys.remove(UsageMessageSpec.SECTION_KEY_OPTION_LIST);
    keys.add(
        keys.indexOf(UsageMessageSpec.SECTION_KEY_FOOTER_HEADING),
        UsageMessageSpec.SECTION_KEY_OPTION_LIST);
    line.setHelpSectionKeys(keys);
    for (CommandLine each : line.getSubcommands().values()) {
      each.setHelpSectionMap(sections);
      each.setHelpSectionKeys(examplesFirst(each.getHelpSectionKeys()));
      each.getCommandSpec().usageMessage().synopsisHeading("%nUsage: ");
    }
  }

  private static List<String> examplesFirst(List<String> keys) {
    List<String> ordered = new ArrayList<>(keys);
    List<String> examples =
        List.of(UsageMessageSpec.SECTION_KEY_FOOTER_HEADING, UsageMessageSpec.SECTION_KEY_FOOTER);
    ordered.removeAll(examples);
    ordered.remove(UsageMessageSpec.SECTION_KEY_HEADER);
    ordered.addAll(ordered.indexOf(UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING), examples);
    return ordered;
  }

  private static String options(Help help) {
    Map<Integer, List<OptionSpec>> groups = new TreeMap<>();
    help.commandSpec().options().stream()
        .filter(option -> !option.hidden())
        .sorted(Comparator.comparingInt(OptionSpec::order))
        .forEach(option ->
            groups.computeIfAbsent(option.order() / 100 * 100, _ -> new ArrayList<>()).add(option));
    var text = new StringBuilder();
    groups.forEach((group, options) -> {
      text.append('\n').append(HEADINGS.getOrDefault(group, "Options")).append(":\n");
      var layout = help.createDefaultLayout();
      layout.addOptions(options, help.createDefaultParamLabelRenderer());
      text.append(layout);
    });
    return text.toString();
  }
}
