package dev.lathe.actions.serve;

import dev.lathe.track.database.Text;
import dev.lathe.track.registry.ModelName;
import dev.lathe.track.serve.Arm;
import dev.lathe.track.serve.SplitRequest.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Parts of a split as people write them: `income:1.0.0` takes what the others leave,
/// `income:1.1.0=10%` a share, `income:1.2.0=shadow` none.
final class Parts {
  private static final Pattern PART =
      Pattern.compile("([^:=]+):([^:=]+)(=(?:shadow|[0-9]{1,3}(\\.[0-9]{1,2})?%))?");

  private static final int PERCENT = Arm.WHOLE / 100;
  private static final int REST = -1;

  private Parts() {}

  /// The parts, of models of a project; that which takes the rest first.
  ///
  /// @throws IllegalArgumentException when one is none, or more than one takes the rest
  static List<Share> of(String project, List<String> written) {
    var parts = new ArrayList<Share>();
    int given = 0;
    int rest = REST;
    for (String one : written) {
      Matcher match = PART.matcher(one.strip());
      if (!match.matches()) {
        throw new IllegalArgumentException(
            "'%s' is no part of a split; write MODEL:VERSION, MODEL:VERSION=10%% or MODEL:VERSION=shadow"
                .formatted(Text.shown(one)));
      }
      int share = share(match.group(3));
      if (share == REST) {
        if (rest >= 0) throw new IllegalArgumentException("two parts take the rest; say how much");
        rest = parts.size();
      } else {
        given += share;
      }
      parts.add(
          new Share(new ModelName(project, match.group(1)), match.group(2), Math.max(0, share)));
    }
    if (parts.isEmpty()) throw new IllegalArgumentException("nobody is to answer; name a version");
    if (rest >= 0) {
      Share taker = parts.get(rest);
      parts.set(rest, new Share(taker.model(), taker.version(), Arm.WHOLE - given));
    }
    return List.copyOf(parts);
  }

  private static int share(@Nullable String word) {
    if (word == null) return REST;
    if (word.equals("=shadow")) return 0;
    double percent = Double.parseDouble(word.substring(1, word.length() - 1));
    int share = (int) Math.round(percent * PERCENT);
    if (share < 1 || share > Arm.WHOLE) {
      throw new IllegalArgumentException(
          "a share is 0.01%% to 100%%, got '%s'; for none write shadow"
              .formatted(word.substring(1)));
    }
    return share;
  }
}
