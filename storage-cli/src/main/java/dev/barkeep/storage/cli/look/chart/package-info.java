/** Draws bars: candles, and volumes below. */
@NullMarked
package dev.barkeep.storage.cli.look.chart;

import org.jspecify.annotations.NullMarked;
