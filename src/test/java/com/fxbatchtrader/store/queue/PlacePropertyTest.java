package com.fxbatchtrader.store.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.Priority;
import com.fxbatchtrader.store.DatabaseKind;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Random moves and priorities keep the total order that a simple list gives.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class PlacePropertyTest extends QueueTest {

    private static final int STEPS = 150;

    /// The queue as a list, with each batch's priority beside it.
    private static final class Model {
        private final List<UUID> line = new ArrayList<>();
        private final Map<UUID, Integer> priority = new HashMap<>();

        void add(UUID id, int level) {
            priority.put(id, level);
            int at = 0;
            while (at < line.size() && priority.get(line.get(at)) >= level) {
                at++;
            }
            line.add(at, id);
        }

        void rank(UUID id, int level) {
            if (priority.get(id) != level) {
                line.remove(id);
                add(id, level);
            }
        }

        void put(UUID id, UUID by, boolean before) {
            line.remove(id);
            line.add(line.indexOf(by) + (before ? 0 : 1), id);
            priority.put(id, priority.get(by));
        }

        void end(UUID id, boolean top) {
            UUID end = top ? line.getFirst() : line.getLast();
            if (!end.equals(id)) {
                put(id, end, top);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_order_is_that_of_a_list(long seed) {
        Random random = new Random(seed);
        Model model = new Model();
        for (int i = 0; i < 8; i++) {
            int level = 4 + random.nextInt(3);
            model.add(desk.batch(1, level), level);
        }
        if (seed == 3) {
            // no gaps at all: moves renumber again and again
            desk.sql("update batch set queue_position = number where status = 'PENDING'");
        }
        for (int i = 0; i < STEPS; i++) {
            step(model, random);
            assertThat(queue()).as("seed %d, step %d", seed, i).isEqualTo(model.line);
        }
        model.priority.forEach((id, level) -> assertThat(desk.row(id).priority()).isEqualTo(new Priority(level)));
    }

    private void step(Model model, Random random) {
        UUID id = model.line.get(random.nextInt(model.line.size()));
        UUID by = model.line.get(random.nextInt(model.line.size()));
        switch (random.nextInt(10)) {
            case 0, 1 -> {
                int level = 4 + random.nextInt(3);
                priority(id, level);
                model.rank(id, level);
            }
            case 2 -> {
                move(id, new Place.Top());
                model.end(id, true);
            }
            case 3 -> {
                move(id, new Place.Bottom());
                model.end(id, false);
            }
            default -> {
                if (!id.equals(by)) {
                    boolean before = random.nextBoolean();
                    move(id, before ? new Place.Before(by) : new Place.After(by));
                    model.put(id, by, before);
                }
            }
        }
    }
}
