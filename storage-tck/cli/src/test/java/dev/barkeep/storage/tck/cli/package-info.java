/** The program as people run it, in this JVM and as a jar. */
@NullMarked
package dev.barkeep.storage.tck.cli;

import org.jspecify.annotations.NullMarked;
