package com.fxbatchtrader.crash.inside;

import com.fxbatchtrader.bank.BankGateway;
import com.fxbatchtrader.store.CommitListener;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Points of the program with a name, each before or after a commit or a call to the bank. At the n-th passing of one
/// of them the process ends as by a kill: no `finally`, no shutdown hook, nothing. Safe for any thread.
///
/// Properties: `crash.point`, `crash.nth`; `crash.mark`: a file that is made at that point instead, for who kills the
/// process from outside some time after it; `crash.database` and `crash.kept`: a file of a database and where to keep
/// what a power cut would leave of it, which is what was last written through to the disk.
public final class Points implements CommitListener {

    /// What the shell shows of a killed process too.
    public static final int EXIT_CODE = 137;

    private final String point;
    private final AtomicInteger left;
    private final Optional<Path> mark;
    private final Optional<Path> database;
    private final Path kept;

    private Points(String point, int nth, Optional<Path> mark, Optional<Path> database, Path kept) {
        this.point = point;
        this.left = new AtomicInteger(nth);
        this.mark = mark;
        this.database = database;
        this.kept = kept;
    }

    /// As the system properties say.
    public static Points ofThisProcess() {
        return new Points(
                System.getProperty("crash.point", ""),
                Integer.getInteger("crash.nth", 1),
                file("crash.mark"),
                file("crash.database"),
                Path.of(System.getProperty("crash.kept", "")));
    }

    private static Optional<Path> file(String property) {
        return Optional.ofNullable(System.getProperty(property)).map(Path::of);
    }

    private void pass(String passed) {
        if (passed.equals(point) && left.decrementAndGet() == 0) {
            mark.ifPresentOrElse(Points::make, () -> Runtime.getRuntime().halt(EXIT_CODE));
        }
    }

    private static void make(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the mark " + file + " cannot be made", e);
        }
    }

    @Override
    public void committing() {
        pass("before-commit");
    }

    @Override
    public void committed() {
        pass("after-commit");
    }

    @Override
    public void synced() {
        database.ifPresent(this::keep);
        pass("after-sync");
    }

    /// One at a time: two threads that copy into the same file would leave neither's copy.
    private synchronized void keep(Path file) {
        Path half = kept.resolveSibling(kept.getFileName() + ".half");
        try {
            Files.copy(file, half, StandardCopyOption.REPLACE_EXISTING);
            Files.move(half, kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the synced state of " + file + " cannot be kept", e);
        }
    }

    /// The gateway with a point before and after each of its calls: `before-book`, `after-status`.
    public BankGateway around(BankGateway gateway) {
        return (BankGateway)
                Proxy.newProxyInstance(
                        BankGateway.class.getClassLoader(),
                        new Class<?>[] {BankGateway.class},
                        (_, method, arguments) -> {
                            pass("before-" + method.getName());
                            try {
                                return method.invoke(gateway, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            } finally {
                                pass("after-" + method.getName());
                            }
                        });
    }
}
