/// Training, and the runs it leaves.
@NullMarked
package dev.lathe.actions.train;

import org.jspecify.annotations.NullMarked;
