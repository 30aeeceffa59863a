package com.fxbatchtrader.store.feed;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/// What PostgreSQL's driver has received of `LISTEN`, through the driver's own interface. The driver is there when the
/// program runs and not when it is compiled, as JDBC has it: its interface is found by name.
final class DriverNotes {

    private final Class<?> driversConnection;
    private final Method getNotifications;
    private final Method getParameter;

    DriverNotes() {
        try {
            driversConnection = Class.forName("org.postgresql.PGConnection");
            getNotifications = driversConnection.getMethod("getNotifications", int.class);
            getParameter = Class.forName("org.postgresql.PGNotification").getMethod("getParameter");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the driver of PostgreSQL is not the one that this program came with", e);
        }
    }

    /// Waits until something has been received or the time is over, and takes it.
    ///
    /// @return the texts that came with it, each once
    Set<String> take(Connection connection, Duration atMost) throws SQLException {
        Object open = connection.unwrap(driversConnection);
        Set<String> texts = new LinkedHashSet<>();
        // without any the driver gives null, or an empty array
        if (call(getNotifications, open, (int) Math.max(1, atMost.toMillis())) instanceof Object[] received) {
            for (Object one : received) {
                texts.add(String.valueOf(call(getParameter, one)));
            }
        }
        return texts;
    }

    private static Object call(Method method, Object on, Object... arguments) throws SQLException {
        try {
            Object result = method.invoke(on, arguments);
            return result == null ? new Object[0] : result;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw new IllegalStateException("the driver of PostgreSQL failed in " + method.getName(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the driver of PostgreSQL does not let itself be asked", e);
        }
    }
}
