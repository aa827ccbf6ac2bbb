/// Files in and out: CSV and JSON lines.
@NullMarked
package dev.lathe.io;

import org.jspecify.annotations.NullMarked;
