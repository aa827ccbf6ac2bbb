/// The `lathe` command: it parses and prints; what it does lives below.
@NullMarked
package dev.lathe.cli;

import org.jspecify.annotations.NullMarked;
