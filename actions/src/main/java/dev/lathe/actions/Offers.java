package dev.lathe.actions;

import dev.lathe.track.database.Text;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/// Everything that can be asked for here: the actions of all families on the class path.
public final class Offers {
  private static final Map<String, Offer> ALL = all(ServiceLoader.load(Family.class));

  private Offers() {}

  private static Map<String, Offer> all(Iterable<Family> families) {
    var offers = new TreeMap<String, Offer>();
    for (Family family : families) {
      for (var type : family.actions()) {
        Offer offer = Offer.of(family, type);
        Offer other = offers.put(offer.name(), offer);
        if (other != null) throw new IllegalStateException("two actions are " + offer.name());
      }
    }
    return Collections.unmodifiableMap(offers);
  }

  /// All of them, by name.
  public static Collection<Offer> list() {
    return ALL.values();
  }

  /// The one of this name.
  ///
  /// @throws Refused when there is none
  public static Offer named(String name) {
    Offer offer = ALL.get(name);
    if (offer != null) return offer;
    throw new Refused(Refused.Reason.SCHEMA, "there is no action '%s'".formatted(Text.shown(name)));
  }
}
