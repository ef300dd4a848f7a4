package dev.barkeep.storage.cli.look.chart;

import java.io.IOException;
import java.io.OutputStream;

/** A form of a chart. */
interface Drawing {

    /**
     * Draws.
     *
     * @param series what
     * @param out where to; is not closed
     */
    void draw(ChartSeries series, OutputStream out) throws IOException;
}
