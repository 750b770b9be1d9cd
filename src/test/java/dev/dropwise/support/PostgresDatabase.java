package dev.dropwise.support;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A fresh, empty database on the tests' {@link PostgresServer}. A Spring test gets one for its
 * application context with
 *
 * <pre>{@code
 * @SpringBootTest
 * @ActiveProfiles("postgres")
 * @ContextConfiguration(initializers = PostgresDatabase.Initializer.class)
 * }</pre>
 *
 * which test classes of the same configuration share, as they share the context.
 */
public record PostgresDatabase(String url, String username, String password) {

    public static PostgresDatabase create() {
        return PostgresServer.shared().createDatabase();
    }

    /** Points {@code spring.datasource} at a fresh database. */
    public static class Initializer
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            PostgresDatabase database = create();
            ContextsOnPostgres.add(context);
            TestPropertyValues.of(
                            "spring.datasource.url=" + database.url,
                            "spring.datasource.username=" + database.username,
                            "spring.datasource.password=" + database.password)
                    .applyTo(context);
        }
    }
}
