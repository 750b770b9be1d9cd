package dev.dropwise.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.PostgresDatabase;
import dev.dropwise.web.DropwiseJson;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * An empty database gets its schema at once (B112) and one of before migration by migration: both
 * come to the same.
 */
class SchemaIntegrationTests {

    private static final String FIRST = "1";

    private static final List<String> PARTS_ON_POSTGRES =
            List.of(
                    """
                    select concat_ws(' ', table_name,
                        row_number() over (partition by table_name order by ordinal_position),
                        column_name, data_type, character_maximum_length, is_nullable,
                        column_default, is_identity)
                    from information_schema.columns where table_schema = 'public'""",
                    """
                    select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))
                    from pg_constraint where connamespace = 'public'::regnamespace""",
                    "select indexdef from pg_indexes where schemaname = 'public'",
                    "select concat('digit ', digit) from blob_locks",
                    "select concat('lock ', name) from api_key_locks");

    @Test
    void isTheSameOnH2() {
        JdbcTemplate empty = migrated(h2("empty"));
        JdbcTemplate old = migratedFromTheFirst(h2("old"));

        assertThat(script(empty)).isEqualTo(script(old)).contains("blob_locks", "api_key_locks");
        assertThat(applied(empty)).startsWith("112").doesNotContain("1", "61.1");
        assertThat(applied(old)).contains("1", "61.1", "112");
    }

    @Test
    void isTheSameOnPostgres() {
        JdbcTemplate empty = migrated(postgres());
        JdbcTemplate old = migratedFromTheFirst(postgres());

        assertThat(partsOnPostgres(empty)).hasSizeGreaterThan(100).isEqualTo(partsOnPostgres(old));
        assertThat(applied(empty)).startsWith("112").doesNotContain("1", "61.1");
    }

    private static DriverManagerDataSource h2(String name) {
        String url =
                "jdbc:h2:mem:schema-%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1";
        return new DriverManagerDataSource(url.formatted(name), "sa", "");
    }

    private static DriverManagerDataSource postgres() {
        PostgresDatabase database = PostgresDatabase.create();
        return new DriverManagerDataSource(
                database.url(), database.username(), database.password());
    }

    private static JdbcTemplate migrated(DriverManagerDataSource source) {
        flyway(source).load().migrate();
        return new JdbcTemplate(source);
    }

    private static JdbcTemplate migratedFromTheFirst(DriverManagerDataSource source) {
        ofBefore(flyway(source)).target(FIRST).load().migrate();
        return migrated(source);
    }

    private static FluentConfiguration flyway(DriverManagerDataSource source) {
        return Flyway.configure()
                .dataSource(source)
                .javaMigrations(new PlanLabelsMigration(DropwiseJson.mapper()));
    }

    /** Without what makes a schema at once, as earlier versions were. */
    static FluentConfiguration ofBefore(FluentConfiguration flyway) {
        return flyway.configuration(Map.of("flyway.baselineMigrationPrefix", "none"));
    }

    private static List<String> applied(JdbcTemplate sql) {
        return sql.queryForList(
                "select version from flyway_schema_history where version is not null",
                String.class);
    }

    /** Everything, but for names and salts that H2 makes up, and the history itself. */
    private static String script(JdbcTemplate sql) {
        return sql.queryForList("script", String.class).stream()
                .filter(statement -> !statement.contains("flyway_schema_history"))
                .filter(statement -> !statement.startsWith("CREATE USER"))
                .map(
                        statement ->
                                statement.replaceAll(
                                        "(?i)\\b(constraint|index|sequence)_\\w+", "$1"))
                .sorted()
                .reduce("", (all, next) -> all + next + "\n");
    }

    private static List<String> partsOnPostgres(JdbcTemplate sql) {
        return PARTS_ON_POSTGRES.stream()
                .flatMap(part -> Stream.ofNullable(sql.queryForList(part, String.class)))
                .flatMap(List::stream)
                .filter(text -> !text.contains("flyway_schema_history"))
                .sorted()
                .toList();
    }
}
