package com.fxbatchtrader.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/// The processor time that this process and a database server have used: a measure that other work on the machine
/// disturbs little.
///
/// @param own of this process
/// @param server of the server's processes that live
record Cpu(Duration own, Duration server) {

    /// @param server the server's first process; 0 for none
    static Cpu now(long server) {
        return new Cpu(
                used(ProcessHandle.current()),
                ProcessHandle.of(server).stream()
                        .flatMap(one -> Stream.concat(Stream.of(one), one.descendants()))
                        .map(Cpu::used)
                        .reduce(Duration.ZERO, Duration::plus));
    }

    private static Duration used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// Microseconds since then for each of so many trades.
    String since(Cpu then, int trades) {
        return String.format(
                Locale.ROOT,
                "%d+%d us",
                own.minus(then.own).toNanos() / 1000 / trades,
                server.minus(then.server).toNanos() / 1000 / trades);
    }
}
