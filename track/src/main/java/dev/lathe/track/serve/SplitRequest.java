package dev.lathe.track.serve;

import dev.lathe.track.database.Text;
import dev.lathe.track.registry.ModelName;
import java.util.ArrayList;
import java.util.List;

/// Who is to answer, with versions as people name them.
///
/// @param shares each version's part
/// @param person who wishes it, as far as known
/// @param reason why
public record SplitRequest(List<Share> shares, String person, String reason) {
  private static final int LONGEST_REASON = 4_000;

  /// A version's part.
  ///
  /// @param model of which model
  /// @param version which one: `1.4.2`, MLflow's integer, `@alias`, or a stage that holds one
  /// @param share of the keys it answers, in ten-thousandths; 0 for a shadow
  public record Share(ModelName model, String version, int share) {}

  /// Copies the list, and refuses texts that are too long.
  public SplitRequest {
    shares = List.copyOf(shares);
    Text.value("who splits traffic", person, Text.NAME);
    Text.value("the reason of a split", reason, LONGEST_REASON);
  }

  /// One version that answers everything.
  public static SplitRequest whole(ModelName model, String version) {
    return new SplitRequest(List.of(new Share(model, version, Arm.WHOLE)), "", "");
  }

  /// This and another version beside it, which takes its share from the first.
  public SplitRequest beside(ModelName model, String version, int share) {
    Share first = shares.getFirst();
    var all = new ArrayList<>(shares);
    all.set(0, new Share(first.model(), first.version(), first.share() - share));
    all.add(new Share(model, version, share));
    return new SplitRequest(all, person, reason);
  }

  /// This and a shadow.
  public SplitRequest shadow(ModelName model, String version) {
    return beside(model, version, 0);
  }

  /// The same as wished by this person, for this reason.
  public SplitRequest by(String person, String reason) {
    return new SplitRequest(shares, person, reason);
  }
}
