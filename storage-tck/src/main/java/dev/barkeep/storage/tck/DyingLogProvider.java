package dev.barkeep.storage.tck;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPLogger;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Kills its own process when a migration has logged so many steps, each of which it logs before it takes it: so the process dies
 * between two statements, and no statement of its own makes anything good. Chosen by {@code -Dslf4j.provider}.
 */
public final class DyingLogProvider implements SLF4JServiceProvider {

    /** The system property that says at which step. */
    static final String STEP = "tck.die.at";

    private static final String MIGRATIONS = "dev.barkeep.storage.migration";

    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter contexts = new NOPMDCAdapter();
    private final Logger watching = new Watching(Integer.getInteger(STEP, Integer.MAX_VALUE));

    /** Made by SLF4J. */
    public DyingLogProvider() {}

    @Override
    public ILoggerFactory getLoggerFactory() {
        return name -> name.equals(MIGRATIONS) ? watching : NOPLogger.NOP_LOGGER;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return contexts;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0";
    }

    @Override
    public void initialize() {}

    private static final class Watching extends AbstractLogger {

        private static final long serialVersionUID = 1L;

        private final AtomicInteger left;

        Watching(int step) {
            this.name = MIGRATIONS;
            this.left = new AtomicInteger(step);
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level,
                @Nullable Marker marker,
                String message,
                Object @Nullable [] arguments,
                @Nullable Throwable error) {
            if (level == Level.DEBUG && left.decrementAndGet() == 0) {
                try {
                    // Not the end of a JVM, which runs hooks, but what a machine does that runs out of memory.
                    new ProcessBuilder(
                                    "kill",
                                    "-9",
                                    Long.toString(ProcessHandle.current().pid()))
                            .start()
                            .waitFor();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException("cannot kill this process", e);
                }
            }
        }

        @Override
        protected @Nullable String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        public boolean isTraceEnabled() {
            return false;
        }

        @Override
        public boolean isTraceEnabled(Marker marker) {
            return false;
        }

        @Override
        public boolean isDebugEnabled() {
            return true;
        }

        @Override
        public boolean isDebugEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isInfoEnabled() {
            return true;
        }

        @Override
        public boolean isInfoEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isWarnEnabled(Marker marker) {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled(Marker marker) {
            return true;
        }
    }
}
