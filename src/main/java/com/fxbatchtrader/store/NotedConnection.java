package com.fxbatchtrader.store;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;

/// The connection of one transaction, which notes whether an event is appended in it. Told by the SQL that is prepared,
/// so that nobody who writes events can forget to say so. For one thread.
final class NotedConnection implements InvocationHandler {

    private static final String EVENT = "insert into event ";

    private final Connection connection;
    private boolean appended;

    NotedConnection(Connection connection) {
        this.connection = connection;
    }

    /// The connection to work on.
    Connection noting() {
        return (Connection)
                Proxy.newProxyInstance(NotedConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
    }

    /// Whether an event was appended.
    boolean appended() {
        return appended;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (arguments != null && method.getName().startsWith("prepare") && arguments[0] instanceof String sql) {
            appended |= sql.contains(EVENT);
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
