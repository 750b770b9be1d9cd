package dev.dropwise.store;

import java.io.File;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Leaves no unused space in the file of an embedded database when the process ends as it should: H2
 * writes the file anew beside it and renames it. That is left to a later end where it would keep
 * this one waiting.
 */
@Component
class DatabaseShutdown implements BeanFactoryPostProcessor, EnvironmentAware {

    private static final Logger logger = LoggerFactory.getLogger(DatabaseShutdown.class);
    private static final String EMBEDDED = "jdbc:h2:file:";
    private static final String SUFFIX = ".mv.db";

    /** Smaller ones are not worth the time, larger ones would take too much of it. */
    private static final long LEAST = 4L << 20;

    private static final long MOST = 512L << 20;

    @SuppressWarnings("NullAway.Init") // a post-processor's constructor gets nothing
    private Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    /** What is registered first is destroyed last: after all that uses the database. */
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        if (factory instanceof DefaultListableBeanFactory beans) {
            beans.registerDisposableBean("databaseShutdown", this::compact);
        }
    }

    private void compact() {
        String url = environment.getProperty("spring.datasource.url", "");
        if (!url.startsWith(EMBEDDED) || !isWorthCompacting(file(url))) {
            return;
        }
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown compact");
        } catch (SQLException e) {
            logger.warn("Left the database as large as it is: {}", e.toString());
        }
    }

    private Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(
                url,
                environment.getProperty("spring.datasource.username", ""),
                environment.getProperty("spring.datasource.password", ""));
    }

    private static File file(String url) {
        int end = url.indexOf(';');
        return new File(url.substring(EMBEDDED.length(), end < 0 ? url.length() : end) + SUFFIX);
    }

    private static boolean isWorthCompacting(File file) {
        return file.length() >= LEAST && file.length() <= MOST;
    }
}
