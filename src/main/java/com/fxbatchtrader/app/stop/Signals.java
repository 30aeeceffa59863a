package com.fxbatchtrader.app.stop;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/// The operating system's signals. The class that hears them, `sun.misc.Signal`, is part of every JDK but not of its
/// published interface (the compiler warns of it and will not be silenced), so that it is found by name; where it is
/// missing the JVM's own treatment of signals stays: an end without order, which loses nothing.
public final class Signals {

    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    private Signals() {}

    /// Hears Ctrl-C (INT), TERM, and the end of the terminal (HUP). A signal that this process was started to ignore
    /// (`nohup`) stays ignored.
    public static void hear(Runnable listener) {
        NAMES.forEach(name -> hear(name, listener));
    }

    /// Hears one signal, and says whether that is possible.
    static boolean hear(String name, Runnable listener) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            MethodHandle run =
                    MethodHandles.publicLookup()
                            .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
                            .bindTo(listener);
            MethodHandle handle = MethodHandles.dropArguments(run, 0, signal);
            signal.getMethod("handle", signal, handler)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance(name),
                            MethodHandleProxies.asInterfaceInstance(handler, handle));
            return true;
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // no such signal on this system, or it belongs to the JVM
            return false;
        }
    }
}
