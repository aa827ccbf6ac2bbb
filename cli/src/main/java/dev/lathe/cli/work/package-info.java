/// What the command does beyond parsing and printing, free of both, so that other doors can have
/// it.
@NullMarked
package dev.lathe.cli.work;

import org.jspecify.annotations.NullMarked;
