package dev.dropwise.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Random;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

/** Many small commits leave little in each part of the file. */
class DatabaseShutdownIntegrationTests {

    private static final int COMMITS = 1_000;

    @TempDir Path folder;

    private String url;
    private File file;

    @BeforeEach
    void name() {
        url = "jdbc:h2:file:" + folder.resolve("test") + ";WRITE_DELAY=0;RETENTION_TIME=0";
        file = folder.resolve("test.mv.db").toFile();
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
        assertThat(sum(new JdbcTemplate(again))).isEqualTo(expected());
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

    private static void commit(JdbcTemplate jdbc) {
        jdbc.execute("create table numbers (id int primary key, number bigint, text varchar)");
        Random random = new Random(1);
        for (int i = 0; i < COMMITS; i++) {
            jdbc.update("insert into numbers values (?, ?, ?)", i, random.nextLong(1_000), text(i));
            jdbc.update("update numbers set number = number + 1 where id = ?", i / 2);
        }
    }

    private static String text(int i) {
        return ("text " + i + " ").repeat(40);
    }

    private static long sum(JdbcTemplate jdbc) {
        Long sum = jdbc.queryForObject("select sum(number) from numbers", Long.class);
        return sum == null ? 0 : sum;
    }

    /** One more for each update. */
    private static long expected() {
        Random random = new Random(1);
        long sum = COMMITS;
        for (int i = 0; i < COMMITS; i++) {
            sum += random.nextLong(1_000);
        }
        return sum;
    }
}
