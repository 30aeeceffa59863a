package com.fxbatchtrader.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

/// The benchmark as the build runs it: `mvn -Pbench verify`, or some of its sections: `mvn -Pbench
/// -Dbench=journal,claim verify`.
@Tag("bench")
final class SpeedTest {

    @Test
    void the_figures_are_printed() throws Exception {
        List<String> wanted = Benchmark.names(System.getProperty("bench", ""));

        assertThat(Benchmark.run(wanted)).as("sections of %s", wanted).isPositive();
    }
}
