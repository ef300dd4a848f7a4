package dev.barkeep.storage.cli.look.chart;

import dev.barkeep.storage.model.Bar;
import java.time.LocalDateTime;
import java.util.List;

/**
 * What is drawn.
 *
 * @param title what it is called
 * @param scale whether the bars have times or days
 * @param times when each bar opens, in UTC
 * @param bars the bars, ascending, 1 or more
 */
record ChartSeries(String title, Scale scale, List<LocalDateTime> times, List<? extends Bar> bars) {

    /** What tells bars apart. */
    enum Scale {
        /** Days. */
        DAYS,
        /** Moments. */
        MOMENTS
    }

    /** Makes it of copies. */
    ChartSeries {
        times = List.copyOf(times);
        bars = List.copyOf(bars);
    }

    /** An index or a currency often has no volumes. */
    boolean hasVolumes() {
        return bars.stream().anyMatch(bar -> bar.volume() > 0);
    }

    /** When a bar opens, in words. */
    String time(int bar) {
        LocalDateTime time = times.get(bar);
        return scale == Scale.DAYS
                ? time.toLocalDate().toString()
                : time.toString().replace('T', ' ');
    }

    /** The whole headline. */
    String headline() {
        return title + ", " + time(0) + " to " + time(bars.size() - 1) + (scale == Scale.MOMENTS ? " UTC" : "");
    }
}
