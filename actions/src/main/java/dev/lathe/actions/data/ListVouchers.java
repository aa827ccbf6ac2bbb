package dev.lathe.actions.data;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.access.Role;
import dev.lathe.track.access.Voucher;
import java.util.List;

/// Lists what people have said of data, newest first.
///
/// @param most at most
@Asks(
    name = "list-vouchers",
    does = "Lists what people have said of data, newest first.",
    needs = Role.VIEWER)
public record ListVouchers(@Argument(value = "how many", least = 1, most = 10_000) int most)
    implements Action<ListVouchers.Result> {
  /// What they have said.
  public record Result(List<Voucher> vouchers) {}

  @Override
  public Result run(Workbench bench) {
    return new Result(bench.store().vouchers().list(most));
  }
}
