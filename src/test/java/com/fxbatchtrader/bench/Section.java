package com.fxbatchtrader.bench;

/// One part of the benchmark. It prints its figures itself, as lines that begin with `BENCH`.
interface Section {

    /// By which it is chosen: `-Dbench=journal,claim`.
    String name();

    void run(Figures figures) throws Exception;
}
