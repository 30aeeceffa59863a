package com.fxbatchtrader.store;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;

import javax.sql.DataSource;

/// Single connections from whichever driver knows the address. Safe for any thread.
final class DriverDataSource implements DataSource {

    private final String url;
    private final Map<String, String> options;
    private final String session;
    private final Greeting greeting;

    /// What each new connection begins with, before anybody gets it.
    @FunctionalInterface
    interface Greeting {
        void on(Connection connection) throws SQLException;
    }

    /// @param url the address with nothing secret in it
    /// @param options the driver's options, user and password among them
    DriverDataSource(String url, Map<String, String> options) {
        this(url, options, "", _ -> {});
    }

    private DriverDataSource(String url, Map<String, String> options, String session, Greeting greeting) {
        this.url = url;
        this.options = Map.copyOf(options);
        this.session = session;
        this.greeting = greeting;
    }

    /// The same, with commands that each new connection begins with. They run outside any transaction: the pool would
    /// run them inside one, and its end would take them back.
    DriverDataSource beginningWith(String commands) {
        return new DriverDataSource(url, options, commands, greeting);
    }

    /// The same, with something that is done on each new connection after those commands, in auto-commit. Where it
    /// fails there is no connection.
    DriverDataSource greetedBy(Greeting first) {
        return new DriverDataSource(url, options, session, first);
    }

    String url() {
        return url;
    }

    /// An option of the driver; empty text when it is left to the driver.
    String option(String name) {
        return options.getOrDefault(name, "");
    }

    @Override
    public Connection getConnection() throws SQLException {
        Properties properties = new Properties();
        properties.putAll(options);
        Connection connection = DriverManager.getConnection(url, properties);
        if (session.isEmpty()) {
            return connection;
        }
        boolean begun = false;
        try (Statement statement = connection.createStatement()) {
            statement.execute(session);
            greeting.on(connection);
            begun = true;
            return connection;
        } finally {
            if (!begun) {
                connection.close();
            }
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("user and password are those of the settings");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // The drivers log nothing.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // The options say how long to wait.
    }

    /// As long waits the pool at its end for a connection that is being made.
    @Override
    public int getLoginTimeout() {
        return 5;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("there is no logger");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("this is no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
