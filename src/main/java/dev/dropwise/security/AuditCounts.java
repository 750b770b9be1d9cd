package dev.dropwise.security;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came to nothing, for every caller and kind of request: the first of a minute are entries of
 * their own, the others are counted, and one entry stands for them when the minute is over.
 */
final class AuditCounts {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int EACH = 10;

    /** Of more kinds, which whoever has many addresses can make, all others are one. */
    private static final int MOST_KINDS = 1000;

    private static final Kind OTHERS = new Kind("", "", "", 0);

    private final Map<Kind, Count> counts = new HashMap<>();
    private Instant nextLook = Instant.MIN;

    /**
     * What is counted together.
     *
     * @param who a name, or an address
     * @param pattern of the paths
     */
    record Kind(String who, String method, String pattern, int status) {}

    private static final class Count {

        private final Instant since;
        private int written;
        private long others;
        private @Nullable AuditEntry last;

        Count(Instant since) {
            this.since = since;
        }

        boolean isOver(Instant now) {
            return !now.isBefore(since.plus(MINUTE));
        }

        /** The last one of those that were only counted, with how many came before it. */
        void takeOthers(List<AuditEntry> due) {
            if (last != null) {
                due.add(last.after(others - 1));
                last = null;
                others = 0;
            }
        }
    }

    /** Counts one; gives what is to be written now. */
    synchronized List<AuditEntry> add(Kind kind, AuditEntry entry) {
        List<AuditEntry> due = new ArrayList<>();
        if (!entry.at().isBefore(nextLook)) {
            nextLook = entry.at().plusSeconds(1);
            takeOver(entry.at(), due);
        }
        boolean isKnown = counts.containsKey(kind) || counts.size() < MOST_KINDS;
        Count count =
                counts.computeIfAbsent(isKnown ? kind : OTHERS, each -> new Count(entry.at()));
        if (count.written < EACH) {
            count.written++;
            due.add(entry);
        } else {
            count.others++;
            count.last = entry;
        }
        return due;
    }

    private void takeOver(Instant now, List<AuditEntry> due) {
        Iterator<Count> all = counts.values().iterator();
        while (all.hasNext()) {
            Count count = all.next();
            if (count.isOver(now)) {
                count.takeOthers(due);
                all.remove();
            }
        }
    }

    /** All that was only counted so far. */
    synchronized List<AuditEntry> rest() {
        List<AuditEntry> due = new ArrayList<>();
        counts.values().forEach(count -> count.takeOthers(due));
        return due;
    }
}
