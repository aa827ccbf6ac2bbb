package dev.lathe.actions.people;

import dev.lathe.actions.Action;
import dev.lathe.actions.Family;
import java.util.List;

/// Actions on people and on what they did.
public final class People implements Family {
  /// For the class path.
  public People() {}

  @Override
  public String name() {
    return "people";
  }

  @Override
  public List<Class<? extends Action<?>>> actions() {
    return List.of(
        ListProjects.class,
        CreateProject.class,
        ListUsers.class,
        CreateUser.class,
        DisableUser.class,
        EnableUser.class,
        GrantRole.class,
        RevokeRole.class,
        MakeToken.class,
        ListTokens.class,
        RevokeToken.class,
        ListSignIns.class,
        ListAudit.class,
        VerifyAudit.class);
  }
}
