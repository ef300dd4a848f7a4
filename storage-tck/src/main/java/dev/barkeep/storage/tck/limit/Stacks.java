package dev.barkeep.storage.tck.limit;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says where threads are. */
public final class Stacks {

    /** The name of the threads that a test starts. */
    public static final String THREADS_OF_TESTS = "tck";

    private static final int DEEPEST = 12;
    private static final int MOST_THREADS = 3;

    /** A test of the kit: what called it says nothing. */
    private static final Pattern SUITE = Pattern.compile("dev\\.barkeep\\.storage\\.tck\\.\\w*(Suite|Tck)(\\$.*)?");

    /** Frames that say nothing of where a call is. */
    private static final Pattern BETWEEN = Pattern.compile(
            "(java|jdk|sun)\\..*(reflect|invoke)\\..*|.*\\$\\$Lambda.*|.*\\$Proxy\\d+|jdk\\.internal\\.misc\\..*");

    private Stacks() {}

    /**
     * Describes where a thread is.
     *
     * @param stack its stack trace
     * @return the frames from the innermost call to the test
     */
    static String of(StackTraceElement[] stack) {
        List<StackTraceElement> frames = Arrays.stream(stack)
                .takeWhile(frame -> !frame.getClassName().startsWith(BoundedThread.class.getName()))
                .filter(frame -> !BETWEEN.matcher(frame.getClassName()).matches())
                .toList();
        int test = 0;
        while (test < frames.size()
                && !SUITE.matcher(frames.get(test).getClassName()).matches()) {
            test++;
        }
        String calls = frames.stream()
                .limit(Math.min(test, DEEPEST))
                .map(Stacks::frame)
                .collect(Collectors.joining(", called by "));
        String left = test > DEEPEST ? ", ..." : "";
        String caller = test < frames.size() ? (test == 0 ? "" : ", called by ") + frame(frames.get(test)) : "";
        return frames.isEmpty() ? "nowhere, it has ended" : calls + left + caller;
    }

    /**
     * Describes where the threads are that a test has started and waits for.
     *
     * @return the frames of some of them; empty if there are none
     */
    public static String ofThreadsOfTests() {
        Set<String> stacks = new LinkedHashSet<>();
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            if (thread.getName().equals(THREADS_OF_TESTS) && stack.length > 0) {
                stacks.add("; a thread of the test is at " + of(stack));
            }
        });
        return stacks.stream().limit(MOST_THREADS).collect(Collectors.joining());
    }

    private static String frame(StackTraceElement frame) {
        String type = frame.getClassName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName() + "(" + frame.getFileName() + ":"
                + frame.getLineNumber() + ")";
    }
}
