package dev.barkeep.storage.cli.look.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;

/** An axis of bars by their numbers, labelled with their times: where a day, a month or a year begins. */
final class BarAxis extends NumberAxis {

    private static final long serialVersionUID = 1L;

    private static final int LABEL_PIXELS = 85;
    private static final int DAY_LABEL_PIXELS = 60;
    private static final int HALF_LABEL_PIXELS = 40;

    private final transient ChartSeries series;

    BarAxis(ChartSeries series) {
        this.series = series;
        setAutoRange(false);
        setRange(new Range(-1, series.bars().size()));
    }

    @Override
    @SuppressWarnings("rawtypes") // as the method that it overrides
    public List refreshTicks(Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
        int most = Math.max(1, (int) (area.getWidth() / LABEL_PIXELS));
        List<Integer> begins = List.of();
        Period chosen = Period.YEARS_100;
        for (Period period : Period.values()) {
            begins = begins(period);
            chosen = period;
            if (begins.size() <= most && (period.isOfDays() || series.scale() == ChartSeries.Scale.MOMENTS)) {
                break;
            }
        }
        if (begins.isEmpty()) {
            begins = List.of(0);
        }
        return ticks(chosen, begins, area, edge);
    }

    private List<NumberTick> ticks(Period period, List<Integer> begins, Rectangle2D area, RectangleEdge edge) {
        List<NumberTick> ticks = new ArrayList<>();
        double free = area.getMinX() + HALF_LABEL_PIXELS;
        for (int bar : begins) {
            double x = valueToJava2D(bar, area, edge);
            if (begins.size() == 1 || (x >= free && x <= area.getMaxX() - HALF_LABEL_PIXELS / 2.0)) {
                String text = period.label(series.times().get(bar));
                ticks.add(new NumberTick(bar, text, TextAnchor.TOP_CENTER, TextAnchor.CENTER, 0));
                free = x + (period.isOfDays() ? DAY_LABEL_PIXELS : LABEL_PIXELS);
            }
        }
        return ticks;
    }

    /** The bars that are the first of their period. */
    private List<Integer> begins(Period period) {
        List<Integer> begins = new ArrayList<>();
        for (int i = 1; i < series.times().size(); i++) {
            if (period.number(series.times().get(i))
                    != period.number(series.times().get(i - 1))) {
                begins.add(i);
            }
        }
        return begins;
    }

    /** Lengths between labels, from short to long. */
    private enum Period {
        MINUTES_1(1, Unit.MINUTE),
        MINUTES_5(5, Unit.MINUTE),
        MINUTES_15(15, Unit.MINUTE),
        MINUTES_30(30, Unit.MINUTE),
        HOURS_1(60, Unit.MINUTE),
        HOURS_3(180, Unit.MINUTE),
        HOURS_6(360, Unit.MINUTE),
        HOURS_12(720, Unit.MINUTE),
        DAYS_1(1, Unit.DAY),
        DAYS_2(2, Unit.DAY),
        WEEKS_1(7, Unit.DAY),
        WEEKS_2(14, Unit.DAY),
        MONTHS_1(1, Unit.MONTH),
        MONTHS_3(3, Unit.MONTH),
        MONTHS_6(6, Unit.MONTH),
        YEARS_1(12, Unit.MONTH),
        YEARS_2(24, Unit.MONTH),
        YEARS_5(60, Unit.MONTH),
        YEARS_10(120, Unit.MONTH),
        YEARS_100(1200, Unit.MONTH);

        private static final int MINUTES_OF_DAY = 24 * 60;
        private static final int MONTHS_OF_YEAR = 12;
        private static final int MONDAY = 3;
        private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
        private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
        private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
        private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu", Locale.ENGLISH);

        private final int length;
        private final Unit unit;

        Period(int length, Unit unit) {
            this.length = length;
            this.unit = unit;
        }

        boolean isOfDays() {
            return unit != Unit.MINUTE;
        }

        long number(LocalDateTime time) {
            long day = time.toLocalDate().toEpochDay();
            return switch (unit) {
                case MINUTE -> Math.floorDiv(day * MINUTES_OF_DAY + time.getHour() * 60L + time.getMinute(), length);
                // The first day of the epoch was a Thursday, and weeks begin on Mondays.
                case DAY -> Math.floorDiv(day + MONDAY, length);
                case MONTH -> Math.floorDiv(time.getYear() * (long) MONTHS_OF_YEAR + time.getMonthValue() - 1, length);
            };
        }

        String label(LocalDateTime time) {
            return switch (unit) {
                case MINUTE -> MOMENT.format(time);
                case DAY -> DATE.format(time);
                case MONTH -> (length < MONTHS_OF_YEAR ? MONTH : YEAR).format(time);
            };
        }
    }

    private enum Unit {
        MINUTE,
        DAY,
        MONTH
    }
}
