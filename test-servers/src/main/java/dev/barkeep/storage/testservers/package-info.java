/** Real database servers for tests: where they come from, and how they go again. */
@NullMarked
package dev.barkeep.storage.testservers;

import org.jspecify.annotations.NullMarked;
