package com.fxbatchtrader.app.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class StoppingTest {

    private final StopRequest stop = new StopRequest();
    private final List<String> happened = new ArrayList<>();
    private final Interruptions interruptions =
            new Interruptions(
                    stop,
                    _ -> happened.add("said"),
                    code -> happened.add("exit " + code),
                    code -> happened.add("halt " + code));

    @Test
    void everybody_who_listens_is_told_once() {
        AtomicInteger told = new AtomicInteger();
        try (StopRequest.Registration _ = stop.listen(told::incrementAndGet)) {
            assertThat(stop.raised()).isFalse();
            assertThat(stop.raise()).isTrue();
            assertThat(stop.raise()).isFalse();
        }
        assertThat(told).hasValue(1);
        assertThat(stop.raised()).isTrue();
    }

    @Test
    void who_no_longer_listens_is_not_told() {
        AtomicInteger told = new AtomicInteger();
        stop.listen(told::incrementAndGet).close();

        assertThat(stop.raise()).isFalse();
        assertThat(told).hasValue(0);
    }

    @Test
    void who_comes_late_is_told_at_once() {
        stop.raise();
        AtomicInteger told = new AtomicInteger();
        try (StopRequest.Registration _ = stop.listen(told::incrementAndGet)) {
            assertThat(told).hasValue(1);
        }
    }

    @Test
    void the_first_signal_stops_what_can_stop_in_order() {
        try (StopRequest.Registration _ = stop.listen(() -> happened.add("stopping"))) {
            interruptions.signalled();
        }
        assertThat(happened).containsExactly("stopping", "said");
    }

    @Test
    void the_second_signal_ends_the_process_at_once() {
        try (StopRequest.Registration _ = stop.listen(() -> happened.add("stopping"))) {
            interruptions.signalled();
            interruptions.signalled();
        }
        assertThat(happened).containsExactly("stopping", "said", "halt 130");
    }

    @Test
    void a_signal_ends_what_cannot_stop_in_order() {
        interruptions.signalled();

        assertThat(happened).containsExactly("exit 130");
    }

    @Test
    void a_signal_of_the_operating_system_is_heard() throws ReflectiveOperationException {
        AtomicInteger heard = new AtomicInteger();
        // a change of the window's size: a signal that nothing else here listens to
        assertThat(Signals.hear("WINCH", heard::incrementAndGet)).isTrue();

        Class<?> signal = Class.forName("sun.misc.Signal");
        signal.getMethod("raise", signal).invoke(null, signal.getConstructor(String.class).newInstance("WINCH"));

        await().until(() -> heard.get() == 1);
    }

    @Test
    void a_signal_that_does_not_exist_is_no_failure() {
        assertThat(Signals.hear("NOSUCH", () -> {})).isFalse();
    }
}
