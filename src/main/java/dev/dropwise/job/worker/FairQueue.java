package dev.dropwise.job.worker;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import dev.dropwise.job.worker.WorkerCapacity.Room;

/**
 * Which jobs db-scheduler offers this process next: those that it has room for, one of each owner.
 * First comes the owner with the fewest running jobs, then who has waited longest for a turn; of an
 * owner's jobs the one of the greatest priority, then the oldest. A column to sort by cannot say
 * that, since it depends on what else runs.
 */
public final class FairQueue extends DefaultJdbcCustomization {

    private static final String QUERY =
            """
            select t.* from (
                select s.served_at as served_at,
                    (select count(*) from jobs r where r.owner = q.name and r.state = 'RUNNING') as running,
                    (select j.id from jobs j join scheduled_tasks d on d.task_name = 'train'
                            and d.task_instance = cast(j.id as varchar) || '/' || cast(j.times_queued as varchar)
                        where j.owner = q.name and j.state = 'QUEUED'
                            and d.picked = ? and d.execution_time <= ?
                            and least(coalesce(j.cores, %d), %d) <= %d
                            and j.memory <= %d
                            and (j.device is null or j.device = '%s')
                        order by j.priority desc, j.id limit 1) as job_id
                from (select distinct owner as name from jobs where state = 'QUEUED') q
                    left join job_owners s on s.name = q.name
            ) turn
            join jobs n on n.id = turn.job_id
            join %s t on t.task_name = 'train'
                and t.task_instance = cast(n.id as varchar) || '/' || cast(n.times_queued as varchar)
            where 1 = 1 %s
            order by turn.running, turn.served_at nulls first, n.priority desc, n.id
            limit %d""";

    /** Nothing: executions that wait for a thread would pile up in memory. */
    private static final String NOTHING =
            "select t.* from %s t where t.picked = ? and t.execution_time <= ? and 1 = 0 %s";

    private final WorkerCapacity capacity;
    private final WorkerRegistration registration;

    public FairQueue(WorkerCapacity capacity, WorkerRegistration registration) {
        super(false);
        this.capacity = capacity;
        this.registration = registration;
    }

    @Override
    public String getName() {
        return "fair";
    }

    @Override
    public boolean supportsExplicitQueryLimitPart() {
        return true;
    }

    @Override
    public String getQueryLimitPart(int limit) {
        return " limit " + limit;
    }

    @Override
    public String createSelectDueQuery(
            String table, int limit, String andCondition, boolean orderByPriority) {
        Room free = capacity.free();
        if (free.slots() <= 0) {
            return NOTHING.formatted(table, andCondition);
        }
        return QUERY.formatted(
                capacity.share(),
                registration.mostCores(),
                free.cores() == capacity.all().cores() ? Integer.MAX_VALUE : free.cores(),
                free.memory(),
                registration.kind().name(),
                table,
                andCondition,
                Math.min(limit, free.slots()));
    }
}
