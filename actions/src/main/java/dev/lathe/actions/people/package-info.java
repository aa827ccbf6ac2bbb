/// Who may do what, and who did.
@NullMarked
package dev.lathe.actions.people;

import org.jspecify.annotations.NullMarked;
