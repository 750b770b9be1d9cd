package dev.dropwise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.PostgresDatabase;
import dev.dropwise.support.PostgresServer;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = PostgresDatabaseIntegrationTests.JdbcOnly.class)
@ContextConfiguration(initializers = PostgresDatabase.Initializer.class)
class PostgresDatabaseIntegrationTests {

    private static final Logger log =
            LoggerFactory.getLogger(PostgresDatabaseIntegrationTests.class);

    @Autowired private JdbcClient jdbc;

    @Test
    void answersAsPostgres() {
        String version = jdbc.sql("select version()").query(String.class).single();

        log.info("{} answers as {}", PostgresServer.shared().kind(), version);
        assertThat(version).startsWith("PostgreSQL ");
    }

    @Test
    void isEmptyForEachThatAsks() {
        String mine = jdbc.sql("select current_database()").query(String.class).single();

        assertThat(PostgresDatabase.create().url()).doesNotEndWith("/" + mine);
    }

    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    static class JdbcOnly {}
}
