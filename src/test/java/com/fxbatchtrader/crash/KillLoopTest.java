package com.fxbatchtrader.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The program killed again and again, at random and at named points, against a bank on a bad day. The loops run side
/// by side, since each waits now and then for what only time can settle.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KillLoopTest {

    private static final long SEED = 20_261_123;
    private static final int KILLS = Integer.getInteger("crash.kills", 30);
    private static final int POWER_CUTS = Integer.getInteger("crash.cuts", 8);

    private final ExecutorService loops = Executors.newFixedThreadPool(3);
    private Future<Judged> onH2 = loops.submit(() -> Judged.NOTHING);
    private Future<Judged> onPostgres = onH2;
    private Future<Judged> withPowerCuts = onH2;

    @BeforeAll
    void kill() {
        onH2 = loops.submit(killing(() -> Scene.onH2("kills-h2", SEED, Bank.BAD), KILLS));
        onPostgres = loops.submit(killing(() -> Scene.onPostgres("kills-postgresql", SEED, Bank.BAD), KILLS));
        withPowerCuts = loops.submit(killing(() -> Scene.withPowerCuts("power-cuts", SEED, Bank.BAD), POWER_CUTS));
    }

    @AfterAll
    void end() {
        loops.close();
    }

    private static Callable<Judged> killing(Callable<Scene> opening, int kills) {
        return () -> {
            try (Scene scene = opening.call()) {
                return Judged.after(scene, SEED, count -> count >= kills);
            }
        };
    }

    @Test
    void on_h2_every_trade_is_booked_exactly_once() throws Exception {
        assertClean(onH2.get(), KILLS);
    }

    @Test
    void on_postgresql_with_several_processes_every_trade_is_booked_exactly_once() throws Exception {
        assertClean(onPostgres.get(), KILLS);
    }

    @Test
    void on_h2_set_back_to_its_last_synced_state_every_trade_is_booked_exactly_once() throws Exception {
        Judged judged = withPowerCuts.get();

        assertClean(judged, POWER_CUTS);
        assertThat(judged.setBack()).as("a set-back that changes nothing shows nothing").isPositive();
    }

    private static void assertClean(Judged judged, int kills) throws IOException {
        assertThat(judged.clean()).as(judged.report()).isTrue();
        assertThat(judged.verdict().kills()).isGreaterThanOrEqualTo(kills);
        judged.forget();
    }
}
