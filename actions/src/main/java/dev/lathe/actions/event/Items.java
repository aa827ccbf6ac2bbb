package dev.lathe.actions.event;

import dev.lathe.actions.Argument;
import dev.lathe.track.Store;
import dev.lathe.track.event.UserItems;
import java.util.Optional;

/// What users meet.
///
/// @param item what an item is: the category of an event when nobody says
public record Items(
    @Argument(
            "what an item is: category, kind, or the name of a property; category when nobody says")
        Optional<String> item) {
  /// Categories.
  public static final Items CATEGORIES = new Items(Optional.empty());

  UserItems table(Store store, String project, Which of) {
    UserItems.Item what =
        switch (item.orElse("category")) {
          case "category" -> new UserItems.Item.Category();
          case "kind" -> new UserItems.Item.Kind();
          case String property -> new UserItems.Item.Property(property);
        };
    return store.events().userItems(project, of.filter(), what, SummarizeSequences.MOST_EVENTS);
  }
}
