@NullMarked
package dev.lathe.cli.console;

import org.jspecify.annotations.NullMarked;
