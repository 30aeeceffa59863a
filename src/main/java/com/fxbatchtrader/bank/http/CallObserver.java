package com.fxbatchtrader.bank.http;

/// Is told of the end of each HTTP call, in the thread that made it. For counters, timings and the console; it must be
/// quick and safe for any number of threads. An exception of it is logged and changes nothing.
@FunctionalInterface
public interface CallObserver {

    /// One call has ended.
    void ended(CallReport report);

    /// Takes no notice.
    static CallObserver none() {
        return _ -> {};
    }
}
