package com.fxbatchtrader.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;

/// The program killed again and again, at random and at named points, against a bank on a bad day.
@Tag("slow")
final class KillLoopTest {

    private static final int KILLS = Integer.getInteger("crash.kills", 30);

    @Test
    void on_h2_every_trade_is_booked_exactly_once() throws IOException {
        long seed = 20_261_123;
        try (Scene scene = Scene.onH2("kills-h2", seed)) {
            judged(scene, seed);
        }
    }

    @Test
    void on_postgresql_with_several_processes_every_trade_is_booked_exactly_once() throws IOException {
        long seed = 20_261_124;
        try (Scene scene = Scene.onPostgres("kills-postgresql", seed)) {
            judged(scene, seed);
        }
    }

    private static void judged(Scene scene, long seed) throws IOException {
        KillLoop loop = new KillLoop(scene, seed);
        loop.kill(kills -> kills >= KILLS);
        Ending.Found found = new Ending(scene, loop.problems()).of(loop.kills(), loop.sheets());
        assertThat(found.clean()).as("seed %d, evidence in %s%n%s", seed, scene.folder(), found.report()).isTrue();
        scene.forget();
    }
}
