package dev.barkeep.storage.cli.look.chart;

import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.model.Bar;
import dev.barkeep.storage.model.FieldRules;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnits;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.CandlestickRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultHighLowDataset;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYBarDataset;

/**
 * A picture, drawn by JFreeChart.
 *
 * @param width in pixels
 * @param height in pixels
 */
record PngChart(int width, int height) implements Drawing {

    private static final Color UP = new Color(0x16876a);
    private static final Color DOWN = new Color(0xc2403a);
    private static final Color INK = new Color(0x1d2733);
    private static final Color SOFT = new Color(0x66727f);
    private static final Color LINE = new Color(0xe3e7eb);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 16);
    private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final double BODY = 0.7;
    private static final double MARGIN = 0.04;
    private static final double LEAST_RANGE = 0.001;
    private static final int PRICE_WEIGHT = 3;
    private static final int AXIS_PIXELS = 100;

    @Override
    public void draw(ChartSeries series, OutputStream out) throws IOException {
        // No display is needed, and some machines name one that is not there.
        System.setProperty("java.awt.headless", "true");
        ImageIO.setUseCache(false);
        requireFonts();
        BufferedImage image = chart(series).createBufferedImage(width, height);
        if (!ImageIO.write(image, "png", out)) {
            throw CommandException.refused("this Java cannot write PNG; an .html file is drawn without it");
        }
    }

    /** A Java without fonts fails in many ways, none of which says what to do. */
    private static void requireFonts() {
        try {
            Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
            graphics.getFontMetrics(LABEL).stringWidth("0");
            graphics.dispose();
        } catch (RuntimeException | Error e) {
            throw CommandException.refused(
                    "a picture needs fonts, and this Java finds none; install fontconfig and a font, or draw an .html file"
                            + " instead of a .png",
                    e);
        }
    }

    private JFreeChart chart(ChartSeries series) {
        BarAxis axis = new BarAxis(series);
        axis.setTickLabelFont(LABEL);
        axis.setTickLabelPaint(SOFT);
        axis.setAxisLinePaint(LINE);
        axis.setTickMarkPaint(LINE);
        CombinedDomainXYPlot panels = new CombinedDomainXYPlot(axis);
        panels.setGap(10);
        panels.add(prices(series), PRICE_WEIGHT);
        if (series.hasVolumes()) {
            panels.add(volumes(series), 1);
        }
        JFreeChart chart = new JFreeChart(series.headline(), TITLE, panels, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.getTitle().setPaint(INK);
        chart.setPadding(new RectangleInsets(10, 14, 8, 10));
        return chart;
    }

    /** The place of a bar is its number, so that times without bars take no room. */
    @SuppressWarnings("JavaUtilDate") // the one type of place that this data set takes
    private XYPlot prices(ChartSeries series) {
        int count = series.bars().size();
        Date[] places = new Date[count];
        for (int i = 0; i < count; i++) {
            places[i] = new Date(i);
        }
        DefaultHighLowDataset data = new DefaultHighLowDataset(
                series.title(),
                places,
                numbers(series.bars(), bar -> bar.high().doubleValue()),
                numbers(series.bars(), bar -> bar.low().doubleValue()),
                numbers(series.bars(), bar -> bar.open().doubleValue()),
                numbers(series.bars(), bar -> bar.close().doubleValue()),
                numbers(series.bars(), Bar::volume));
        NumberAxis axis = valueAxis();
        axis.setStandardTickUnits(priceUnits());
        axis.setAutoRangeIncludesZero(false);
        axis.setLowerMargin(MARGIN);
        axis.setUpperMargin(MARGIN);
        double last = series.bars().get(count - 1).close().abs().doubleValue();
        if (last > 0) {
            axis.setAutoRangeMinimumSize(last * LEAST_RANGE);
        }
        return panel(new XYPlot(data, null, axis, new Candles(series.bars(), bodyPixels(count))));
    }

    private static XYPlot volumes(ChartSeries series) {
        double[] places = new double[series.bars().size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = i;
        }
        DefaultXYDataset data = new DefaultXYDataset();
        data.addSeries("volume", new double[][] {places, numbers(series.bars(), Bar::volume)});
        NumberFormat format = NumberFormat.getCompactNumberInstance(Locale.ENGLISH, NumberFormat.Style.SHORT);
        format.setMaximumFractionDigits(1);
        NumberAxis axis = valueAxis();
        axis.setNumberFormatOverride(format);
        return panel(new XYPlot(new XYBarDataset(data, BODY), null, axis, new Volumes(series.bars())));
    }

    /** Steps of 1, 2 and 5, each with as many decimals as it needs. */
    private static TickUnits priceUnits() {
        TickUnits units = new TickUnits();
        for (int digits = FieldRules.SCALE; digits > FieldRules.SCALE - FieldRules.DIGITS; digits--) {
            DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
            format.setMinimumFractionDigits(Math.max(0, digits));
            for (int step : new int[] {1, 2, 5}) {
                units.add(new NumberTickUnit(BigDecimal.valueOf(step, digits).doubleValue(), format));
            }
        }
        return units;
    }

    private static NumberAxis valueAxis() {
        NumberAxis axis = new NumberAxis();
        axis.setTickLabelFont(LABEL);
        axis.setTickLabelPaint(SOFT);
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        return axis;
    }

    private static XYPlot panel(XYPlot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlinePaint(LINE);
        plot.setRangeGridlinePaint(LINE);
        plot.setDomainGridlinePaint(LINE);
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setDomainGridlineStroke(new BasicStroke(1));
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_RIGHT);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        return plot;
    }

    private double bodyPixels(int bars) {
        return Math.max(1, BODY * (width - AXIS_PIXELS) / bars);
    }

    private static double[] numbers(List<? extends Bar> bars, ToDoubleFunction<Bar> number) {
        return bars.stream().mapToDouble(number).toArray();
    }

    private static Paint paint(Bar bar) {
        return bar.close().compareTo(bar.open()) < 0 ? DOWN : UP;
    }

    /** Candles in the colour of their direction, wick and body alike. */
    private static final class Candles extends CandlestickRenderer {

        private static final long serialVersionUID = 1L;

        private final transient List<? extends Bar> bars;

        Candles(List<? extends Bar> bars, double bodyPixels) {
            super(bodyPixels, false, null);
            this.bars = bars;
            setUpPaint(null);
            setDownPaint(null);
        }

        @Override
        public Paint getItemPaint(int row, int column) {
            return paint(bars.get(column));
        }
    }

    /** Volumes in the colour of their bar. */
    private static final class Volumes extends XYBarRenderer {

        private static final long serialVersionUID = 1L;

        private final transient List<? extends Bar> bars;

        Volumes(List<? extends Bar> bars) {
            this.bars = bars;
            setShadowVisible(false);
            setBarPainter(new StandardXYBarPainter());
        }

        @Override
        public Paint getItemPaint(int row, int column) {
            return paint(bars.get(column));
        }
    }
}
