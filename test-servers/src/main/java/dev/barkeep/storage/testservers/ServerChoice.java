package dev.barkeep.storage.testservers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Assumptions;

/**
 * Chooses the server of a kind: none if the user skips it, the one that the user names, else that of the first road which leads
 * to one.
 *
 * @param environment the variables of the process
 * @param properties the properties of the system
 * @param roads in the order in which they are tried
 */
record ServerChoice(Map<String, String> environment, Properties properties, List<Road> roads) {

    /**
     * Chooses.
     *
     * @param kind what is wanted
     * @return the server
     * @throws org.opentest4j.TestAbortedException if the user skips the kind
     * @throws IllegalStateException if there is none; says what was tried, why it failed and what to do
     * @throws IllegalArgumentException if the URL that the user gave is none; nothing else is tried then
     */
    Road.Found choose(ServerKind kind) {
        String skipped = properties.getProperty(kind.skipProperty());
        if (skipped != null && !skipped.equals("false")) {
            return Assumptions.abort("not run on " + kind + ": -D" + kind.skipProperty() + " is set");
        }
        String given = environment.get(kind.urlVariable());
        if (given != null && !given.isBlank()) {
            try {
                return new Road.Found(ServerUrl.parse(given.strip()), Road.Origin.GIVEN, Optional.empty());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(kind.urlVariable() + ": " + e.getMessage(), e);
            }
        }
        StringBuilder tried = new StringBuilder();
        List<Throwable> reasons = new ArrayList<>();
        for (Road road : roads) {
            try {
                return road.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted on the way to " + kind + " by " + road.name(), e);
            } catch (Exception | LinkageError e) {
                // The next may do; if none does, all are told.
                tried.append("\n- ").append(road.name()).append(": ").append(reason(e));
                reasons.add(e);
            }
        }
        IllegalStateException failure = new IllegalStateException("there is no " + kind + " to test on. Tried:\n- "
                + kind.urlVariable() + ": not set" + tried + "\nDo what the lines above say, or name a server in "
                + kind.urlVariable() + " (like " + kind.scheme() + "://user:password@host:port/), or go without by -D"
                + kind.skipProperty());
        reasons.forEach(failure::addSuppressed);
        throw failure;
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
