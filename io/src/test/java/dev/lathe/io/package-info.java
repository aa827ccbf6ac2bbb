@org.jspecify.annotations.NullMarked
package dev.lathe.io;
