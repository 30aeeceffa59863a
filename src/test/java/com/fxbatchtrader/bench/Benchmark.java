package com.fxbatchtrader.bench;

import java.util.Arrays;
import java.util.List;

/// The benchmark: it prints its figures and judges none. Also a program of its own, for a profiler: `java
/// -XX:StartFlightRecording=… com.fxbatchtrader.bench.Benchmark journal`.
final class Benchmark {

    private static final List<Section> SECTIONS =
            List.of(
                    new JournalSection(),
                    new WireSection(),
                    new ClaimSection(),
                    new StartSection(),
                    new MemorySection(),
                    new ImportSection());

    private Benchmark() {}

    /// Runs sections by their names; all without any.
    public static void main(String[] args) throws Exception {
        run(List.of(args));
    }

    /// Runs the sections of these names; all without any.
    ///
    /// @return how many
    static int run(List<String> wanted) throws Exception {
        Figures figures = new Figures();
        int run = 0;
        for (Section section : SECTIONS) {
            if (wanted.isEmpty() || wanted.contains(section.name())) {
                section.run(figures);
                run++;
            }
        }
        return run;
    }

    /// Names between commas; none in an empty text.
    static List<String> names(String text) {
        return Arrays.stream(text.split(",")).filter(name -> !name.isBlank()).toList();
    }
}
