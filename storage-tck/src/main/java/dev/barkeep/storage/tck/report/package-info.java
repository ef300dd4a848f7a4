/** What a run of the kit found, by rule, as data and as Markdown and JSON. Knows nothing of the suites. */
@NullMarked
package dev.barkeep.storage.tck.report;

import org.jspecify.annotations.NullMarked;
