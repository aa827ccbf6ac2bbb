package dev.lathe.cli;

import dev.lathe.actions.UsageException;
import dev.lathe.actions.people.CreateUser;
import dev.lathe.actions.people.DisableUser;
import dev.lathe.actions.people.EnableUser;
import dev.lathe.actions.people.GrantRole;
import dev.lathe.actions.people.ListUsers;
import dev.lathe.actions.people.RevokeRole;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Style;
import dev.lathe.cli.console.Table;
import dev.lathe.cli.console.Table.Cell;
import dev.lathe.track.access.Role;
import dev.lathe.track.access.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists people and their roles, lets them in, gives and takes roles.
@Command(
    name = "users",
    header = "Lists people and their roles, lets them in, gives and takes roles.",
    description =
        "Lists people and their roles. With NAME: --add lets somebody in, --role gives a role in"
            + " --project, --no-role takes it, --disable and --enable shut out and let in again.",
    customSynopsis =
        "lathe users [NAME --add | --role R | --no-role | --disable | --enable] [--project P] [--json]",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold lathe users ann --add|@",
      "  @|bold lathe users ann --role developer --project fraud|@",
      "  @|bold lathe users ann --role viewer --project '*'|@"
    })
final class UsersCommand implements Runnable {
  private final Console console;

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Somebody.")
  Optional<String> name = Optional.empty();

  @Option(names = "--add", order = HelpText.OTHER - 6, description = "Let NAME in.")
  boolean add;

  @Option(
      names = "--role",
      order = HelpText.OTHER - 5,
      paramLabel = "R",
      description = "Give NAME this role: viewer, developer, operator or admin.")
  Optional<String> role = Optional.empty();

  @Option(names = "--no-role", order = HelpText.OTHER - 4, description = "Take NAME's role.")
  boolean noRole;

  @Option(names = "--disable", order = HelpText.OTHER - 3, description = "Shut NAME out.")
  boolean disable;

  @Option(names = "--enable", order = HelpText.OTHER - 2, description = "Let NAME in again.")
  boolean enable;

  @Mixin final HomeOptions home = new HomeOptions();

  UsersCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    long asked = Stream.of(add, role.isPresent(), noRole, disable, enable).filter(it -> it).count();
    if (asked > 1) throw new UsageException("one thing at a time: --add, --role, --no-role, …");
    if (asked == 1 && name.isEmpty()) throw new UsageException("NAME is missing");
    if (asked == 0) home.tell(console, new ListUsers(), UsersCommand::list);
    else change(name.orElseThrow());
  }

  private void change(String user) {
    if (add) home.tell(console, new CreateUser(user), (at, one) -> said(at, one, "is let in"));
    else if (disable)
      home.tell(console, new DisableUser(user), (at, one) -> said(at, one, "is shut out"));
    else if (enable)
      home.tell(console, new EnableUser(user), (at, one) -> said(at, one, "is let in again"));
    else if (noRole) home.tell(console, new RevokeRole(user, home.project), UsersCommand::roles);
    else
      home.tell(
          console,
          new GrantRole(user, home.project, Role.of(role.orElseThrow())),
          UsersCommand::roles);
  }

  private static void said(Console console, User user, String what) {
    console.out().line("%s %s".formatted(user.name(), what));
  }

  private static void roles(Console console, GrantRole.Result now) {
    String roles = now.roles().isEmpty() ? "no role" : text(now.roles());
    console.out().line("%s has %s".formatted(now.user(), roles));
  }

  private static String text(Map<String, Role> roles) {
    return new TreeMap<>(roles)
        .entrySet().stream()
            .map(role -> "%s in %s".formatted(role.getValue().key(), role.getKey()))
            .collect(Collectors.joining(", "));
  }

  private static void list(Console console, ListUsers.Result found) {
    if (found.users().isEmpty()) {
      console.out().line("nobody but whoever can open the database");
      return;
    }
    var table = new Table().fixed("user").fixed("since").fixed("").text("roles");
    for (var known : found.users()) {
      table.row(
          List.of(
              new Cell(known.user().name(), Style.NAME),
              new Cell(Words.time(known.user().created())),
              new Cell(known.user().disabled().isPresent() ? "shut out" : ""),
              new Cell(text(known.roles()))));
    }
    table.print(console.out());
  }
}
