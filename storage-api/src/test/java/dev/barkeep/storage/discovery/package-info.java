/** Backends that do nothing, for the tests of discovery. They are copied into jars of their own and loaded from there. */
@NullMarked
package dev.barkeep.storage.discovery;

import org.jspecify.annotations.NullMarked;
