/** The tool as people run it, as a jar. */
@NullMarked
package dev.barkeep.storage.cli;

import org.jspecify.annotations.NullMarked;
