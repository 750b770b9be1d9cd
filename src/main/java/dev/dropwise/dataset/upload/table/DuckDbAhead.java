package dev.dropwise.dataset.upload.table;

import dev.dropwise.problem.Overloaded;
import dev.dropwise.role.RoleProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Loads DuckDB once the service is up, in the background: the first upload would wait for it. */
@Component
class DuckDbAhead {

    private static final Logger log = LoggerFactory.getLogger(DuckDbAhead.class);

    private final boolean isNeeded;

    DuckDbAhead(RoleProperties role) {
        isNeeded = role.role().serves();
    }

    @EventListener(ApplicationReadyEvent.class)
    void load() {
        if (isNeeded) {
            Thread thread = new Thread(DuckDbAhead::loadQuietly, "duckdb-library");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void loadQuietly() {
        try {
            DuckDbLibrary.load();
        } catch (Overloaded e) {
            log.warn("Uploads of tables have to wait: {}", e.getMessage());
        }
    }
}
