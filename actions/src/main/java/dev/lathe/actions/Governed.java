package dev.lathe.actions;

/// An action of which a policy has something to say.
public interface Governed {
  /// Looks whether the policy lets it through.
  ///
  /// @throws Refused when it does not, with the reason
  void comply(Policy policy, Workbench bench);
}
