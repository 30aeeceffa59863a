package com.fxbatchtrader.service.waiting;

import com.fxbatchtrader.domain.batch.QueueKey;
import com.fxbatchtrader.domain.queue.Expected;
import com.fxbatchtrader.domain.queue.Explainer;
import com.fxbatchtrader.domain.queue.Forecast;
import com.fxbatchtrader.domain.queue.Line;
import com.fxbatchtrader.domain.queue.Waiting;
import com.fxbatchtrader.service.view.WaitView;
import com.fxbatchtrader.store.query.SightQueries;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Why each batch that has not ended is not running, and when it is expected to, at one instant. What a move would
/// bring is worked out without the database. Immutable.
public final class WaitPicture {

    private final SightQueries.Look look;
    private final Map<UUID, Waiting> causes;
    private final Map<UUID, Expected> expected;
    private final WaitTexts texts;

    WaitPicture(SightQueries.Look look) {
        this.look = look;
        this.causes = Explainer.all(look.sight());
        this.expected = Forecast.of(look.sight(), look.pace());
        this.texts = new WaitTexts(look.zone(), look.sight().now());
    }

    /// Every batch that has not ended, as they stand in the queue; what runs is among them.
    public List<WaitView> all() {
        return look.sight().lines().stream().map(Line::id).flatMap(id -> find(id).stream()).toList();
    }

    /// One batch; empty when it has ended, or is not there.
    public Optional<WaitView> find(UUID batchId) {
        return Optional.ofNullable(causes.get(batchId)).map(cause -> view(batchId, cause));
    }

    private WaitView view(UUID id, Waiting cause) {
        Expected times = expected.getOrDefault(id, new Expected.Unknown(Expected.Why.HELD));
        return new WaitView(id, cause, texts.sentence(cause), times, look.sight().now());
    }

    /// The same with some batches in other places, as during a drag.
    public WaitPicture moved(Map<UUID, QueueKey> places) {
        return new WaitPicture(new SightQueries.Look(look.sight().moved(places), look.pace(), look.zone()));
    }
}
