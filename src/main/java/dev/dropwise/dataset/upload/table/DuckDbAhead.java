package dev.dropwise.dataset.upload.table;

import dev.dropwise.role.RoleProperties;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Loads DuckDB once the service is up, in the background: the first upload would wait for it. */
@Component
class DuckDbAhead {

    private final boolean isNeeded;

    DuckDbAhead(RoleProperties role) {
        isNeeded = role.role().serves();
    }

    @EventListener(ApplicationReadyEvent.class)
    void load() {
        if (isNeeded) {
            Thread thread = new Thread(DuckDbLibrary::load, "duckdb-library");
            thread.setDaemon(true);
            thread.start();
        }
    }
}
