package dev.dropwise.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.OnEveryJdk;
import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

/** Many small commits leave little in each part of the file. */
@OnEveryJdk
class EmbeddedDatabaseIntegrationTests {

    private static final int COMMITS = 1_000;
    private static final int EPOCHS = 10;

    @TempDir Path folder;

    private String url;
    private File file;

    @BeforeEach
    void name() {
        url = "jdbc:h2:file:" + folder.resolve("test") + ";WRITE_DELAY=0;RETENTION_TIME=0";
        file = folder.resolve("test.mv.db").toFile();
    }

    /** While commits go on, as those of a training do. */
    @Test
    void takesPlacesOfOldCommitsAgain() throws InterruptedException {
        long without = sizeAfterCommits(pool -> {});
        assertThat(file.delete()).isTrue();
        assertThat(sizeAfterCommits(pool -> new EmbeddedDatabase(pool).compact()))
                .isLessThan(without / 2);
    }

    private long sizeAfterCommits(Consumer<DataSource> compaction) throws InterruptedException {
        JdbcConnectionPool pool = JdbcConnectionPool.create(url, "sa", "");
        JdbcTemplate jdbc = new JdbcTemplate(pool);
        ScheduledExecutorService beside = Executors.newSingleThreadScheduledExecutor();
        ScheduledFuture<?> compactions =
                beside.scheduleWithFixedDelay(
                        () -> compaction.accept(pool), 0, 10, TimeUnit.MILLISECONDS);
        commit(jdbc);
        assertThat(compactions.isDone()).as("a compaction failed").isFalse();
        beside.shutdown();
        assertThat(beside.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertComplete(jdbc);
        long size = file.length();
        pool.dispose();
        return size;
    }

    @Test
    void leavesASmallFileWhenTheContextCloses() {
        JdbcConnectionPool pool = JdbcConnectionPool.create(url, "sa", "");
        commit(new JdbcTemplate(pool));
        pool.dispose();
        long before = file.length();
        assertThat(before).isGreaterThan(4 << 20);

        new ApplicationContextRunner()
                .withBean(DatabaseShutdown.class)
                .withPropertyValues(
                        "spring.datasource.url=" + url,
                        "spring.datasource.username=sa",
                        "spring.datasource.password=")
                .run(context -> assertThat(file.length()).isEqualTo(before));

        assertThat(file.length()).isLessThan(before / 2);
        JdbcConnectionPool again = JdbcConnectionPool.create(url, "sa", "");
        assertComplete(new JdbcTemplate(again));
        again.dispose();
    }

    @Test
    void leavesOtherDatabasesAlone() {
        new ApplicationContextRunner()
                .withBean(DatabaseShutdown.class)
                .withPropertyValues("spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none")
                .run(context -> assertThat(context).hasNotFailed());
        assertThat(file).doesNotExist();
    }

    /** As a training does: some epochs a commit, and where it is. */
    private static void commit(JdbcTemplate jdbc) {
        jdbc.execute("create table epochs (epoch int primary key, metrics varchar)");
        jdbc.execute("create table progress (epoch int)");
        jdbc.update("insert into progress values (0)");
        for (int i = 0; i < COMMITS; i++) {
            jdbc.update(
                    "insert into epochs select x, repeat('0.5, ', 40) from system_range(?, ?)",
                    i * EPOCHS,
                    i * EPOCHS + EPOCHS - 1);
            jdbc.update("update progress set epoch = ?", i * EPOCHS);
        }
    }

    private static void assertComplete(JdbcTemplate jdbc) {
        assertThat(jdbc.queryForObject("select count(distinct epoch) from epochs", Integer.class))
                .isEqualTo(COMMITS * EPOCHS);
    }
}
