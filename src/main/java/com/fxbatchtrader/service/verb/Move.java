package com.fxbatchtrader.service.verb;

import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.store.queue.Order;
import com.fxbatchtrader.store.queue.Outcome;
import com.fxbatchtrader.store.queue.Place;

import java.util.UUID;

/// Moves a batch in the queue: directly before or after another one, to the top or the bottom. It takes the priority of
/// its new place.
public record Move(Target target) implements BatchVerb {

    /// Where to.
    public sealed interface Target {

        /// Directly before that batch.
        record Before(UUID batchId) implements Target {}

        /// Directly after that batch.
        record After(UUID batchId) implements Target {}

        /// Before all others.
        record Top() implements Target {}

        /// After all others.
        record Bottom() implements Target {}
    }

    @Override
    public Permission permission() {
        return Permission.MOVE_BATCH;
    }

    @Override
    public String precondition() {
        return "the batch is queued or paused, and so is the one that it is placed by";
    }

    @Override
    public String consequence(BatchView batch, VerbStores stores) {
        return "#" + batch.number() + " stands where it is put and takes the priority of that place";
    }

    @Override
    public Outcome perform(Order order, VerbStores stores) {
        return stores.places()
                .move(
                        order,
                        switch (target) {
                            case Target.Before(UUID id) -> new Place.Before(id);
                            case Target.After(UUID id) -> new Place.After(id);
                            case Target.Top() -> new Place.Top();
                            case Target.Bottom() -> new Place.Bottom();
                        });
    }
}
