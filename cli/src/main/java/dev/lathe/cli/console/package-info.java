/// What the terminal shows: colours, tables, bars of progress, figures in words.
@NullMarked
package dev.lathe.cli.console;

import org.jspecify.annotations.NullMarked;
