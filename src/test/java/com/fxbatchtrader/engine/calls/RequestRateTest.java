package com.fxbatchtrader.engine.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.time.VirtualPacing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

class RequestRateTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 50})
    void neverMoreThanSoManyBeginInAnySecondHoweverManyThreadsAsk(int callsPerSecond) {
        VirtualPacing time = new VirtualPacing(callsPerSecond);
        time.run(
                () -> {
                    RequestRate rate = new RequestRate(time, callsPerSecond);
                    List<Long> begun = new ArrayList<>();
                    List<CompletableFuture<Boolean>> ends = new ArrayList<>();
                    for (int i = 0; i < 10; i++) {
                        CompletableFuture<Boolean> end = new CompletableFuture<>();
                        ends.add(end);
                        time.start(
                                "caller-" + i,
                                () -> {
                                    for (int call = 0; call < callsPerSecond; call++) {
                                        rate.acquire();
                                        begun.add(time.nanos());
                                    }
                                    end.complete(true);
                                });
                    }
                    ends.forEach(time::await);
                    begun.sort(null);
                    for (int i = callsPerSecond; i < begun.size(); i++) {
                        assertThat(begun.get(i) - begun.get(i - callsPerSecond)).isGreaterThanOrEqualTo(1_000_000_000L);
                    }
                    // and not much slower than it may
                    assertThat(time.elapsed()).isLessThan(Duration.ofSeconds(10).plusMillis(1));
                });
    }

    @Test
    void zeroMeansNoLimit() {
        VirtualPacing time = new VirtualPacing(1);
        time.run(
                () -> {
                    RequestRate rate = new RequestRate(time, 0);
                    for (int i = 0; i < 1000; i++) {
                        rate.acquire();
                    }
                    assertThat(time.elapsed()).isZero();
                });
    }

    @Test
    void whatWasNotUsedIsNotSavedUp() {
        VirtualPacing time = new VirtualPacing(1);
        time.run(
                () -> {
                    RequestRate rate = new RequestRate(time, 10);
                    rate.acquire();
                    time.pause(Duration.ofMinutes(1));
                    long begin = time.nanos();
                    for (int i = 0; i < 11; i++) {
                        rate.acquire();
                    }
                    assertThat(time.nanos() - begin).isEqualTo(1_000_000_000L);
                });
    }

    @Test
    void withoutALimitTheRampEndsByItself() {
        VirtualPacing time = new VirtualPacing(1);
        time.run(
                () -> {
                    RequestRate rate = new RequestRate(time, 0);
                    rate.rampUp();
                    rate.acquire();
                    rate.acquire();
                    assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(500));
                    time.pause(Duration.ofSeconds(17));
                    Duration before = time.elapsed();
                    for (int i = 0; i < 100; i++) {
                        rate.acquire();
                    }
                    assertThat(time.elapsed()).isEqualTo(before);
                });
    }
}
