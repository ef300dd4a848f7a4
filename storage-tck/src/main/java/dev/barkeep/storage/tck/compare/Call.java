package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.repository.Page;
import dev.barkeep.storage.repository.PageRequest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A call with its arguments, made once on each side. */
final class Call {

    /** So many pages of the size that was asked for are read. */
    private static final int PAGES = 3;

    /** Pages may be shorter than asked for, but each is to bring a row. */
    private static final int MOST_EMPTY_PAGES = 100;

    private final Step.Call step;
    private final Player player;
    private final List<Given> given;

    Call(Step.Call step, Player player) {
        this.step = step;
        this.player = player;
        this.given = step.arguments().stream()
                .map(argument -> argument.given(player))
                .toList();
    }

    Step.Call step() {
        return step;
    }

    String words() {
        String target = step.operation().isOfStorage() ? "storage" : step.door().words();
        return target + "." + step.operation().words()
                + given.stream().map(Given::words).collect(Collectors.joining(", ", "(", ");"));
    }

    /** Makes the call; a stream is read to its end. */
    Outcome on(Target target) {
        if (!step.inOtherThread()) {
            return run(target, () -> {});
        }
        FutureTask<Outcome> task = new FutureTask<>(() -> run(target, () -> {}));
        Thread thread = new Thread(task, "tck-other");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the comparison itself failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the comparison was interrupted", e);
        }
    }

    /** Makes a call that gives a stream, and does something else before the stream is read to its end. */
    Outcome across(Target target, Runnable between) {
        return run(target, between);
    }

    /** Makes the call on a storage that is neither. */
    Outcome at(Storage storage, Target target) {
        return run(storage, storage, target, () -> {});
    }

    private Outcome run(Target target, Runnable between) {
        try {
            return run(player.door(target, step.door()), player.storage(target), target, between);
        } catch (StorageException e) {
            // It is closed already, and never gets to see the arguments.
            return new Outcome(null, e, List.of());
        }
    }

    private Outcome run(Repositories door, Storage storage, Target target, Runnable between) {
        @Nullable
        Object[] arguments = given.stream().map(each -> each.on(target)).toArray();
        List<String> misconduct = new ArrayList<>();
        try {
            Object answer = step.operation().call(door, storage, arguments);
            Object value = answer;
            if (answer instanceof Stream<?> stream) {
                value = read(stream, between);
            } else if (answer instanceof Page<?> page) {
                value = pages(door, storage, page, arguments);
            } else {
                Conduct.check(answer, misconduct);
            }
            observe(arguments, misconduct);
            return new Outcome(value, null, misconduct);
        } catch (Throwable e) {
            if (e instanceof VirtualMachineError) {
                throw new IllegalStateException(words() + " cannot be made", e);
            }
            observe(arguments, misconduct);
            return new Outcome(null, e, misconduct);
        }
    }

    private void observe(@Nullable Object[] arguments, List<String> misconduct) {
        for (int i = 0; i < arguments.length; i++) {
            String misuse = given.get(i).misuse(arguments[i]);
            if (misuse != null) {
                misconduct.add("argument " + (i + 1) + " " + misuse);
            }
        }
        if (Thread.currentThread().isInterrupted()) {
            misconduct.add("the thread is interrupted afterwards");
        }
    }

    private static List<Object> read(Stream<?> stream, Runnable between) {
        try (stream) {
            List<Object> rows = new ArrayList<>();
            Iterator<?> all = stream.iterator();
            if (all.hasNext()) {
                rows.add(all.next());
            }
            between.run();
            all.forEachRemaining(rows::add);
            return rows;
        }
    }

    /** Reads on, as pages may be shorter than asked for and still say the same. */
    private List<Object> pages(Repositories door, Storage storage, Page<?> first, @Nullable Object[] arguments)
            throws Throwable {
        int place = arguments.length - 1;
        PageRequest request = (PageRequest) arguments[place];
        if (request == null) {
            throw new IllegalStateException("there is a page although none was asked for");
        }
        long wanted = (long) PAGES * request.size();
        List<Object> rows = new ArrayList<>();
        Page<?> page = first;
        for (int empty = 0; empty < MOST_EMPTY_PAGES; empty += page.rows().isEmpty() ? 1 : 0) {
            if (page.rows().size() > request.size()) {
                throw new IllegalStateException("a page of " + page.rows().size() + " rows, more than the "
                        + request.size() + " that were asked for");
            }
            rows.addAll(page.rows());
            if (page.next().isEmpty() || rows.size() >= wanted) {
                return rows.size() > wanted ? new ArrayList<>(rows.subList(0, (int) wanted)) : rows;
            }
            arguments[place] = page.next().get();
            Object next = step.operation().call(door, storage, arguments);
            if (!(next instanceof Page<?> following)) {
                throw new IllegalStateException("no page follows, but " + next);
            }
            if (following.rows().isEmpty() && following.next().isEmpty()) {
                throw new IllegalStateException("the page before says that there are more rows, and there are none");
            }
            page = following;
        }
        throw new IllegalStateException("pages without rows do not end");
    }
}
