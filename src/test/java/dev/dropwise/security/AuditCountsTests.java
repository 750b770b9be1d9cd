package dev.dropwise.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditCountsTests {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AuditCounts counts = new AuditCounts();

    @Test
    void aFewAreWrittenOneByOne() {
        for (int i = 0; i < 10; i++) {
            assertThat(add("a", i)).hasSize(1).allMatch(entry -> entry.unrecorded() == 0);
        }
        assertThat(counts.rest()).isEmpty();
    }

    @Test
    void oneStandsForTheOthersOfAMinute() {
        List<AuditEntry> written = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            written.addAll(add("a", i));
        }
        assertThat(written).hasSize(10);
        written.addAll(add("b", 61));

        assertThat(written).hasSize(12);
        assertThat(written.get(10))
                .returns(39L, AuditEntry::unrecorded)
                .returns("a", AuditEntry::actor)
                .returns(START.plusSeconds(49), AuditEntry::at);
        assertThat(add("a", 62)).hasSize(1);
    }

    @Test
    void whatWasCountedIsToldOnceWhenItIsAskedFor() {
        for (int i = 0; i < 13; i++) {
            add("a", 0);
        }
        assertThat(counts.rest()).singleElement().returns(2L, AuditEntry::unrecorded);
        assertThat(counts.rest()).isEmpty();
        add("a", 1);
        assertThat(counts.rest()).singleElement().returns(0L, AuditEntry::unrecorded);
    }

    @Test
    void nothingIsLostAmongManyCallers() {
        long told = 0;
        for (int i = 0; i < 5000; i++) {
            told += add("caller-" + i, 0).size();
        }
        told += counts.rest().stream().mapToLong(entry -> 1 + entry.unrecorded()).sum();
        assertThat(told).isEqualTo(5000);
    }

    private List<AuditEntry> add(String who, int second) {
        AuditEntry entry =
                new AuditEntry(
                        0,
                        START.plusSeconds(second),
                        who,
                        null,
                        "POST",
                        "/x",
                        "127.0.0.1",
                        403,
                        AuditOutcome.REFUSED,
                        0);
        return counts.add(new AuditCounts.Kind(who, "POST", "/x", 403), entry);
    }
}
