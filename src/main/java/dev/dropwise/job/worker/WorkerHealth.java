package dev.dropwise.job.worker;

import dev.dropwise.role.Role;
import dev.dropwise.role.RoleProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether this process takes jobs; unknown where others do. */
@Component("worker")
class WorkerHealth implements HealthIndicator {

    private final Role role;
    private final WorkerRegistration registration;
    private final WorkerCapacity capacity;

    WorkerHealth(RoleProperties role, WorkerRegistration registration, WorkerCapacity capacity) {
        this.role = role.role();
        this.registration = registration;
        this.capacity = capacity;
    }

    @Override
    public Health health() {
        if (!role.trains()) {
            return Health.unknown().withDetail("reason", "dropwise.role is api").build();
        }
        if (capacity.isClosed()) {
            return Health.outOfService()
                    .withDetail("reason", "the process is about to end")
                    .build();
        }
        if (role.serves() && !registration.isEntered()) {
            return Health.unknown().withDetail("reason", "libtorch is being loaded").build();
        }
        return registration.isCurrent()
                ? Health.up().build()
                : Health.down().withDetail("reason", "the database does not know of it").build();
    }
}
