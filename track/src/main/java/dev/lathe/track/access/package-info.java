/// Who may do what, and the chain of what was done: projects, users, roles, tokens, audit.
@NullMarked
package dev.lathe.track.access;

import org.jspecify.annotations.NullMarked;
