package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.trade.Attempt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The writes of a group that can be applied together: each trade's from its first to its last, as one step. Where a
/// write does not follow from the one before it, or touches an attempt that the group itself has opened, it comes
/// later.
///
/// @param steps one for each trade
/// @param opened attempts of intents
/// @param changed attempts that were open before, as they are after the wave
/// @param intents writes that reserve
/// @param later what has to wait for this wave, in its order
record Wave(
        List<TradeRows.Step> steps,
        List<Attempt> opened,
        List<Attempt> changed,
        List<TradeWrite> intents,
        List<TradeWrite> later) {

    /// @param now the database's clock
    static Wave of(List<TradeWrite> writes, long fence, Instant now) {
        Map<UUID, List<TradeWrite>> chains = new LinkedHashMap<>();
        List<TradeWrite> later = new ArrayList<>();
        Map<UUID, Boolean> ended = new LinkedHashMap<>();
        for (TradeWrite write : writes) {
            List<TradeWrite> chain = chains.computeIfAbsent(write.tradeId(), _ -> new ArrayList<>());
            if (ended.containsKey(write.tradeId()) || !follows(chain, write)) {
                ended.put(write.tradeId(), true);
                later.add(write);
            } else {
                chain.add(write);
            }
        }
        List<TradeRows.Step> steps = new ArrayList<>();
        Map<UUID, Attempt> opened = new LinkedHashMap<>();
        Map<UUID, Attempt> changed = new LinkedHashMap<>();
        List<TradeWrite> intents = new ArrayList<>();
        for (List<TradeWrite> chain : chains.values()) {
            TradeWrite first = chain.getFirst();
            steps.add(new TradeRows.Step(first.order(), first.before(), chain.getLast().after(), fence, now));
            for (TradeWrite write : chain) {
                if (write.intent()) {
                    intents.add(write);
                }
                write.attempt().ifPresent(a -> (write.intent() ? opened : changed).put(a.id(), a));
            }
        }
        return new Wave(steps, List.copyOf(opened.values()), List.copyOf(changed.values()), intents, later);
    }

    private static boolean follows(List<TradeWrite> chain, TradeWrite write) {
        return chain.isEmpty() || (!chain.getLast().intent() && chain.getLast().after().equals(write.before()));
    }
}
