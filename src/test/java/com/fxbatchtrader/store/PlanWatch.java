package com.fxbatchtrader.store;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;

/// A driver between the product and the real one. While it watches, each statement that is sent is explained just
/// before: on its own connection, in its own transaction, with its own parameters, and so that the database runs it and
/// counts what it reads. What that changed is taken back. Addresses begin with `jdbc:watched:` and go on as the real
/// driver's.
final class PlanWatch implements Driver, AutoCloseable {

    private static final String PREFIX = "jdbc:watched:";
    private static final Object[] NONE = {};

    private final List<Plan> plans = new CopyOnWriteArrayList<>();
    private volatile boolean watching;

    /// Begins to answer for its addresses; not yet to watch.
    PlanWatch() throws SQLException {
        DriverManager.registerDriver(this);
    }

    /// What a database says of a statement.
    ///
    /// @param mode how it was planned: for its parameters, or for any
    record Plan(String sql, String mode, String text) {}

    /// Something to be watched.
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    /// The plans of all statements that are sent meanwhile, in their order.
    List<Plan> during(Work work) throws SQLException {
        plans.clear();
        watching = true;
        try {
            work.run();
        } finally {
            watching = false;
        }
        return List.copyOf(plans);
    }

    static String watched(String url) {
        return PREFIX + url.substring("jdbc:".length());
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    /// Null for the addresses of others.
    @Override
    public @Nullable Connection connect(String url, Properties options) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        Connection real = DriverManager.getConnection("jdbc:" + url.substring(PREFIX.length()), options);
        return proxy(
                Connection.class,
                (self, method, arguments) -> {
                    Object result = call(real, method, arguments);
                    return result instanceof PreparedStatement statement && arguments[0] instanceof String sql
                            ? statement(real, statement, sql)
                            : result;
                });
    }

    private PreparedStatement statement(Connection connection, PreparedStatement real, String sql) {
        TreeMap<Integer, Setting> settings = new TreeMap<>();
        return proxy(
                PreparedStatement.class,
                (self, method, arguments) -> {
                    String name = method.getName();
                    if (name.startsWith("set") && arguments.length > 1) {
                        settings.put((Integer) arguments[0], new Setting(method, Arrays.asList(arguments.clone())));
                    } else if (watching && explainable(sql) && sends(name)) {
                        explain(connection, sql, settings);
                    }
                    return call(real, method, arguments);
                });
    }

    /// A batch is sent later, with the parameters that it has now.
    private static boolean sends(String call) {
        return call.equals("addBatch") || (call.startsWith("execute") && !call.equals("executeBatch"));
    }

    private static boolean explainable(String sql) {
        return sql.toLowerCase(Locale.ROOT).matches("(?s)\\s*(select|with|update|insert|delete)\\b.*");
    }

    private void explain(Connection connection, String sql, Map<Integer, Setting> settings) throws SQLException {
        var before = connection.setSavepoint();
        try {
            if (connection.getMetaData().getURL().startsWith("jdbc:h2")) {
                plans.add(new Plan(sql, "own", bound(connection, "explain analyze " + sql, settings)));
            } else {
                String words = "explain (analyze, buffers, costs off, timing off, summary off) ";
                plans.add(new Plan(sql, "own", bound(connection, words + sql, settings)));
                connection.rollback(before);
                plans.add(new Plan(sql, "any", anyParameters(connection, words, sql, settings)));
            }
        } finally {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        }
    }

    private static String bound(Connection connection, String sql, Map<Integer, Setting> settings) throws SQLException {
        try (PreparedStatement explain = connection.prepareStatement(sql)) {
            for (Setting setting : settings.values()) {
                setting.on(explain);
            }
            return lines(explain);
        }
    }

    /// The plan that the server comes to use for a statement that is sent often, whatever its parameters.
    private static String anyParameters(Connection connection, String words, String sql, Map<Integer, Setting> settings)
            throws SQLException {
        List<String> types = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Setting setting : settings.values()) {
            types.add(setting.type());
            values.add(setting.literal());
        }
        StringBuilder numbered = new StringBuilder();
        int mark = 0;
        for (int i = 0; i < sql.length(); i++) {
            numbered.append(sql.charAt(i) == '?' ? "$" + ++mark : String.valueOf(sql.charAt(i)));
        }
        try (var statement = connection.createStatement()) {
            statement.execute("set local plan_cache_mode = force_generic_plan");
            String list = types.isEmpty() ? "" : "(" + String.join(", ", types) + ")";
            statement.execute("prepare watched" + list + " as " + numbered);
        }
        String given = values.isEmpty() ? "" : "(" + String.join(", ", values) + ")";
        try (PreparedStatement explain = connection.prepareStatement(words + "execute watched" + given)) {
            return lines(explain);
        } finally {
            try (var statement = connection.createStatement()) {
                statement.execute("deallocate watched");
            }
        }
    }

    private static String lines(PreparedStatement explain) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (var rows = explain.executeQuery()) {
            while (rows.next()) {
                text.append(rows.getString(1)).append('\n');
            }
        }
        return text.toString();
    }

    /// One call that bound a parameter.
    private record Setting(Method method, List<@Nullable Object> arguments) {

        void on(PreparedStatement statement) throws SQLException {
            call(statement, method, arguments.toArray());
        }

        /// The type that the driver sends.
        String type() {
            return switch (method.getName()) {
                case "setLong" -> "bigint";
                case "setInt" -> "integer";
                case "setShort" -> "smallint";
                case "setBoolean" -> "boolean";
                case "setString" -> "varchar";
                case "setBigDecimal" -> "numeric";
                case "setObject" ->
                        switch (arguments.get(1)) {
                            case UUID _ -> "uuid";
                            case OffsetDateTime _ -> "timestamptz";
                            case null, default -> "unknown";
                        };
                default -> "unknown";
            };
        }

        String literal() {
            Object value = arguments.get(1);
            boolean none = method.getName().equals("setNull") || value == null;
            return none ? "null" : "'" + String.valueOf(value).replace("'", "''") + "'";
        }
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws SQLException {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            switch (e.getTargetException()) {
                case SQLException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                default -> throw new IllegalStateException(method + " failed", e);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " can't be called", e);
        }
    }

    /// What a proxy does with a call; those with arguments have at least one.
    @FunctionalInterface
    private interface Handler {
        @Nullable Object on(Object self, Method method, Object[] arguments) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        InvocationHandler calls = (self, method, given) -> handler.on(self, method, given == null ? NONE : given);
        return type.cast(Proxy.newProxyInstance(PlanWatch.class.getClassLoader(), new Class<?>[] {type}, calls));
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties options) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("there is no logger");
    }

    @Override
    public void close() throws SQLException {
        DriverManager.deregisterDriver(this);
    }
}
